import type { Sample } from '../../probes/probe.ts';
import type { SessionRow } from '../../probes/rows.ts';
import { isIdleInTransaction } from '../../probes/sessions.ts';
import { type Derived, valueOf } from './derived.ts';

/** What only two looks at a database tell: whom an idle session holds up, and whether more clients were refused since. */
export function deriveDatabase(sample: Sample, earlier: readonly Sample[]): readonly Derived[] {
  return [...blocked(sample, earlier), ...refused(sample, earlier)];
}

/** The list may be a second old where ages are told in whole seconds. */
const ROUNDING = 1;

/**
 * Sessions that wait, directly or behind others, for one that has been idle in its transaction since the look before.
 * A transaction that is idle for a moment between two statements holds others up too, and means nothing.
 */
function blocked(sample: Sample, earlier: readonly Sample[]): readonly Derived[] {
  const { sessions } = sample;
  if (!sessions) return [];
  const waiting = sessions.filter(({ blockedBy }) => blockedBy && blockedBy.length > 0);
  // Where sessions are hidden, nobody seen to wait is not nobody.
  if (waiting.length === 0) return valueOf(sample, 'db.lock_waits') === 0 ? [{ id: 'db.blocked', value: 0 }] : [];
  const before = earlier.findLast((each) => each.sessions !== undefined);
  if (!before?.sessions) return [];
  const then = new Set(before.sessions.filter(isIdleInTransaction).map(({ id }) => id));
  const seconds = (sample.at - before.at) / 1000 - ROUNDING;
  const unmoved = new Set(sessions.filter((each) => isIdleInTransaction(each) && then.has(each.id) && each.stateAge >= seconds).map(({ id }) => id));
  return [{ id: 'db.blocked', value: behind(waiting, unmoved).length }];
}

/** Those that wait for one of the holders, and those that wait for them in turn. */
function behind(waiting: readonly SessionRow[], holders: ReadonlySet<string>): readonly SessionRow[] {
  const reached = new Set(holders);
  for (let grown = true; grown; ) {
    const more = waiting.filter(({ id, blockedBy }) => !reached.has(id) && blockedBy?.some((holder) => reached.has(holder)));
    for (const { id } of more) reached.add(id);
    grown = more.length > 0;
  }
  return waiting.filter(({ id }) => reached.has(id));
}

/** The server counts since it started; a count that fell is of a server that started again. */
function refused(sample: Sample, earlier: readonly Sample[]): readonly Derived[] {
  const now = valueOf(sample, 'db.refused_total');
  const first = earlier.map((each) => valueOf(each, 'db.refused_total')).find((value) => value !== undefined);
  if (now === undefined || first === undefined || valueOf(sample, 'db.refused') !== undefined) return [];
  return [{ id: 'db.refused', value: now < first ? now : now - first }];
}
