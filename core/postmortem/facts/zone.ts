import { Temporal } from 'temporal-polyfill';

/** What became of a local time: its moment, or why there is not exactly one. */
export type Placed = { readonly seconds: number } | { readonly problem: 'hole' | 'twice' | 'unknown-zone'; readonly seconds: number };

/** The moment of a local time (`2026-03-29`, seconds since midnight) in a zone of the IANA database. */
export function placeIn(zone: string, date: string, clock: number): Placed {
  const local = Temporal.PlainDate.from(date).toPlainDateTime().add({ seconds: clock });
  try {
    const [early, late] = (['earlier', 'later'] as const).map((disambiguation) => local.toZonedDateTime(zone, { disambiguation }));
    const seconds = (early?.epochMilliseconds ?? 0) / 1000;
    if (!early || !late || early.equals(late)) return { seconds };
    return { seconds, problem: early.toPlainDateTime().equals(local) ? 'twice' : 'hole' };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { seconds: Temporal.Instant.from(`${date}T00:00:00Z`).epochMilliseconds / 1000 + clock, problem: 'unknown-zone' };
  }
}
