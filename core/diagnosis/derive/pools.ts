import type { Sample } from '../../probes/probe.ts';
import type { PoolRow, SessionRow } from '../../probes/rows.ts';
import type { Derived } from './derived.ts';

/**
 * Milliseconds for which a session must have sat unmoved before it counts as kept: longer than any answer takes to read,
 * and, once it has been watched so long, than most work that goes on between two statements.
 */
const UNMOVED = { least: 8_000, wanted: 20_000 } as const;
/** Seconds that the rise of an age may fall short of the time between two looks: on a busy host the answer takes a while, each time another. */
const SLACK = 2;
/** Seconds an idle session must have been so before anything is made of it: shorter is the pause between two statements. */
const AT_REST = 1;
/** The share of the sessions that must do the same before the pool is said to do it. */
const MOST = 0.6;

/** The pool that is nearest to its end, and, while callers wait, what its connections do at the database. */
export function derivePools(sample: Sample, earlier: readonly Sample[]): readonly Derived[] {
  const fullest = sample.pools && fullestOf(sample.pools);
  // A pooler that nobody has used yet has no pool, and so nobody waits for one.
  if (!fullest) return sample.pools ? [{ id: 'pool.waiting', value: 0 }] : [];
  const waiting = waitingFor(fullest, earlier);
  return [
    ...usedShare(fullest, waiting),
    ...(waiting === undefined ? [] : [{ id: 'pool.waiting', value: waiting, of: fullest.name } as const]),
    ...(waiting === undefined || waiting === 0 ? [] : holders(fullest, sample, earlier)),
  ];
}

/** Of a pool that tells no maximum it is known when callers wait: there is no more of it, unless it has no connection at all. */
function usedShare({ name, used, max }: PoolRow, waiting: number | undefined): readonly Derived[] {
  if (max) return [{ id: 'pool.used_share', value: (100 * used) / max, of: name }];
  return waiting && used > 0 ? [{ id: 'pool.used_share', value: 100, of: name }] : [];
}

function fullestOf(pools: readonly PoolRow[]): PoolRow | undefined {
  const share = ({ used, max }: PoolRow) => (max ? used / max : 0);
  const [first] = pools.toSorted((a, b) => (b.waiting ?? 0) - (a.waiting ?? 0) || share(b) - share(a) || b.used - a.used);
  return first;
}

/** Callers that wait now; where only those that ever had to are counted, how many more have since the look before. */
function waitingFor({ name, waiting, waits }: PoolRow, earlier: readonly Sample[]): number | undefined {
  if (waiting !== undefined) return waiting;
  const before = earlier.flatMap(({ pools }) => pools?.find((pool) => pool.name === name)?.waits ?? []).at(-1);
  return waits === undefined || before === undefined ? undefined : Math.max(0, waits - before);
}

/** What most of the sessions do that the pool holds at the database. */
function holders({ used }: PoolRow, sample: Sample, earlier: readonly Sample[]): readonly Derived[] {
  const sessions = sample.sessions && ownSessions(sample.sessions, used, sample);
  const looks = earlier.filter(({ sessions: seen, at }) => seen && sample.at - at >= UNMOVED.least);
  const first = looks.findLast(({ at }) => sample.at - at >= UNMOVED.wanted) ?? looks[0];
  if (!sessions || sessions.length === 0 || !first?.sessions) return [];
  const before = new Map(first.sessions.map((session) => [session.id, session]));
  const seconds = (sample.at - first.at) / 1000;
  const counts = new Map<string, number>();
  for (const session of sessions) {
    const does = doing(session, before.get(session.id), seconds);
    counts.set(does, (counts.get(does) ?? 0) + 1);
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most && most[1] >= MOST * sessions.length ? [{ id: 'pool.holders', value: most[0], of: `${most[1]} of ${sessions.length} sessions` }] : [];
}

/** The sessions at the other end of the process's own sockets, where they can be those of the pool; behind a pooler they are not, and all count. */
function ownSessions(sessions: readonly SessionRow[], used: number, { sockets }: Sample): readonly SessionRow[] {
  const locals = new Set(sockets?.map(({ local }) => local));
  const own = sessions.filter(({ client }) => client !== undefined && locals.has(client));
  return own.length > 0 && own.length >= MOST * used ? own : sessions;
}

/** The states of a session, first that fits; `then` is the same session some seconds before. */
function doing(now: SessionRow, then: SessionRow | undefined, seconds: number): string {
  if (now.wait?.startsWith('Lock:')) return 'lock';
  if (now.state.startsWith('idle in transaction')) return 'idle-in-transaction';
  if (now.wait === 'Client:ClientWrite') return 'client-write';
  // By how much its age rose, not by the age: a look begins before the database is asked.
  const unmoved = then?.state === now.state && now.stateAge - then.stateAge >= seconds - SLACK;
  if (now.state === 'active') return unmoved && then.statement === now.statement ? 'slow' : 'active';
  if (unmoved) return 'idle-unmoved';
  return now.stateAge >= AT_REST ? 'idle-moving' : 'active';
}
