import { formatDuration, formatMetric } from '../../../core/figures.ts';
import { measure, missingMarks } from '../../../core/incident/measure.ts';
import { displayName } from '../../../core/incident/state.ts';
import { printable } from '../../../core/printable.ts';
import { shellWord } from '../../../core/shell-word.ts';
import { elapsed } from '../moves/move.ts';
import type { State } from '../state.ts';
import type { Line } from './lines.tsx';

/** What stays on the terminal afterwards, the next thing last. */
export function closedLines(state: State): readonly Line[] {
  return [...closed(state), ...measured(state), ...unknown(state), ...written(state)];
}

/** The same on a screen that may have no room for all of it: the next thing before the figures. */
export function closedOnScreen(state: State): readonly Line[] {
  const commands = nextCommands(state).map((text): Line => ({ label: '', text: printable(text), oneLine: true }));
  return [...closed(state), ...written(state), ...commands, ...measured(state), ...unknown(state)];
}

function closed(state: State): readonly Line[] {
  const { record } = state;
  return [{ label: 'closed', text: `${displayName(record)}: ${printable(record.resolution ?? '')}`, tone: 'good' }, summary(state)];
}

function written({ close, record }: State): readonly Line[] {
  const name = displayName(record);
  if (close.writing) return [{ text: 'writing the postmortem…', tone: 'dim' }];
  if (close.postmortem !== undefined)
    return [
      { label: 'postmortem', text: printable(close.postmortem) },
      { label: 'next', text: 'Answer its questions, then delete them: they stand where nobody recorded anything. Then:' },
    ];
  return [
    ...(close.failed === undefined ? [] : [{ label: 'failed', text: `The postmortem was not written: ${printable(close.failed)}`, tone: 'critical' as const }]),
    { label: 'next', text: `stanch postmortem new ${name} --out postmortem-${name}.md` },
  ];
}

/** What to run once it is closed. Each alone on a line, as they are long and there to be copied. */
export function nextCommands({ close }: State): readonly string[] {
  if (close.postmortem === undefined) return [];
  return ['check', 'publish'].map((does) => `stanch postmortem ${does} ${shellWord(close.postmortem ?? '')}`);
}

/** Every figure that two moments of the record support, with both of them. */
function measured({ record }: State): readonly Line[] {
  const found = measure(record).flatMap(({ metric }) => (metric ? [metric] : []));
  return found.map((metric, at) => ({
    label: at === 0 ? 'measured' : '',
    text: printable(`${metric.name} ${formatMetric(metric)}: ${metric.from} to ${metric.to}`),
  }));
}

/** What nobody marked, and how to: without it some figures stay unknown. */
export function unknown({ record }: State): readonly Line[] {
  const missing = missingMarks(record);
  if (missing.length === 0) return [];
  return [
    { label: 'not marked', text: `${missing.join(', ')}: figures that need them are not recorded`, tone: 'dim' },
    { label: '', text: `stanch incident mark ${displayName(record)} ${missing[0]} --at TIME`, tone: 'dim', oneLine: true },
  ];
}

const COUNTED = [
  ['done', 'done'],
  ['skipped', 'skipped'],
  ['not-possible', 'not possible'],
] as const;

/** How long, how much was done, what was seen. */
export function summary(state: State): Line {
  const { steps, notes, diagnoses, closedAt, startedAt } = state.record;
  const count = (of: string): number => [...steps.values()].filter(({ state: how }) => how === of).length;
  const lasted = closedAt !== undefined && startedAt !== undefined ? (Date.parse(closedAt) - Date.parse(startedAt)) / 1000 : elapsed(state);
  const parts = [
    formatDuration(lasted),
    ...COUNTED.flatMap(([how, words]) => (count(how) === 0 ? [] : [`${count(how)} ${words}`])),
    `${notes.length} ${notes.length === 1 ? 'note' : 'notes'}`,
    diagnoses.length === 0 ? 'no evidence' : `evidence ${diagnoses.map(({ evidence }) => evidence).join(', ')}`,
  ];
  return { label: closedAt === undefined ? 'so far' : 'in all', text: parts.join(' · ') };
}
