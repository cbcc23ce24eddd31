import type { Judged, RuleScore } from './measure.ts';

const COLUMNS: readonly (readonly [heading: string, cell: (score: RuleScore) => string])[] = [
  ['blaming', ({ blaming }) => String(blaming)],
  ['found', ({ found }) => String(found)],
  ['neutral', ({ neutral }) => String(neutral)],
  ['false alarms', ({ falseAlarms }) => String(falseAlarms)],
  ['precision', ({ precision }) => share(precision)],
  ['recall', ({ recall }) => share(recall)],
];

/** A table of scores under a heading, one row each. */
export function renderTable(title: string, scores: Readonly<Record<string, RuleScore>>): string {
  const widest = Math.max(title.length, ...Object.keys(scores).map((name) => name.length));
  const head = [title.padEnd(widest), ...COLUMNS.map(([heading]) => heading)].join('  ');
  const rows = Object.entries(scores).map(([name, score]) =>
    [name.padEnd(widest), ...COLUMNS.map(([heading, cell]) => cell(score).padStart(heading.length))].join('  '),
  );
  return `${[head, ...rows].join('\n')}\n`;
}

/** Sentences that were judged wrongly, with what was said. */
export function renderMisses(judged: readonly Judged[]): string {
  const wrong = judged.filter(({ item, said }) => item.rules.length > 0 !== said.length > 0);
  return wrong.map(({ item, said }) => `${item.id}: ${item.rules.join(' ') || 'neutral'}, said ${said.join(' ') || 'nothing'}\n    ${item.text}\n`).join('');
}

const share = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(3));
