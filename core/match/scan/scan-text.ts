import type { ScannedText } from '../types.ts';
import type { AnchorTable } from './anchor-table.ts';
import { Cleaner } from './clean.ts';
import { LogScan } from './log-scan.ts';
import { mergeCounts } from './merge.ts';
import { Tally } from './tally.ts';

/** Bytes of a text that are read as words and figures; what comes after is read for error messages only. */
export const MOST_HEAD = 1 << 20;

/** Scans a text in memory as a file with that text would be. */
export function scanText(table: AnchorTable, text: string): ScannedText {
  const bytes = new Cleaner({ middle: true }).clean(new TextEncoder().encode(text));
  const tally = new Tally(table.signatures);
  const scan = new LogScan(table, tally, bytes.length);
  scan.write(bytes);
  scan.end();
  return { tallies: mergeCounts(table.signatures, tally.counts(), [0]), head: new TextDecoder().decode(bytes.subarray(0, MOST_HEAD)) };
}
