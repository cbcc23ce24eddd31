import type { Sample } from '../../probes/probe.ts';
import type { Derived } from './derived.ts';

/** Sessions that wait for one that does nothing, the same one as in the look before: what ends by itself is no finding. */
export function deriveSessions(sample: Sample, earlier: readonly Sample[]): readonly Derived[] {
  const { sessions } = sample;
  const before = earlier.findLast(({ sessions: seen }) => seen)?.sessions;
  if (!sessions || !before) return [];
  const idle = (id: string, among: typeof sessions) => among.find((session) => session.id === id)?.state.startsWith('idle in transaction') === true;
  const stuck = new Set(sessions.map(({ id }) => id).filter((id) => idle(id, sessions) && idle(id, before)));
  return [{ id: 'db.blocked', value: sessions.filter(({ blockedBy }) => blockedBy?.some((id) => stuck.has(id))).length }];
}
