import { describeTimeLeft } from '../../../core/diagnosis/figures.ts';
import { isFirm, leakOf } from '../../../core/diagnosis/standing.ts';
import { formatDuration } from '../../../core/figures.ts';
import { printable } from '../../../core/printable.ts';
import { causeInQuestion, currentDiagnosis } from '../moves/diagnosis.ts';
import type { State } from '../state.ts';
import { clock } from './format.ts';
import { ladder } from './ladder.ts';
import type { Line } from './lines.tsx';
import { pageOf } from './page.ts';
import { verdictLines } from './verdict-lines.ts';

/** The stretch of the verdict that is in sight on a screen of so many columns and lines. */
export function verdictPage(state: State, { columns, height }: { readonly columns: number; readonly height: number }): ReturnType<typeof pageOf> {
  const diagnosis = currentDiagnosis(state)?.diagnosis;
  const lines = diagnosis ? [...verdictLines(diagnosis, { counted: counting(state) }), ...whatToDo(state)] : [];
  return pageOf(lines, state.verdict.scroll, { columns, room: Math.max(4, height - 4), most: mostRows(height) });
}

/** Rows that one line of it may take. */
export function mostRows(height: number): number {
  return height < 16 ? 1 : 2;
}

/** What can be done about the cause, unless the diagnosis rules it out. */
export function whatToDo(state: State): readonly Line[] {
  const cause = causeInQuestion(state);
  const found = currentDiagnosis(state)?.diagnosis.verdicts.find((verdict) => verdict.cause === cause);
  return found?.status === 'refuted' ? [] : ladder(state.library, cause, { firm: found !== undefined && isFirm(found) });
}

/** Until the resource is full, counted on from the last measurement: seconds, and those since it; below 0, it should be full. */
export function secondsLeft(state: State): { readonly left: number; readonly since: number } | undefined {
  const diagnosis = currentDiagnosis(state)?.diagnosis;
  const time = diagnosis && leakOf(diagnosis)?.timeToExhaustion;
  if (!diagnosis || !time) return undefined;
  const since = Math.max(0, (state.now - Date.parse(diagnosis.startedAt) - diagnosis.durationMs) / 1000);
  return { left: time.seconds - since, since };
}

/** The time left as of now; for a screen reader it stands still between two keys. */
function counting(state: State): Line | undefined {
  const diagnosis = currentDiagnosis(state)?.diagnosis;
  const time = diagnosis && leakOf(diagnosis)?.timeToExhaustion;
  const now = secondsLeft(state);
  if (!time || !now) return undefined;
  const [measured = '', what = ''] = describeTimeLeft(time).split(' until ');
  const then = printable(`it was ${measured} when measured, ${formatDuration(now.since)} ago`);
  if (now.left <= 0) return { label: '  left', text: `none by now until ${what}: ${then}; m measures again`, tone: 'critical' };
  return { label: '  left', text: `${clock(now.left)} until ${what}; ${then}`, tone: 'warning' };
}
