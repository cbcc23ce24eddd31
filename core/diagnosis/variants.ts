import type { ReadingId } from '../probes/readings.ts';
import type { SeriesTable } from './series.ts';

/** Of a cause with variants: which reading tells them apart, and what each of its values means. */
const VARIANTS: Readonly<Record<string, { readonly reading: ReadingId; readonly of: Readonly<Record<string, string>> }>> = {
  'db-pool-exhaustion': {
    reading: 'pool.holders',
    of: {
      'idle-unmoved': 'leaked',
      'client-write': 'leaked',
      'idle-moving': 'held too long',
      'idle-in-transaction': 'held too long',
      lock: 'slow or blocked SQL',
      slow: 'slow or blocked SQL',
      active: 'too small',
    },
  },
};

/** The variant of a cause that the readings show, if it has any. */
export function variantOf(cause: string, table: SeriesTable): { readonly variant?: string } {
  const known = VARIANTS[cause];
  const variant = known?.of[String(table.get(known.reading)?.value)];
  return variant === undefined ? {} : { variant };
}
