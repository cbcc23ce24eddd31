import * as z from 'zod';

// Messages start with "expected", so that they read the same in a finding and in the site's own schema error.

/** Text that is not blank; no control characters, which the character check reports with their place. */
export const text = (most = 2000) =>
  z.string({ error: 'expected text' }).regex(/\S/, 'expected text, or no such key').max(most, `expected at most ${most} characters`);

/** One of a few words. */
export const word = <const T extends readonly [string, ...string[]]>(words: T) => z.enum(words, { error: `expected one of ${words.join(', ')}` });

/** A list with something in it. */
export const list = <T extends z.ZodType>(item: T) => z.array(item, { error: 'expected a list' }).min(1, 'expected at least one item, or no such key');

/** A file name without its ending. */
export const id = () => z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected an id such as fd-leak');

/** An address on the web. */
export const link = () => z.url({ protocol: /^https?$/, error: 'expected an address such as https://example.org/report' });

const DATE = 'expected a date such as 2026-11-21';
const MOMENT = 'expected an RFC 3339 time such as 2026-11-21T04:05:00Z';

/** A day. Astro's YAML gives Date objects and ours gives strings; both become `YYYY-MM-DD`. */
export const date = () => z.union([z.iso.date({ error: DATE }), z.date().transform((day) => day.toISOString().slice(0, 10))], { error: DATE });

/** A moment with its offset from UTC. */
export const moment = () => z.union([z.iso.datetime({ offset: true, error: MOMENT }), z.date().transform((day) => day.toISOString())], { error: MOMENT });

/** A figure or how it was reported. */
export const figure = () => z.union([z.number(), text(200)], { error: 'expected a number or text' });
