import { Cleaner } from '../../core/match/scan/clean.ts';
import { MOST_HEAD } from '../../core/match/scan/scan-text.ts';

const NEWLINE = 0x0a;

/** Keeps the beginning of all that is read, which is read as words and figures too. */
export class Head {
  #text = '';
  #bytes = 0;
  #pieces: Buffer[] = [];

  /** The next bytes of a source; what is too much is dropped. */
  add(piece: Uint8Array): void {
    const part = Buffer.from(piece.subarray(0, MOST_HEAD - this.#bytes));
    if (part.length === 0) return;
    this.#bytes += part.length;
    this.#pieces.push(part);
  }

  /** The source has ended; the next one begins a line of its own. */
  endSource(): void {
    const cleaner = new Cleaner();
    const bytes = Buffer.concat([cleaner.clean(Buffer.concat(this.#pieces)), cleaner.end()]);
    this.#pieces = [];
    const isWhole = bytes.length === 0 || bytes.at(-1) === NEWLINE || this.full;
    this.#text += isWhole ? bytes.toString() : `${bytes.toString()}\n`;
  }

  /** Whether there is all that is kept. */
  get full(): boolean {
    return this.#bytes === MOST_HEAD;
  }

  get text(): string {
    return this.#text;
  }
}
