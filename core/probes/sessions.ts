import type { ReadingId } from './readings.ts';
import type { SessionRow } from './rows.ts';

/** One session as a server lists it. */
export interface ServerSession extends SessionRow {
  /** Where its client is, without the port; absent for a local socket. */
  readonly address?: string;
  /** Seconds from its login to the last time its state changed, where the server tells. */
  readonly usedFor?: number;
  /** Idle by trade: it subscribes or blocks. */
  readonly waitsByTrade?: boolean;
}

/** What a server says of itself beside the list. */
export interface ServerFacts {
  /** Sessions, our own left out. */
  readonly sessions: number;
  readonly slots?: number | undefined;
  /** Sessions that the list does not show, or shows without their state. */
  readonly hidden: number;
}

const FEW = 2;
/** Seconds: a session that is idle for so long, and was busy at most for the first moments of its life, was never used since. */
const LONG_IDLE = 10;
const FIRST_MOMENTS = 2;

export function isIdleInTransaction({ state }: Pick<SessionRow, 'state'>): boolean {
  return state.startsWith('idle in transaction');
}

/**
 * The readings of a list of sessions. Where some are hidden, the others are the least there are: a count above zero is
 * still true, and nothing else is. Without a list there is only how many they are.
 */
export function sessionReadings(
  list: readonly ServerSession[] | undefined,
  { sessions, slots, hidden }: ServerFacts,
): Partial<Record<ReadingId, number | undefined>> {
  const counts = { 'db.sessions': sessions, 'db.slots': slots, 'db.connections_share': slots ? (100 * sessions) / slots : undefined };
  if (!list) return counts;
  const open = list.filter(isIdleInTransaction);
  const locked = list.filter(({ wait }) => wait?.startsWith('Lock:'));
  const least = (count: number) => (hidden > 0 && count === 0 ? undefined : count);
  return {
    ...counts,
    'db.hidden_sessions': hidden,
    'db.idle_in_transaction': least(open.length),
    'db.idle_in_transaction_age': open.length > 0 ? Math.max(...open.map(({ stateAge }) => stateAge)) : undefined,
    'db.lock_waits': least(locked.length),
    ...(hidden > 0 ? {} : { ...stateReadings(list), ...addressReadings(list, slots) }),
  };
}

function stateReadings(list: readonly ServerSession[]): Partial<Record<ReadingId, number | undefined>> {
  const idle = list.filter(({ state, waitsByTrade }) => state === 'idle' && !waitsByTrade);
  const running = list.filter(({ state, wait }) => state === 'active' && wait !== 'Client:ClientWrite');
  return {
    'db.sessions_idle': idle.length,
    'db.sessions_unused': list.some(({ usedFor }) => usedFor !== undefined) || list.length === 0 ? idle.filter(isUnused).length : undefined,
    'db.active_age': Math.max(0, ...running.map(({ stateAge }) => stateAge)),
  };
}

const isUnused = ({ stateAge, usedFor }: ServerSession) => stateAge >= LONG_IDLE && usedFor !== undefined && usedFor <= FIRST_MOMENTS;

/** Of the sessions with an address; those of a local socket say nothing about how many clients there are. */
function addressReadings(list: readonly ServerSession[], slots: number | undefined): Partial<Record<ReadingId, number | undefined>> {
  const counts = new Map<string, number>();
  for (const { address } of list) if (address) counts.set(address, (counts.get(address) ?? 0) + 1);
  const all = [...counts.values()];
  const total = all.reduce((sum, count) => sum + count, 0);
  const scattered = all.filter((count) => count <= FEW).reduce((sum, count) => sum + count, 0);
  const most = Math.max(0, ...all);
  return {
    'db.addresses': all.length,
    'db.sessions_per_address': total > 0 ? most : undefined,
    'db.top_address_share': total > 0 ? (100 * most) / total : undefined,
    'db.scattered_share': total > 0 ? (100 * scattered) / total : undefined,
    'db.scattered_slots_share': total > 0 && slots ? (100 * scattered) / slots : undefined,
  };
}

/** The rows for "are these the same ones as before", without what only the counts need. */
export function rowsOf(list: readonly ServerSession[]): readonly SessionRow[] {
  return list.map(({ address: _address, usedFor: _usedFor, waitsByTrade: _trade, ...row }) => row);
}

/** `address:port`, as the other end of a socket of the process shows it. */
export function clientAt(address: string | undefined, port: number | undefined): string | undefined {
  if (!address || !port || port < 0) return undefined;
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** Takes out what is undefined, so that a row has no empty fields. */
export function compact<T extends object>(row: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as { [Key in keyof T]: Exclude<T[Key], undefined> };
}
