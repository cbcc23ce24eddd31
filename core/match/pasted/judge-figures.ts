import { LEVELS, LIMITS } from './figure-limits.ts';
import { CLIENTS, EXTERNAL, GROWING, HEAP, HEAP_TOTAL, POOL, RESIDENT, WORKERS } from './figure-names.ts';
import { type Draft, finding, type Row } from './format.ts';
import type { PastedLines } from './paste.ts';
import { largestOf, shownBytes } from './quantity.ts';

/** Named figures, by name in lower case without marks. */
export type Figures = ReadonlyMap<string, number>;

interface Seen {
  readonly at: number;
  readonly value: number;
  readonly name: string;
}

/** Words for what a pool of a program holds. */
const POOLED = /conn|thread|worker|jdbc|sql|postgres|mongo|redis|hikari/i;
/** Lines within which figures belong to one look. */
const LOOK = 12;

/** What named figures of one paste say: a pool without a free place, a limit that is met, a level, a rise. */
export function judgeFigures(rows: readonly Row<{ readonly found: Figures }>[], text?: PastedLines): readonly Draft[] {
  const series: ReadonlyMap<string, readonly Seen[]> = Map.groupBy(
    rows.flatMap(({ at, found }) => [...found].map(([name, value]) => ({ at, value, name }))),
    ({ name }) => name,
  );
  const last = (list: string): Seen | undefined => list.split(' ').reduce<Seen | undefined>((seen, name) => series.get(name)?.at(-1) ?? seen, undefined);
  return [
    worstPool(rows, text?.mentions(POOLED) ?? true),
    ...LIMITS.map((each) => limit(each, last)),
    memory(series, last),
    ...LEVELS.map((each) => level(each, last)),
    ...rises(series),
  ].filter((draft) => draft !== undefined);
}

function worstPool(rows: readonly Row<{ readonly found: Figures }>[], named: boolean): Draft | undefined {
  const current = new Map<string, Seen>();
  let worst: (Draft & { waiting: number }) | undefined;
  for (const { at, found } of rows) {
    for (const [name, value] of found) current.set(name, { at, value, name });
    for (const [name, seen] of current) if (at - seen.at > LOOK) current.delete(name);
    const waiting = pick(current, POOL.waiting)?.value ?? 0;
    const draft = judgePool(current, at);
    // Seats, licences and addresses are all taken as well, and so they should be.
    if (draft && (waiting > 0 || named) && (!worst || waiting > worst.waiting)) worst = { ...draft, waiting };
  }
  return worst;
}

function judgePool(current: ReadonlyMap<string, Seen>, at: number): Draft | undefined {
  const value = (list: string) => pick(current, list)?.value;
  const [used, idle, waiting] = [value(POOL.used), value(POOL.idle), value(POOL.waiting)];
  const total = value(POOL.total) ?? current.get('totalallocated.of')?.value;
  const known = [used, idle, waiting, total].filter((each) => each !== undefined).length;
  const full = (idle === 0 && (used ?? waiting ?? 0) > 0) || (used !== undefined && total !== undefined && used >= total && total > 0);
  // Two figures suffice where one of them is called the most there may be.
  if (known < (current.has('maxactive') || current.has('maxsize') ? 2 : 3) || (idle ?? 0) > 0) return undefined;
  const says = `${used ?? total ?? 0} of ${total ?? used ?? 0} places of the pool are taken${idle === 0 ? ', 0 idle' : ''}${waiting ? `, ${waiting} wait` : ''}`;
  const kind = (list: string) => pick(current, list) !== undefined;
  if (total === 0 && (used ?? 0) === 0)
    return (waiting ?? 0) > 0 ? finding(at, says, { 'dependency-unreachable': 0.85, 'db-server-connections-exhausted': 0.3 }, 'names') : undefined;
  if (!full || (total ?? used ?? 0) === 0) return undefined;
  const certainty = (waiting ?? 0) > 0 ? 'names' : 'points';
  if (kind(WORKERS)) return (waiting ?? 0) > 0 ? finding(at, says, { 'worker-starvation': 0.8, 'message-or-queue-backlog': 0.5 }, certainty) : undefined;
  if (kind(CLIENTS)) return finding(at, says, { 'connection-leak': 0.85, 'missing-timeout': 0.4 }, certainty);
  return finding(at, says, { 'db-pool-exhaustion': certainty === 'names' ? 0.95 : 0.7, 'slow-or-blocked-sql': 0.25, 'idle-in-transaction': 0.25 }, certainty);
}

function pick(figures: ReadonlyMap<string, Seen>, list: string): Seen | undefined {
  for (const name of list.split(' ')) if (figures.has(name)) return figures.get(name);
  return undefined;
}

type Last = (list: string) => Seen | undefined;

function limit({ used, limit: most, noun, causes, from = 0.8, upTo = 2 }: (typeof LIMITS)[number], last: Last): Draft | undefined {
  const [now, top] = [last(used), last(most)];
  if (!now || !top || top.value <= 0 || now.value < from * top.value || now.value > upTo * top.value) return undefined;
  const says = noun.startsWith('of ') ? `${shownBytes(now.value)} of ${shownBytes(top.value)} ${noun}` : `${now.value} of ${top.value} ${noun}`;
  return finding(now.at, says, causes, now.value >= 0.95 * top.value ? 'names' : 'points');
}

