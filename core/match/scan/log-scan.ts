import { type Anchor, type AnchorTable, stands } from './anchor-table.ts';
import { MOST_WINDOW } from './effort.ts';
import { type Line, LineHits } from './line-hits.ts';
import { countNewlines, NEWLINE } from './newlines.ts';
import type { Tally } from './tally.ts';

/** Bytes kept before the place where scanning goes on, for what begins in a line that is longer than the memory; a multiple of four. */
const CONTEXT = MOST_WINDOW;
/** Bytes that the search for anchors may read behind the end. */
const PADDING = 16;
/** Bytes looked at in one go; with what was read of the file and the tables they fit into a processor's second cache. */
export const BLOCK = 1 << 17;
const RETURN = 0x0d;
const NO_LINE: Line = { bytes: new Uint8Array(0), start: 0, end: -1, whole: { before: true, after: true } };

/** Scans a text that comes in pieces for all signatures of a table, and counts what it finds in a tally. The memory it needs is fixed. */
export class LogScan {
  readonly #table: AnchorTable;
  readonly #tally: Tally;
  readonly #bytes: Uint8Array;
  readonly #words: Int32Array;
  readonly #capacity: number;
  readonly #hits: LineHits;
  /** What is at hand lies between `left` and `end`; before CONTEXT it was scanned already. */
  #left = CONTEXT;
  #end = CONTEXT;
  #stretch = 0;
  /** Line feeds before `counted`. */
  #lines = 0;
  #counted = CONTEXT;
  /** The line in which something was last found. */
  #line: Line = NO_LINE;

  /** `most`: the bytes of a text whose length is known to be small. */
  constructor(table: AnchorTable, tally: Tally, most = BLOCK) {
    this.#table = table;
    this.#tally = tally;
    this.#capacity = CONTEXT + Math.max(4 * CONTEXT, Math.min(BLOCK, most));
    this.#bytes = new Uint8Array((this.#capacity + PADDING + 3) & ~3);
    this.#words = new Int32Array(this.#bytes.buffer);
    this.#hits = new LineHits(table.signatures);
  }

  /** Takes the next bytes, plain UTF-8. */
  write(piece: Uint8Array): void {
    for (let at = 0; at < piece.length; ) {
      const part = piece.subarray(at, at + this.#capacity - this.#end);
      this.#bytes.set(part, this.#end);
      this.#end += part.length;
      at += part.length;
      if (this.#end === this.#capacity) this.#advance(false);
    }
  }

  /** Ends a stretch of the text; answers how many lines it had. */
  end(): number {
    this.#advance(true);
    const lines = this.#lines + (this.#isMidLine() ? 1 : 0);
    this.#left = this.#end = this.#counted = CONTEXT;
    this.#lines = 0;
    this.#hits.next();
    return lines;
  }

  /** Numbers what is written from now on as this stretch of the text, whose lines count from 1. */
  begin(stretch: number): void {
    this.#stretch = stretch;
  }

  #isMidLine(): boolean {
    return this.#left < CONTEXT && this.#bytes[CONTEXT - 1] !== NEWLINE;
  }

  /** Scans what is at hand as far as its lines are whole, or, in the middle of a very long one, as far as there is enough behind it. */
  #advance(last: boolean): void {
    const lineEnd = last ? this.#end : this.#bytes.lastIndexOf(NEWLINE, this.#end - 1) + 1;
    const safe = lineEnd > CONTEXT ? lineEnd : last ? this.#end : this.#end - CONTEXT;
    this.#scan(safe, last);
    const left = Math.max(this.#left, safe - CONTEXT);
    this.#bytes.copyWithin(CONTEXT - (safe - left), left, this.#end);
    this.#left = CONTEXT - (safe - left);
    this.#end = CONTEXT + (this.#end - safe);
    this.#counted = CONTEXT;
  }

  #scan(safe: number, last: boolean): void {
    const floor = this.#isMidLine() ? this.#left : CONTEXT;
    this.#line = { ...NO_LINE, bytes: this.#bytes };
    this.#table.find(this.#words, CONTEXT, safe, (anchor: Anchor, start: number) => {
      if (start < floor || start >= safe || start + anchor.bytes.length > this.#end || !stands(anchor, this.#bytes, start)) return;
      if (start >= this.#line.end) this.#open(start, floor, last);
      this.#hits.anchor(anchor, start, this.#line);
    });
    this.#close();
    // A line that began here without anything of interest is another than the last one that had something.
    if (floor === CONTEXT && this.#line.end < safe) this.#hits.next();
    this.#countTo(safe);
  }

  /** Begins with the line that a place lies in. */
  #open(at: number, floor: number, last: boolean): void {
    this.#close();
    const bytes = this.#bytes;
    const start = Math.max(floor, bytes.lastIndexOf(NEWLINE, at) + 1);
    const found = bytes.indexOf(NEWLINE, at);
    const ends = found >= 0 && found < this.#end;
    const end = ends ? found : this.#end;
    const whole = { before: start > floor || floor === CONTEXT, after: ends || last };
    this.#line = { bytes, start, end: whole.after && bytes[end - 1] === RETURN ? end - 1 : end, whole };
    if (whole.before) this.#hits.next();
    else this.#hits.goOn();
    this.#countTo(start);
  }

  #close(): void {
    const hits = this.#hits.take();
    if (hits.length > 0) this.#tally.add(hits, this.#line, { stretch: this.#stretch, line: this.#lines + 1 });
  }

  #countTo(place: number): void {
    if (place <= this.#counted) return;
    this.#lines += countNewlines(this.#words, this.#bytes, this.#counted, place);
    this.#counted = place;
  }
}
