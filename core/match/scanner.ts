import type { Signature } from './signatures.ts';

/** A signature found in a line; `start` and `end` count characters of it. */
export interface Hit {
  readonly signature: Signature;
  readonly start: number;
  readonly end: number;
}

interface Anchor {
  readonly text: string;
  /** Where its rarest four characters begin. */
  readonly offset: number;
  readonly signatures: Signature[];
}

const GRAM = 4;
const TABLE = 1 << 15;
/** Regex runs on one line: a line of nothing but anchors must not cost more than a glance. */
const RUNS_A_LINE = 24;
const RUNS_A_PATTERN = 4;
/** Lines up to this length do not count against the runs. */
const LONG = 4096;

/**
 * Finds signatures in single lines. Every anchor is looked up by its rarest four characters in one pass over the line, so
 * that the work does not grow with the number of signatures; regexes run only around their anchor.
 */
export class Scanner {
  readonly #table = new Uint8Array(TABLE);
  readonly #anchors = new Map<number, Anchor[]>();
  readonly #short: Anchor[] = [];
  readonly #unanchored: Signature[] = [];

  constructor(signatures: readonly Signature[]) {
    const anchors = new Map<string, Anchor>();
    for (const signature of signatures) {
      if (signature.anchors.length === 0) this.#unanchored.push(signature);
      for (const text of new Set(signature.anchors)) {
        const anchor = anchors.get(text) ?? { text, offset: rarestGram(text), signatures: [] };
        anchors.set(text, anchor);
        anchor.signatures.push(signature);
      }
    }
    for (const anchor of anchors.values()) this.#file(anchor);
  }

  #file(anchor: Anchor): void {
    if (anchor.text.length < GRAM) {
      this.#short.push(anchor);
      return;
    }
    let key = 0;
    for (let i = 0; i < GRAM; i++) key = (key << 8) | (anchor.text.charCodeAt(anchor.offset + i) & 0xff);
    this.#table[slot(key)] = 1;
    const sharing = this.#anchors.get(key);
    if (sharing) sharing.push(anchor);
    else this.#anchors.set(key, [anchor]);
  }

  /** Each signature at most once, in no order that matters. */
  scan(line: string): readonly Hit[] {
    const folded = line.toLowerCase();
    const lower = folded.length === line.length ? folded : line.replace(/[A-Z]+/g, (upper) => upper.toLowerCase());
    const visit = new LineVisit(lower);
    const table = this.#table;
    let key = 0;
    for (let i = 0; i < lower.length; i++) {
      key = (key << 8) | (lower.charCodeAt(i) & 0xff);
      if (i < GRAM - 1 || table[slot(key)] === 0) continue;
      for (const anchor of this.#anchors.get(key) ?? []) {
        const start = i - (GRAM - 1) - anchor.offset;
        if (start >= 0 && lower.startsWith(anchor.text, start)) visit.anchor(anchor, start);
      }
    }
    for (const anchor of this.#short) {
      for (let at = lower.indexOf(anchor.text); at >= 0; at = lower.indexOf(anchor.text, at + 1)) visit.anchor(anchor, at);
    }
    for (const signature of this.#unanchored) if (lower.length <= signature.window) visit.run(signature, 0, lower.length);
    return [...visit.hits.values()];
  }
}

class LineVisit {
  readonly hits = new Map<Signature, Hit>();
  readonly #line: string;
  readonly #seen = new Map<Signature, { until: number; runs: number }>();
  #runs = 0;

  constructor(line: string) {
    this.#line = line;
  }

  anchor(anchor: Anchor, start: number): void {
    const end = start + anchor.text.length;
    for (const signature of anchor.signatures) {
      if (this.hits.has(signature)) continue;
      if (signature.regex) this.#around(signature, start, end);
      else if (standsAlone(this.#line, start, end)) this.hits.set(signature, { signature, start, end });
    }
  }

  #around(signature: Signature, start: number, end: number): void {
    const seen = this.#seen.get(signature) ?? { until: 0, runs: 0 };
    if (end <= seen.until || seen.runs >= RUNS_A_PATTERN || this.#runs >= RUNS_A_LINE) return;
    const margin = Math.max(32, (signature.window - (end - start)) >> 1);
    const to = Math.min(this.#line.length, end + margin);
    if (this.#line.length > LONG) this.#runs++;
    this.#seen.set(signature, { until: to - (margin >> 1), runs: seen.runs + 1 });
    this.run(signature, Math.max(0, start - margin), to);
  }

  run(signature: Signature, from: number, to: number): void {
    const found = signature.regex?.exec(this.#line.slice(from, to));
    if (found) this.hits.set(signature, { signature, start: from + found.index, end: from + found.index + found[0].length });
  }
}

/** `os error 24` is not in `os error 245`, and a word of three or four letters not in the middle of another. */
function standsAlone(line: string, start: number, end: number): boolean {
  const word = end - start < 5 ? /[\p{L}\p{N}_]/u : /\d/;
  return !(touches(word, line[start - 1], line[start]) || touches(word, line[end], line[end - 1]));
}

function touches(word: RegExp, outside: string | undefined, inside: string | undefined): boolean {
  return outside !== undefined && word.test(outside) && word.test(inside ?? '');
}

function slot(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> 17;
}

const COMMON = 'zqxjkvbpgyfmwculdhrsnioate ';

function rarestGram(text: string): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let offset = 0; offset + GRAM <= text.length; offset++) {
    let common = 0;
    for (let i = 0; i < GRAM; i++) common += COMMON.indexOf(text[offset + i] ?? '') + 1;
    if (common < least) [best, least] = [offset, common];
  }
  return best;
}
