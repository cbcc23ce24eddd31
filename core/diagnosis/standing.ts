import type { Diagnosis, Verdict } from './types.ts';

/** Whether a verdict is an answer, and not only something that may be. */
export function isFirm({ status }: Pick<Verdict, 'status'>): boolean {
  return status === 'confirmed' || status === 'likely';
}

/** What nothing rules out, leaks and rivals, best first. */
export function standingOf({ verdicts }: Diagnosis): readonly Verdict[] {
  return verdicts.filter(({ status }) => status !== 'refuted');
}

/** The leak that a diagnosis speaks of, if it speaks of one. */
export function leakOf(diagnosis: Diagnosis): Verdict | undefined {
  return standingOf(diagnosis).find(({ rival }) => !rival);
}
