import type { Sighting } from './recognise.ts';
import type { Word } from './tokens.ts';

const AMOUNT = /(?<![\w.])(\d+(?:[.,]\d+)?)\s?(?:([kmgt])(?:i?b)?)?(?![\w.]*\d)(?=\W|$)/gi;
const POWERS = 'kmgt';
/** What leads from one figure to the next when something grew. */
const LEADS = /\b(?:to|then|now|after|until|till|later|reache[sd]|up|at)\b/i;
const PERCENT = /(?<![\w.,-])(\d{1,3}(?:\.\d+)?) ?(?:%|percent\b)/gi;
/** A resource that is used up to half has room. */
const HALF = 50;
/** From so much on it is no noise. */
const GREW = 1.25;
/** Characters between two figures of one sentence that belong together. */
const APART = 80;

interface Amount {
  readonly value: number;
  readonly unit: string;
  readonly from: number;
  readonly to: number;
}

/** Sizes of memory or storage, and what grew from one figure to the next: "200 MB at the start, 2 GB by the evening". */
export function recogniseAmounts(text: string, words: readonly Word[]): readonly Sighting[] {
  const amounts = [...text.matchAll(AMOUNT)].flatMap((match) => amountOf(match));
  const seen = (concept: string, { from, to }: Amount): readonly Sighting[] => {
    const first = words.findIndex((word) => word.from >= from);
    return first >= 0 && (words[first]?.from ?? to) < to ? [{ concept, first, last: first }] : [];
  };
  return [
    ...amounts.filter(({ unit }) => unit === 'bytes').flatMap((amount) => seen('size', amount)),
    ...[...text.matchAll(PERCENT)]
      .filter(([, figure]) => Number(figure) <= HALF)
      .flatMap((match) => seen('half-empty', { value: 0, unit: '%', from: match.index, to: match.index + match[0].length })),
    ...amounts.flatMap((amount, index) => {
      const before = amounts[index - 1];
      return before && grewTo(before, amount, text) ? seen('grows', amount) : [];
    }),
  ];
}

function grewTo(before: Amount, after: Amount, text: string): boolean {
  const between = text.slice(before.to, after.from);
  return after.unit === before.unit && after.value >= before.value * GREW && between.length <= APART && !/[.!?]\s|\n/.test(between) && LEADS.test(between);
}

function amountOf(match: RegExpExecArray): readonly Amount[] {
  const [found, figure = '', power] = match;
  const value = Number(figure.replace(',', power === undefined ? '' : '.'));
  const range = { from: match.index, to: match.index + found.length };
  if (power !== undefined) return [{ ...range, value: value * 1024 ** (POWERS.indexOf(power.toLowerCase()) + 1), unit: 'bytes' }];
  return [{ ...range, value, unit: 'count' }];
}
