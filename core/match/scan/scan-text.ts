import type { ScannedText } from '../types.ts';
import { AnchorTable } from './anchor-table.ts';
import { Cleaner } from './clean.ts';
import { LogScan } from './log-scan.ts';
import { mergeCounts } from './merge.ts';
import type { Signature } from './signatures.ts';
import { Tally } from './tally.ts';

/** Bytes of a text that are read as words and figures; what comes after is read for error messages only. */
export const MOST_HEAD = 1 << 20;
/** Bytes. For a text this short it is quicker to leave out the signatures it cannot hold than to make a table of all of them. */
const SHORT = 4096;

/** Scans a text in memory as a file with that text would be; `table` is asked for only where it pays. */
export function scanText(signatures: readonly Signature[], table: () => AnchorTable, text: string): ScannedText {
  const bytes = new Cleaner({ middle: true }).clean(new TextEncoder().encode(text));
  const head = new TextDecoder().decode(bytes.subarray(0, MOST_HEAD));
  const used = bytes.length > SHORT ? table() : new AnchorTable(within(signatures, head));
  const tally = new Tally(used.signatures);
  const scan = new LogScan(used, tally, bytes.length);
  scan.write(bytes);
  scan.end();
  return { tallies: mergeCounts(used.signatures, tally.counts(), [0]), head };
}

/** The signatures of which an anchor stands in the text. */
function within(signatures: readonly Signature[], text: string): readonly Signature[] {
  const small = text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
  return signatures.filter(({ anchors }) => anchors.some((anchor) => small.includes(anchor)));
}
