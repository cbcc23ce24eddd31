import { describeTarget } from '../../core/diagnosis/figures.ts';
import type { Finding, Standing } from '../../core/doctor/check.ts';
import type { Examination } from '../../core/doctor/examine.ts';
import { printable } from '../../core/printable.ts';
import type { Style } from './style.ts';

const WORDS: Readonly<Record<Standing, string>> = { ok: 'ok', note: 'note', gap: 'GAP' };

/** What can be seen and what cannot, a line each, with the command that closes a gap under it. */
export function renderExamination({ checks, process, allSeen }: Examination, style: Style): string {
  const lines = [
    ...checks.flatMap((check) => row(check, style)),
    ...(process
      ? ['', style.strong(`What can be seen of ${printable(describeTarget(process))}`), ...process.probes.flatMap((probe) => row(probe, style))]
      : []),
    '',
    allSeen
      ? style.good('Everything that was asked about can be seen.')
      : style.warning('Something cannot be seen: the lines marked GAP say what, and what closes it.'),
  ];
  return `${lines.join('\n')}\n`;
}

function row({ title, status, says, command }: Finding & { readonly title: string }, style: Style): readonly string[] {
  const colour = { ok: style.good, note: style.dim, gap: style.warning }[status];
  return [
    `${colour(WORDS[status].padEnd(4))}  ${title.padEnd(26)} ${printable(says)}`,
    ...(command === undefined ? [] : [`${' '.repeat(33)}${style.command(printable(command))}`]),
  ];
}
