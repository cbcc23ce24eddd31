import type { BundleDiff, ChangedCount, ChangedReading } from '../../core/bundle/diff.ts';
import { describeTarget } from '../../core/diagnosis/figures.ts';
import { formatAmount, formatDuration } from '../../core/figures.ts';
import { printable } from '../../core/printable.ts';
import { READINGS } from '../../core/probes/readings.ts';
import type { Style } from './style.ts';

/** Names of one kind that are listed; more are only counted. */
const MOST = 12;

/** What changed from one bundle to another, for people. */
export function renderDiff(diff: BundleDiff, style: Style): string {
  const { a, b, seconds, sameProcess } = diff;
  const lines = [
    `A  ${describe(a)}`,
    `B  ${describe(b)}, ${formatDuration(Math.abs(seconds))} ${seconds < 0 ? 'earlier' : 'later'}`,
    ...(sameProcess === false ? [style.warning('Not the same process: it was restarted, or it is another one. Rates are left out.')] : []),
    ...section(
      'Verdicts',
      diff.verdicts.map(({ cause, a: then, b: now }) => `${cause}: ${then ?? 'not judged'} → ${now ?? 'not judged'}`),
      style,
    ),
    ...section('Readings', diff.readings.map(reading), style),
    ...section('Open files by directory', diff.directories.map(counted), style),
    ...section('TCP sockets by peer', diff.peers.map(counted), style),
    ...section('Threads by name', diff.threads.map(counted), style),
  ];
  const nothing = [diff.verdicts, diff.readings, diff.directories, diff.peers, diff.threads].every(({ length }) => length === 0);
  return `${[...lines, ...(nothing ? ['Nothing that was looked at changed.'] : [])].join('\n')}\n`;
}

const describe = ({ target, startedAt, outcome }: BundleDiff['a']): string =>
  printable(`${describeTarget(target)}, ${startedAt}: ${outcome.replaceAll('-', ' ')}`);

function section(title: string, rows: readonly string[], style: Style): readonly string[] {
  if (rows.length === 0) return [];
  const shown = title === 'Readings' ? rows : rows.slice(0, MOST);
  const more = rows.length - shown.length;
  return ['', style.strong(title), ...shown.map((row) => `  ${printable(row)}`), ...(more > 0 ? [style.dim(`  and ${more} more; --json has them all`)] : [])];
}

function reading({ id, unit, of, a, b, change, perSecond }: ChangedReading): string {
  const value = (of: number | string | null) => (of === null ? 'not read' : formatAmount(of, unit));
  const sign = (by: number) => `${by < 0 ? '−' : '+'}${formatAmount(Math.abs(by), unit)}`;
  const rate = perSecond === undefined || unit === 's' ? '' : `, ${perSecond < 0 ? '−' : '+'}${formatAmount(Math.abs(perSecond), unit)} /s`;
  const by = change === undefined ? '' : `  (${sign(change)}${rate})`;
  return `${READINGS[id].title}: ${value(a)} → ${value(b)}${by}${of === undefined ? '' : `  ${of}`}`;
}

function counted({ name, a, b }: ChangedCount): string {
  const note = a === 0 ? '  new' : b === 0 ? '  gone' : '';
  return `${name}: ${a} → ${b}  (${b < a ? '−' : '+'}${Math.abs(b - a)})${note}`;
}
