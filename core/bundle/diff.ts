import type { Diagnosis, Outcome, Status, Target } from '../diagnosis/types.ts';
import type { Sample } from '../probes/probe.ts';
import type { ReadingId, Unit } from '../probes/readings.ts';

/** What one bundle says, to be compared. */
export interface Side {
  readonly diagnosis: Diagnosis;
  /** Its last look. */
  readonly sample?: Sample;
  /** Open files by directory, in its last look that read them. */
  readonly directories: ReadonlyMap<string, number>;
}

export interface ChangedCount {
  readonly name: string;
  /** 0 where there is none: what is new or gone. */
  readonly a: number;
  readonly b: number;
}

export interface ChangedReading {
  readonly id: ReadingId;
  readonly unit: Unit;
  readonly of?: string;
  /** null: not taken in this one. */
  readonly a: number | string | null;
  readonly b: number | string | null;
  readonly change?: number;
  /** Of one and the same process only. */
  readonly perSecond?: number;
}

/** The JSON contract of `diff --json`. */
export interface BundleDiff {
  readonly schema: 1;
  readonly a: { readonly target: Target; readonly startedAt: string; readonly outcome: Outcome };
  readonly b: BundleDiff['a'];
  /** Seconds from the last look of A to that of B. */
  readonly seconds: number;
  /** Whether both are of one process that was not restarted in between; null when it cannot be told. */
  readonly sameProcess: boolean | null;
  readonly verdicts: readonly { readonly cause: string; readonly a: Status | null; readonly b: Status | null }[];
  readonly readings: readonly ChangedReading[];
  readonly directories: readonly ChangedCount[];
  /** TCP sockets by peer, and by the port it listens on for what came in. */
  readonly peers: readonly ChangedCount[];
  /** Threads by name, digits left out. */
  readonly threads: readonly ChangedCount[];
}

/** These move on in every process. */
const CLOCKS: ReadonlySet<ReadingId> = new Set(['process.uptime', 'process.started']);

/** What changed from one bundle to another. */
export function diffBundles(a: Side, b: Side): BundleDiff {
  const seconds = (lastAt(b) - lastAt(a)) / 1000;
  const same = sameProcess(a, b);
  return {
    schema: 1,
    a: head(a),
    b: head(b),
    seconds,
    sameProcess: same,
    verdicts: changedVerdicts(a.diagnosis, b.diagnosis),
    readings: changedReadings(a.diagnosis, b.diagnosis, same === true && seconds > 0 ? seconds : undefined),
    directories: changedCounts(a.directories, b.directories),
    peers: changedCounts(peersOf(a.sample), peersOf(b.sample)),
    threads: changedCounts(threadsOf(a.sample), threadsOf(b.sample)),
  };
}

const head = ({ diagnosis: { target, startedAt, outcome } }: Side) => ({ target, startedAt, outcome });
const lastAt = ({ sample, diagnosis }: Side): number => sample?.at ?? Date.parse(diagnosis.startedAt);
const readingOf = ({ readings }: Diagnosis, id: ReadingId) => readings.find((reading) => reading.id === id);

function sameProcess(a: Side, b: Side): boolean | null {
  const [then, now] = [a, b].map(({ diagnosis }) => readingOf(diagnosis, 'process.started')?.value);
  return then === undefined || now === undefined ? null : then === now && a.diagnosis.target.pid === b.diagnosis.target.pid;
}

function changedVerdicts(a: Diagnosis, b: Diagnosis): BundleDiff['verdicts'] {
  const causes = new Set([...b.verdicts, ...a.verdicts].map(({ cause }) => cause));
  const status = ({ verdicts }: Diagnosis, wanted: string) => verdicts.find(({ cause }) => cause === wanted)?.status ?? null;
  return [...causes].map((cause) => ({ cause, a: status(a, cause), b: status(b, cause) })).filter((each) => each.a !== each.b);
}

function changedReadings(a: Diagnosis, b: Diagnosis, seconds: number | undefined): readonly ChangedReading[] {
  const ids = new Set([...a.readings, ...b.readings].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const [then, now] = [readingOf(a, id), readingOf(b, id)];
    const unit = (now ?? then)?.unit;
    if (CLOCKS.has(id) || unit === undefined || (then?.value === now?.value && unnamed(then?.of) === unnamed(now?.of))) return [];
    const of = now?.of ?? then?.of;
    const change = typeof then?.value === 'number' && typeof now?.value === 'number' ? now.value - then.value : undefined;
    return [
      {
        id,
        unit,
        ...(of === undefined ? {} : { of }),
        a: then?.value ?? null,
        b: now?.value ?? null,
        ...(change === undefined ? {} : { change }),
        ...(change === undefined || seconds === undefined || unit === '%' || unit === '/s' ? {} : { perSecond: change / seconds }),
      },
    ];
  });
}

/** Largest change first. */
function changedCounts(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): readonly ChangedCount[] {
  const [a, b] = [merged(before), merged(after)];
  return [...new Set([...a.keys(), ...b.keys()])]
    .map((name) => ({ name, a: a.get(name) ?? 0, b: b.get(name) ?? 0 }))
    .filter((each) => each.a !== each.b)
    .sort((x, y) => Math.abs(y.b - y.a) - Math.abs(x.b - x.a) || x.name.localeCompare(y.name));
}

/** Each bundle has tokens of its own for the same secret: here they only hide that it is the same. */
function merged(counts: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const result = new Map<string, number>();
  for (const [name, count] of counts) result.set(unnamed(name) ?? '', (result.get(unnamed(name) ?? '') ?? 0) + count);
  return result;
}

const unnamed = (text: string | undefined): string | undefined => text?.replace(/redacted-([a-z]+)-[\da-f]{8,}/g, 'redacted-$1');

function peersOf(sample: Sample | undefined): ReadonlyMap<string, number> {
  const sockets = sample?.sockets ?? [];
  const portOf = (address: string) => address.slice(address.lastIndexOf(':'));
  const listening = new Set(sockets.filter(({ state }) => state === 'LISTEN').map(({ local }) => portOf(local)));
  return count(
    sockets.filter(({ state }) => state !== 'LISTEN').map(({ local, peer }) => (listening.has(portOf(local)) ? `to our port ${portOf(local)}` : peer)),
  );
}

function threadsOf(sample: Sample | undefined): ReadonlyMap<string, number> {
  return count((sample?.threads ?? []).map(({ name }) => name.replace(/\d+/g, '#')));
}

function count(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
