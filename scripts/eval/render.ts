import { type Answer, isRight, type Score } from './measure.ts';

const COLUMNS: readonly (readonly [heading: string, cell: (score: Score) => string])[] = [
  ['items', ({ items }) => String(items)],
  ['top-1', ({ items, top1 }) => share(items, top1)],
  ['or also', ({ items, top1OrAlso }) => share(items, top1OrAlso)],
  ['top-3', ({ items, top3 }) => share(items, top3)],
  ['MRR', ({ items, meanReciprocalRank }) => share(items, meanReciprocalRank)],
  ['unrelated', ({ unrelated }) => String(unrelated)],
  ['false matches', ({ unrelated, falseMatches }) => share(unrelated, falseMatches)],
];

/** A table of scores under a heading, one row each. */
export function renderScores(title: string, scores: Readonly<Record<string, Score>>): string {
  const widest = Math.max(title.length, ...Object.keys(scores).map((name) => name.length));
  const head = [title.padEnd(widest), ...COLUMNS.map(([heading]) => heading)].join('  ');
  const rows = Object.entries(scores).map(([name, score]) =>
    [name.padEnd(widest), ...COLUMNS.map(([heading, cell]) => cell(score).padStart(heading.length))].join('  '),
  );
  return `${[head, ...rows].join('\n')}\n`;
}

/** What was not answered right, with what was said instead. */
export function renderMisses(answers: readonly Answer[]): string {
  const misses = answers.filter((answer) => !isRight(answer));
  return misses
    .map(({ item, ranked }) => `${item.id}: ${item.cause}, answered ${ranked.slice(0, 3).join(', ') || 'nothing'}\n    ${shortened(item.text)}\n`)
    .join('');
}

function share(of: number, value: number): string {
  return of === 0 ? '–' : value.toFixed(3);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 240 ? `${line.slice(0, 240)}…` : line;
}
