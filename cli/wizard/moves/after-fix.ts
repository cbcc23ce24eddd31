import type { Diagnosis } from '../../../core/diagnosis/types.ts';
import { isFix, measuredFix, sayMeasuredFix } from '../../../core/incident/fix.ts';
import type { Entry } from '../../../core/incident/types.ts';
import type { Line } from '../parts/lines.tsx';
import type { State } from '../state.ts';

/** What a new diagnosis says of the fix before it, for the record. */
export function fixEntries({ record }: State, diagnosis: Diagnosis, evidence: string): readonly Entry[] {
  const fix = measuredFix(record, diagnosis, evidence);
  return fix ? [{ kind: 'note', text: sayMeasuredFix(fix) }] : [];
}

const TONES = { stopped: 'good', slowed: 'warning', unchanged: 'critical', 'too early': 'dim' } as const;

/** What the last fix did, or that it was not measured yet. */
export function fixLine({ record }: State): Line | undefined {
  const fixed = record.events.findLastIndex(({ entry }) => isFix(entry));
  const last = record.diagnoses.at(-1);
  if (fixed === -1 || !last) return undefined;
  const looked = record.events.findLastIndex(({ entry }) => entry.kind === 'diagnosis');
  if (looked < fixed) return { label: 'the fix', text: 'm measures whether it helped', tone: 'dim' };
  const fix = measuredFix(record, last.diagnosis, last.evidence);
  if (!fix) return undefined;
  const more = fix.minutes === undefined ? '' : `, needs ${fix.minutes} more min`;
  return { label: 'the fix', text: `${fix.verdict}${more}: ${fix.says} (${fix.after}, ${fix.before})`, tone: TONES[fix.verdict] };
}
