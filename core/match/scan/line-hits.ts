import type { Anchor } from './anchor-table.ts';
import { MOST_WINDOW, stepsOf, windowOf } from './effort.ts';
import { LEAST_LITERAL, type Signature } from './signatures.ts';

/** A line, or as much of a very long one as is at hand. */
export interface Line {
  readonly bytes: Uint8Array;
  readonly start: number;
  /** Without the line's end. */
  readonly end: number;
  /** Whether it really starts and ends there. */
  readonly whole: { readonly before: boolean; readonly after: boolean };
}

/** A signature found in a line. */
export interface Hit {
  /** Its place in the list of signatures. */
  readonly signature: number;
  readonly start: number;
  readonly end: number;
}

/** Of all regexes on one line together: a line of nothing but anchors must not cost more than a glance. */
const MOST_STEPS = 40_000_000;
/** An anchor that was well inside of what a regex has seen is not looked at again. */
const LEAST_MARGIN = 32;

const NO_PART = { from: -1, to: -1, text: '' };

/** Decides, anchor by anchor, which signatures a line holds; each at most once. */
export class LineHits {
  readonly #signatures: readonly Signature[];
  readonly #regexes: (RegExp | undefined)[];
  readonly #windows: readonly number[];
  /** The line in which a signature was last found, and how far its regex has seen the line it last ran on. */
  readonly #foundIn: Int32Array;
  readonly #ranOn: Int32Array;
  readonly #seenTo: Int32Array;
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  #serial = 1;
  #steps = 0;
  #hits: Hit[] = [];
  /** What was last decoded of the line. */
  #part = NO_PART;

  constructor(signatures: readonly Signature[]) {
    this.#signatures = signatures;
    this.#regexes = signatures.map(() => undefined);
    this.#windows = signatures.map(({ regex }) => (regex ? windowOf(regex) : MOST_WINDOW));
    this.#foundIn = new Int32Array(signatures.length);
    this.#ranOn = new Int32Array(signatures.length);
    this.#seenTo = new Int32Array(signatures.length);
  }

  /** Begins another line. */
  next(): void {
    this.#serial++;
    this.#steps = 0;
    this.#part = NO_PART;
  }

  /** Begins another piece of the same line, which lies elsewhere in memory: what was found in it stays found. */
  goOn(): void {
    this.#steps = 0;
    this.#part = NO_PART;
    this.#ranOn.fill(0);
  }

  /** What was found since it was last asked. */
  take(): readonly Hit[] {
    const hits = this.#hits;
    if (hits.length > 0) this.#hits = [];
    return hits;
  }

  /** An anchor stands in the line at `start`. */
  anchor({ bytes, signatures }: Anchor, start: number, line: Line): void {
    const end = start + bytes.length;
    for (const signature of signatures) {
      if (this.#foundIn[signature] === this.#serial) continue;
      if (this.#signatures[signature]?.regex) this.#around(signature, start, end, line);
      else if (this.#standsAlone(line, start, end)) this.#found({ signature, start, end });
    }
  }

  #found(hit: Hit): void {
    this.#foundIn[hit.signature] = this.#serial;
    this.#hits.push(hit);
  }

  #around(signature: number, start: number, end: number, line: Line): void {
    const regex = this.#regexOf(signature);
    const effort = this.#signatures[signature]?.regex;
    if (!regex || !effort || (this.#ranOn[signature] === this.#serial && end <= (this.#seenTo[signature] ?? 0))) return;
    const margin = Math.max(LEAST_MARGIN, ((this.#windows[signature] ?? 0) - (end - start)) >> 1);
    const [from, to] = [Math.max(line.start, start - margin), Math.min(line.end, end + margin)];
    this.#steps += stepsOf(effort, to - from);
    if (this.#steps > MOST_STEPS) return;
    this.#ranOn[signature] = this.#serial;
    this.#seenTo[signature] = from === line.start && to === line.end ? to : to - (margin >> 1);
    const text = this.#textOf(line, from, to);
    const found = regex.exec(text);
    if (!found) return;
    const last = found.index + found[0].length;
    if (text.length === to - from) this.#found({ signature, start: from + found.index, end: from + last });
    else this.#found({ signature, start: this.#placeOf(line, from, to, found.index), end: this.#placeOf(line, from, to, last) });
  }

  /** Nearly always the whole line, for each regex that is tried on it. */
  #textOf({ bytes }: Line, from: number, to: number): string {
    if (this.#part.from !== from || this.#part.to !== to) this.#part = { from, to, text: this.#decoder.decode(bytes.subarray(from, to)) };
    return this.#part.text;
  }

  #regexOf(signature: number): RegExp | undefined {
    const source = this.#signatures[signature]?.regex?.source;
    if (source !== undefined) this.#regexes[signature] ??= new RegExp(source, 'i');
    return this.#regexes[signature];
  }

  /** The byte that a character of a decoded part begins with: the fewest bytes that decode to as many characters. */
  #placeOf({ bytes }: Line, from: number, to: number, character: number): number {
    let [low, high] = [character === 0 ? 0 : Math.min(to - from, character), Math.min(to - from, 3 * character)];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#decoder.decode(bytes.subarray(from, from + middle)).length >= character) high = middle;
      else low = middle + 1;
    }
    return from + low;
  }

  /** `os error 24` is not in `os error 245`, and a word of five letters not in the middle of another. */
  #standsAlone(line: Line, start: number, end: number): boolean {
    const word = end - start <= LEAST_LITERAL ? /[\p{L}\p{N}_]/u : /\d/;
    return !(this.#touches(word, line, start - 1, start) || this.#touches(word, line, end, end - 1));
  }

  #touches(word: RegExp, line: Line, outside: number, inside: number): boolean {
    if (outside < line.start || outside >= line.end) return false;
    return word.test(this.#characterAt(line, outside)) && word.test(this.#characterAt(line, inside));
  }

  #characterAt({ bytes, start, end }: Line, at: number): string {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) return String.fromCharCode(byte);
    let first = at;
    while (first > start && at - first < 3 && ((bytes[first] ?? 0) & 0xc0) === 0x80) first--;
    return String.fromCodePoint(this.#decoder.decode(bytes.subarray(first, Math.min(end, first + 4))).codePointAt(0) ?? 0);
  }
}
