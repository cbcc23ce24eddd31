import { offsetOf, ZONE_ABBREVIATIONS } from '../facts/row-time.ts';

/** A time of day as a text states it. */
export interface StatedClock {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Seconds since midnight, as written. */
  readonly clock: number;
  readonly hasSeconds: boolean;
  /** Minutes east of UTC, where it says so. */
  readonly offset?: number;
  /** An abbreviation stands behind it. */
  readonly abbreviation?: string;
  readonly approximate: boolean;
}

const CLOCK = new RegExp(
  `(?<![\\d:.,/])(?<approx>[~≈] ?|\\b(?:about|around|approximately|roughly|shortly (?:after|before)|just (?:after|before)|by) )?(?<!\\d)(?<h>[01]?\\d|2[0-3]):(?<m>[0-5]\\d)(?::(?<s>[0-5]\\d)(?:\\.\\d+)?)?(?![\\d:])(?: ?(?<half>[AaPp]\\.?[Mm]\\b\\.?))?(?: ?(?:\\(?(?<utc>UTC|GMT|Z)\\b(?![+−-]\\d)|(?:UTC|GMT)?(?<sign>[+−-])(?<oh>\\d{2}):?(?<om>\\d{2})|(?<abbr>${ZONE_ABBREVIATIONS})\\b))?`,
  'g',
);

/** Every time of day in a text, in the order written: `11:40:04`, `21:45 UTC`, `~7:51 PM PST`. */
export function readClocks(text: string): StatedClock[] {
  return [...text.matchAll(CLOCK)].map((match) => {
    const { h, m, s, half, utc, sign, oh, om, abbr, approx } = match.groups ?? {};
    const hour = half === undefined ? Number(h) : (Number(h) % 12) + (/^p/i.test(half) ? 12 : 0);
    const skipped = approx?.length ?? 0;
    return {
      from: match.index + skipped,
      to: match.index + match[0].length,
      text: match[0].slice(skipped),
      clock: hour * 3600 + Number(m) * 60 + Number(s ?? 0),
      hasSeconds: s !== undefined,
      ...(utc === undefined ? {} : { offset: 0 }),
      ...(sign === undefined ? {} : { offset: offsetOf(sign, oh, om) }),
      ...(abbr === undefined ? {} : { abbreviation: abbr }),
      approximate: approx !== undefined,
    };
  });
}
