import { NOT_RECORDED } from '../not-recorded.ts';
import { printable } from '../printable.ts';
import type { HandoffSummary } from './handoff.ts';
import { preciseUtc, utc } from './precision.ts';

/** The summary for the next shift, for a terminal or a chat; `head` is the hash of the record's last line, null where nobody asked for it. */
export function renderHandoff(summary: HandoffSummary, head: string | undefined | null): string {
  const { name, title, status, severity, usersHurt, startedAt, phase, phaseSince, process, lastDiagnosis } = summary;
  return [
    `${name}  ${printable(title ?? NOT_RECORDED)}`,
    `  status           ${status}, severity ${severity ?? NOT_RECORDED}, users hurt as answered at the start: ${usersHurt ?? NOT_RECORDED}`,
    `  started          ${startedAt === null ? NOT_RECORDED : utc(startedAt)}`,
    `  phase            ${phase === null ? NOT_RECORDED : printable(phase)}${phaseSince === null ? '' : ` since ${utc(phaseSince)}`}`,
    `  process          ${process === null ? NOT_RECORDED : `${printable(process.name)} (pid ${process.pid})`}`,
    `  last diagnosis   ${lastDiagnosis === null ? NOT_RECORDED : diagnosis(lastDiagnosis)}`,
    ...list('open steps', summary.openSteps?.map(({ step, title: what }) => `${step} ${what}`) ?? null),
    ...list(
      'left out',
      summary.leftOut.map(({ step, title: what, reason }) => `${step} ${what}${reason === null ? '' : `: ${reason}`}`),
    ),
    ...list(
      'last notes',
      summary.lastNotes.map(({ at, precision, text }) => `${preciseUtc(at, precision)} ${text.replace(/\s*[\r\n]+\s*/g, ' ')}`),
    ),
    `  not marked yet   ${summary.missingMarks.length === 0 ? 'nothing' : summary.missingMarks.join(', ')}`,
    ...(head === null ? [] : [`  head             ${head ?? NOT_RECORDED}`]),
    '',
  ].join('\n');
}

function diagnosis({ evidence, at, says, timeLeft }: NonNullable<HandoffSummary['lastDiagnosis']>): string {
  return printable(`${evidence} of ${utc(at)}: ${says}${timeLeft === null ? '' : `; then ${timeLeft}`}`);
}

function list(label: string, items: readonly string[] | null): readonly string[] {
  if (items === null || items.length === 0) return [`  ${label.padEnd(16)} ${items === null ? NOT_RECORDED : 'none'}`];
  return [`  ${label}`, ...items.map((item) => `    ${printable(item)}`)];
}
