/** How a length of time is stated. */
export type Bound = 'exact' | 'about' | 'over' | 'under' | 'at-least' | 'up-to';

/** A length of time as a text states it. */
export interface StatedDuration {
  /** Where it stands in the text. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly seconds: number;
  readonly bound: Bound;
  /** The last unit written, in seconds: nothing smaller is claimed. */
  readonly unit: number;
  /** It has more than one unit, such as `1 h 50 min`, so it was hardly rounded. */
  readonly compound: boolean;
}

const WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const NUMBER = `\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?|half an?|an?|${WORDS.join('|')}`;
const UNIT = 'seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?';
const PART = new RegExp(`(?<![\\w.,:/$€£])(?<number>${NUMBER})(?:[ \\u00a0-]|(?<=\\d))(?<unit>${UNIT})(?:(?![\\w%/])|(?<=\\dh)(?=\\d))`, 'gi');
const NEXT = /^(?:,? and |, |[ \u00a0])?(?=\d)/;
const SIZES: readonly (readonly [RegExp, number])[] = [
  [/^s/i, 1],
  [/^m/i, 60],
  [/^h/i, 3600],
  [/^d/i, 86_400],
  [/^w/i, 604_800],
];
const BOUNDS: readonly (readonly [Bound, RegExp])[] = [
  ['at-least', /\b(?:at least|no less than|a minimum of)\s*$/i],
  ['up-to', /\b(?:up to|as (?:long|much) as|a maximum of)\s*$/i],
  [
    'about',
    /(?:[~≈]|\b(?:about|around|approximately|approx\.?|roughly|some|nearly|almost|close to|just under|a little under|just over|a little over|an estimated))\s*$/i,
  ],
  ['over', /\b(?:over|more than|upwards of|in excess of)\s*$/i],
  ['under', /\b(?:under|less than|within|at most|no more than|fewer than)\s*$/i],
];

/** Every length of time in a text, in the order written: `over 14 hours`, `62-minute`, `44 h 49`, `1h50m`, `half an hour`. */
export function readDurations(text: string): StatedDuration[] {
  const found: StatedDuration[] = [];
  for (const match of text.matchAll(PART)) {
    const { number = '', unit: name = '' } = match.groups ?? {};
    const from = match.index;
    const unit = SIZES.find(([pattern]) => pattern.test(name))?.[1] ?? 1;
    const last = found.at(-1);
    const joins = last !== undefined && unit < last.unit && from - last.to <= 6 && /^(?:,? and |, |[ \u00a0])$/.test(text.slice(last.to, from));
    if (joins) found[found.length - 1] = joined(last, text, from + match[0].length, last.seconds + valueOf(number) * unit, unit);
    // A single m is as often a million or a metre.
    else if (!/^m$/i.test(name))
      found.push(
        withTail(
          {
            from,
            to: from + match[0].length,
            text: match[0],
            seconds: valueOf(number) * unit,
            bound: boundOf(text.slice(Math.max(0, from - 24), from)),
            unit,
            compound: false,
          },
          text,
          name,
        ),
      );
  }
  return found;
}

/** `44 h 49` and `1h50m`: minutes that follow a short unit. */
function withTail(stated: StatedDuration, text: string, name: string): StatedDuration {
  if (!/^h$/i.test(name)) return stated;
  const rest = text.slice(stated.to, stated.to + 8);
  const tail = /^ ?(\d{1,2})(?:m\b|(?![\w:%.,/-]|\s?(?:min|m\b|s|%)))/.exec(rest);
  if (!tail || !NEXT.test(rest)) return stated;
  return joined(stated, text, stated.to + tail[0].length, stated.seconds + Number(tail[1]) * 60, 60);
}

function joined(stated: StatedDuration, text: string, to: number, seconds: number, unit: number): StatedDuration {
  return { ...stated, to, text: text.slice(stated.from, to), seconds, unit, compound: true };
}

function valueOf(number: string): number {
  const word = number.toLowerCase();
  if (word.startsWith('half')) return 0.5;
  if (word === 'a' || word === 'an') return 1;
  const index = WORDS.indexOf(word);
  return index === -1 ? Number(word.replaceAll(',', '')) : index + 1;
}

const boundOf = (before: string): Bound => BOUNDS.find(([, pattern]) => pattern.test(before))?.[0] ?? 'exact';

/** The lengths, in seconds, of which one may say so. `strict`: figures of a table, which are not rounded. */
export function allows({ seconds, bound, unit, compound }: StatedDuration, strict = false): readonly [low: number, high: number] {
  const rounding = strict || compound ? unit : roundingOf(seconds, unit);
  switch (bound) {
    case 'about':
      return [seconds * 0.75 - rounding, seconds * 1.25 + rounding];
    case 'over':
      return [seconds, seconds + Math.max(unit, seconds * 0.25)];
    case 'under':
      return [0, seconds];
    case 'at-least':
      return [seconds, Infinity];
    case 'up-to':
      return [0, Infinity];
    default:
      return [seconds - rounding, seconds + rounding];
  }
}

/** How far people round when they do not say so: to the half hour, and to ten minutes where the figure is round. */
function roundingOf(seconds: number, unit: number): number {
  if (unit >= 3600) return seconds % unit === 0 ? unit / 2 : unit / 4;
  const count = seconds / unit;
  if (count % 10 === 0 || count % 15 === 0) return unit * Math.min(10, Math.max(2, count / 10));
  return count % 5 === 0 ? unit * 2 : unit;
}