function level({ names, noun, least, sure, causes }: (typeof LEVELS)[number], last: Last): Draft | undefined {
  const now = last(names);
  return now && now.value >= least
    ? finding(now.at, `${noun.startsWith('of ') ? shownBytes(now.value) : now.value} ${noun}`, causes, now.value >= sure ? 'names' : 'points')
    : undefined;
}

/** The process against its heap, now and over time. Without a unit small figures are megabytes. */
function memory(series: ReadonlyMap<string, readonly Seen[]>, last: Last): Draft | undefined {
  const sized = ({ value }: Seen) => (value < 100_000 ? value * 1024 ** 2 : value);
  const resident = last(RESIDENT);
  // `Total: 62mb, Used: 33mb, RSS: 903mb`: beside a resident size, what is used is the heap.
  const [total, external] = [last(HEAP_TOTAL), last(EXTERNAL)];
  const heap = last(HEAP) ?? (resident ? (last('used') ?? total) : undefined);
  const all = (seen: Seen | undefined) => (seen ? (series.get(seen.name) ?? []) : []);
  const grew = rising(all(resident));
  const heapGrew = rising(all(heap) ?? []);
  // A heap that takes a small part of the growth is not where it goes.
  const part = heapGrew && grew ? (sized(heapGrew.last) - sized(heapGrew.first)) / (sized(grew.last) - sized(grew.first)) : 1;
  if (heapGrew && part >= 0.3)
    return finding(
      heapGrew.at,
      `the heap grew from ${shownBytes(sized(heapGrew.first))} to ${shownBytes(sized(heapGrew.last))}`,
      { 'memory-leak': 0.85 },
      heapGrew.sure ? 'names' : 'points',
    );
  if (grew) {
    const says = `resident memory grew from ${shownBytes(sized(grew.first))} to ${shownBytes(sized(grew.last))}`;
    if (all(heap).length >= 2) return finding(grew.at, `${says}, the heap hardly`, { 'native-memory-leak': 0.9, 'memory-leak': 0.35 }, 'names');
    if (!heap) return finding(grew.at, says, { 'memory-leak': 0.65, 'native-memory-leak': 0.55 });
  }
  if (resident && heap) {
    const [whole, managed] = [sized(resident), Math.max(sized(heap), total ? sized(total) : 0)];
    if (whole >= 3 * managed && whole >= 200 * 1024 ** 2) {
      return finding(
        resident.at,
        `the process holds ${shownBytes(whole)}, its heap only ${shownBytes(managed)}`,
        { 'native-memory-leak': 0.85, 'memory-leak': 0.4 },
        whole >= 5 * managed ? 'names' : 'points',
      );
    }
    if (external && sized(external) >= 0.5 * whole && whole >= 200 * 1024 ** 2)
      return finding(external.at, `${shownBytes(sized(external))} of ${shownBytes(whole)} lie outside the heap`, { 'native-memory-leak': 0.8 });
    if (sized(heap) >= 1024 ** 3 && sized(heap) >= 0.6 * whole)
      return finding(heap.at, `the heap holds ${shownBytes(sized(heap))} of ${shownBytes(whole)}`, { 'memory-leak': 0.65 });
  }
  return undefined;
}

function rises(series: ReadonlyMap<string, readonly Seen[]>): readonly Draft[] {
  return [...series].flatMap(([name, seen]) => {
    const kind = GROWING.find((each) => each.name.test(name));
    const rise = kind ? rising(seen) : undefined;
    return kind && rise
      ? [finding(rise.at, `${name} rose from ${rise.first.value} to ${rise.last.value} over ${seen.length} looks`, kind.causes, rise.sure ? 'names' : 'points')]
      : [];
  });
}

/** Whether each look adds as much as the one before: what does that does not waver, however little it is. */
function isEven(seen: readonly Seen[]): boolean {
  const steps = seen.slice(1).map(({ value }, index) => value - (seen[index]?.value ?? 0));
  const least = steps.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return steps.length >= 2 && least >= 5 && largestOf(steps) <= 1.1 * least;
}

/** Whether looks rise: three at least, hardly ever down, and by a quarter over all or by even steps. */
export function rising(seen: readonly Seen[]): { readonly at: number; readonly first: Seen; readonly last: Seen; readonly sure: boolean } | undefined {
  const [first, last] = [seen[0], seen.at(-1)];
  if (!first || !last || seen.length < (last.value >= 2 * first.value ? 2 : 3)) return undefined;
  const down = seen.filter((each, index) => index > 0 && each.value < (seen[index - 1]?.value ?? 0)).length;
  const risen = last.value - first.value;
  if ((last.value < 1.25 * first.value && !isEven(seen)) || risen < Math.max(5, 0.05 * first.value) || down > 0.2 * seen.length) return undefined;
  return { at: last.at, first, last, sure: seen.length >= 4 && last.value >= 1.5 * first.value };
}
