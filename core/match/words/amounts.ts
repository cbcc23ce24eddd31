import type { Sighting } from './recognise.ts';
import type { Word } from './tokens.ts';

const AMOUNT = /(?<![\w.])(\d+(?:[.,]\d+)?)\s?(?:([kmgt])(?:i?b)?)?(?![\w.]*\d)(?=\W|$)/gi;
const POWERS = 'kmgt';
/** What leads from one figure to the next when something grew. */
const LEADS = /\b(?:to|then|now|after|until|till|later|reache[sd]|up|at)\b/i;
const PERCENT = /(?<![\w.,-])(\d{1,3}(?:\.\d+)?) ?(?:%|percent\b)/gi;
/** A resource that is used up to half has room. */
const HALF = 50;
/** A resource that is used up to this is full. */
const FULL = 95;
/** So many of anything are a crowd. */
const CROWD = 300;
/** Figures that count nothing: a port, a line, a year, a time. */
const NAMES =
  /(?:\b(?:port|errno|error|code|line|pid|id|version|status|http|lwp|thread|tid|goroutine|process|worker|child|job|row|issue|step|build|test|user|year|since|in|until|no)\.?(?: is| was|=|:)?|[#*:./@[(-]|\b(?:returns?|answers?|responds?|gives?)(?: with)?(?: a| an)?) ?$/i;
const TIMES = /^ ?(?:ms|msecs?|s|secs?|seconds?|minutes?|mins?|hours?|days?|px|bytes?|b|%|°|rpm|usd|dollars?|euros?)\b/i;
const isYear = (figure: string) => /^(?:19|20)\d\d$/.test(figure);
/** From so much on it is no noise. */
const GREW = 1.25;
/** And so many times more it is a figure of something else. */
const OTHER = 100_000;
/** Characters between two figures of one sentence that belong together. */
const APART = 40;

interface Amount {
  readonly value: number;
  readonly unit: string;
  readonly from: number;
  readonly to: number;
}

/** Sizes of memory or storage, and what grew from one figure to the next: "200 MB at the start, 2 GB by the evening". */
export function recogniseAmounts(text: string, words: readonly Word[]): readonly Sighting[] {
  const amounts = [...text.matchAll(AMOUNT)].flatMap((match) => amountOf(match));
  const seen = (concept: string, { from, to }: Amount, faint = false): readonly Sighting[] => {
    const first = words.findIndex((word) => word.from >= from);
    return first >= 0 && (words[first]?.from ?? to) < to ? [{ concept, first, last: first, ...(faint ? { faint } : {}) }] : [];
  };
  const percents = [...text.matchAll(PERCENT)].map((match) => ({ value: Number(match[1]), unit: '%', from: match.index, to: match.index + match[0].length }));
  return [
    ...amounts.filter(({ unit }) => unit === 'bytes').flatMap((amount) => seen('size', amount)),
    ...amounts.filter((amount) => isCrowd(amount, text)).flatMap((amount) => seen('many', amount, true)),
    ...percents.filter(({ value }) => value <= HALF).flatMap((percent) => seen('half-empty', percent)),
    ...percents.filter(({ value }) => value >= FULL && value <= 100).flatMap((percent) => seen('full', percent)),
    ...amounts.flatMap((amount, index) => {
      const before = amounts[index - 1];
      return before && grewTo(before, amount, text) ? seen('grows', amount) : [];
    }),
  ];
}

function isCrowd({ value, unit, from, to }: Amount, text: string): boolean {
  return (
    unit === 'count' &&
    value >= CROWD &&
    !isYear(text.slice(from, to)) &&
    !NAMES.test(text.slice(Math.max(0, from - 24), from)) &&
    !TIMES.test(text.slice(to, to + 12))
  );
}

function grewTo(before: Amount, after: Amount, text: string): boolean {
  const between = text.slice(before.to, after.from);
  return (
    after.unit === before.unit &&
    after.value >= before.value * GREW &&
    after.value <= before.value * OTHER &&
    between.length <= APART &&
    !/[.!?]\s|\n/.test(between) &&
    LEADS.test(between)
  );
}

function amountOf(match: RegExpExecArray): readonly Amount[] {
  const [found, figure = '', power] = match;
  const value = Number(figure.replace(',', power === undefined ? '' : '.'));
  const range = { from: match.index, to: match.index + found.length };
  // "12k connections" are a count, "12k" and "12 kB" a size.
  if (power?.toLowerCase() === 'k' && /k$/i.test(found) && / [a-z]/i.test(`${match.input}`.slice(range.to, range.to + 2)))
    return [{ ...range, value: value * 1000, unit: 'count' }];
  if (power !== undefined) return [{ ...range, value: value * 1024 ** (POWERS.indexOf(power.toLowerCase()) + 1), unit: 'bytes' }];
  return [{ ...range, value, unit: 'count' }];
}
