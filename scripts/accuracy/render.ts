import { type DrillScore, IN_TIME } from './score.ts';

/** One table row a drill, and the totals under it, as Markdown. */
export function renderAccuracy(scores: readonly DrillScore[]): string {
  const leaks = scores.filter(({ answer }) => answer !== 'none');
  const healthy = scores.filter(({ answer }) => answer === 'none');
  return [
    '| Leak | Known answer | Named first | Within 40 s | Ends as | Seconds until named | until sure |',
    '|---|---|---|---|---|---|---|',
    ...leaks.map((each) =>
      row(each.drill, each.answer, of(each.right, each.runs), of(each.inTime, each.runs), each.status, figure(each.namedAfter), figure(each.firmAfter)),
    ),
    '',
    '| Healthy, and looks like a leak | No false alarm | Ends as | What was alarmed |',
    '|---|---|---|---|',
    ...healthy.map((each) => row(each.drill, of(each.right, each.runs), each.status, each.falseAlarms.join(', ') || '-')),
    '',
    `Leaks named first within ${IN_TIME} s: ${of(sum(leaks, 'inTime'), sum(leaks, 'runs'))}. False alarms on healthy processes: ${sum(healthy, 'runs') - sum(healthy, 'right')} of ${sum(healthy, 'runs')}.`,
    '',
  ].join('\n');
}

const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const of = (part: number, whole: number) => `${part} of ${whole}`;
const figure = (value: number | undefined) => (value === undefined ? '-' : String(Math.round(value)));
const sum = (scores: readonly DrillScore[], key: 'runs' | 'right' | 'inTime') => scores.reduce((total, each) => total + each[key], 0);
