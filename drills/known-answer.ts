import { isFirm, standingOf } from '../core/diagnosis/standing.ts';
import type { Diagnosis, Verdict } from '../core/diagnosis/types.ts';
import type { Drill } from './drill.ts';

/** Whether a verdict is the known answer of a drill, in its variant where it has one. */
export function isAnswer({ answer, variant }: Pick<Drill, 'answer' | 'variant'>, verdict: Pick<Verdict, 'cause' | 'variant'> | undefined): boolean {
  return verdict?.cause === answer && (variant === undefined || verdict.variant === variant);
}

/** A leak, or a rival that is the answer, must be named first and at least likely; a healthy look-alike must be called free of leaks. */
export function isKnownAnswer(drill: Pick<Drill, 'answer' | 'variant'>, diagnosis: Diagnosis): boolean {
  const [top] = standingOf(diagnosis);
  if (drill.answer === 'none') return diagnosis.outcome === 'no-leak-seen';
  return top !== undefined && isAnswer(drill, top) && isFirm(top);
}
