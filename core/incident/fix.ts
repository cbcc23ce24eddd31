import { effectOfFix, type FixEffect } from '../diagnosis/after-fix.ts';
import type { Diagnosis } from '../diagnosis/types.ts';
import type { IncidentState } from './state.ts';
import type { Entry, Mark } from './types.ts';

/** What the last fix did, and the two pieces of evidence that say so. */
export interface MeasuredFix extends FixEffect {
  readonly before: string;
  readonly after: string;
}

const TRIED: readonly Mark[] = ['mitigation-attempt', 'mitigated', 'action', 'resolved'];

/** Whether the entry says that the system was changed. */
export function isFix(entry: Entry): boolean {
  if (entry.kind === 'mark') return TRIED.includes(entry.mark);
  return entry.kind === 'step' && entry.state === 'done' && /\b(restart|roll(ing)? back|scal(e|ing) out|temporary fix|deploy)/i.test(entry.title);
}

/**
 * A diagnosis against the last one before the fix in which something grew; undefined when no fix is on record before it,
 * or nothing to compare with.
 */
export function measuredFix({ events }: Pick<IncidentState, 'events'>, after: Diagnosis, evidence: string): MeasuredFix | undefined {
  const here = events.findIndex(({ entry }) => entry.kind === 'diagnosis' && entry.evidence === evidence);
  const earlier = here === -1 ? events : events.slice(0, here);
  const fix = earlier.findLastIndex(({ entry }) => isFix(entry));
  for (const { entry } of earlier.slice(0, Math.max(0, fix)).toReversed()) {
    if (entry.kind !== 'diagnosis') continue;
    const effect = effectOfFix(entry.diagnosis, after);
    if (effect) return { ...effect, before: entry.evidence, after: evidence };
  }
  return undefined;
}

/** `E2 after the fix, against E1: slowed: …`, for the record. */
export function sayMeasuredFix({ before, after, verdict, minutes, says }: MeasuredFix): string {
  const more = minutes === undefined ? '' : `, needs ${minutes} more ${minutes === 1 ? 'minute' : 'minutes'}`;
  return `${after} after the fix, against ${before}: ${verdict}${more}: ${says}`;
}
