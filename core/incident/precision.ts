/** How exactly a moment is known, finest first. */
export const PRECISIONS = ['second', 'minute', 'hour', 'day'] as const;
export type Precision = (typeof PRECISIONS)[number];

// How many characters of `2026-11-21T03:05:10Z` are known.
const KNOWN = { second: 19, minute: 16, hour: 13, day: 10 } as const satisfies Record<Precision, number>;

/** An instant as `2026-11-21T03:00:00Z`. */
export function utc(at: string): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** An instant with no more of it than is known: `2026-11-21T03:05:10Z`, `~2026-11-21T03:05Z`, `~2026-11-21T03Z`, `~2026-11-21`. */
export function preciseUtc(at: string, precision: Precision = 'second'): string {
  if (precision === 'second') return utc(at);
  return `~${new Date(at).toISOString().slice(0, KNOWN[precision])}${precision === 'day' ? '' : 'Z'}`;
}

/** What is known of an instant, in milliseconds since the epoch: of 03:05:10 known to the minute, 03:05:00. */
export function knownPart(at: string, precision: Precision = 'second'): number {
  return Math.floor(Date.parse(at) / UNITS[precision]) * UNITS[precision];
}

// Milliseconds.
const UNITS = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const satisfies Record<Precision, number>;

/** As `preciseUtc`, for tables whose times need minutes: an hour that is known is `~2026-11-21T03:00Z` there. */
export function tableTime(at: string, precision?: Precision): string {
  return precision === 'hour' ? preciseUtc(new Date(knownPart(at, precision)).toISOString(), 'minute') : preciseUtc(at, precision);
}

/** The one that says least; undefined when all are known to the second. */
export function coarsest(precisions: readonly (Precision | undefined)[]): Precision | undefined {
  return PRECISIONS.slice(1).findLast((precision) => precisions.includes(precision));
}
