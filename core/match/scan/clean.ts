const ESCAPE = 0x1b;
const BELL = 0x07;
const NOTHING = new Uint8Array(0);
/** Bytes of the longest mark that a text may begin with. */
const MARK = 3;

/** What may come next of an escape sequence. */
type Place = 'text' | 'escape' | 'parameters' | 'string';

/**
 * The bytes of a log as the plain text they stand for: UTF-16 by its mark as UTF-8; colours and other escape sequences left out,
 * so that what they split is found; NULs left out, which sparse files are full of. Takes the text in pieces of any size.
 */
export class Cleaner {
  #place: Place = 'text';
  #decoder: InstanceType<typeof TextDecoder> | undefined;
  #begun: boolean;
  #held: Uint8Array = NOTHING;
  readonly #encoder = new TextEncoder();

  /** `middle` for a text that was read from somewhere in its middle: a mark there is none. */
  constructor({ middle = false } = {}) {
    this.#begun = middle;
  }

  /** Plain UTF-8; it may be the piece itself. */
  clean(piece: Uint8Array): Uint8Array {
    if (this.#begun) return this.#plain(piece);
    this.#held = joined(this.#held, piece);
    return this.#held.length < MARK ? NOTHING : this.#begin();
  }

  /** What was held back. */
  end(): Uint8Array {
    if (!this.#begun) return this.#begin();
    return this.#decoder ? this.#plain(NOTHING, true) : NOTHING;
  }

  #begin(): Uint8Array {
    this.#begun = true;
    const { encoding, mark } = encodingOf(this.#held);
    if (encoding) this.#decoder = new TextDecoder(encoding);
    return this.#plain(this.#held.subarray(mark));
  }

  #plain(piece: Uint8Array, last = false): Uint8Array {
    const text = this.#decoder ? this.#encoder.encode(this.#decoder.decode(piece, { stream: !last })) : piece;
    return this.#place === 'text' && !text.includes(ESCAPE) && !text.includes(0) ? text : this.#withoutEscapes(text);
  }

  #withoutEscapes(text: Uint8Array): Uint8Array {
    const kept = new Uint8Array(text.length);
    let length = 0;
    for (let at = 0; at < text.length; at++) {
      const byte = text[at] as number;
      if (byte === 0) continue;
      // Nothing that acts on a terminal goes on after the end of the line.
      if (byte === 0x0a) this.#place = 'text';
      if (this.#place === 'text' && byte !== ESCAPE) kept[length++] = byte;
      else if (this.#place === 'text') this.#place = 'escape';
      else if (this.#ends(byte)) kept[length++] = byte;
    }
    return kept.subarray(0, length);
  }

  /** Goes one byte further inside of a sequence; true when the byte is no part of it. */
  #ends(byte: number): boolean {
    if (byte === ESCAPE) this.#place = 'escape';
    else if (this.#place === 'escape') {
      this.#place = byte === 0x5b ? 'parameters' : byte === 0x5d ? 'string' : 'text';
      return byte < 0x20 || byte > 0x7e;
    } else if (this.#place === 'parameters') {
      if (byte >= 0x20 && byte <= 0x3f) return false;
      this.#place = 'text';
      return byte < 0x40 || byte > 0x7e;
    } else if (byte === BELL) this.#place = 'text';
    return false;
  }
}

/** What a text begins with says what it is in. */
export function encodingOf(head: Uint8Array): { readonly encoding?: 'utf-16le' | 'utf-16be'; readonly mark: number } {
  const [first, second, third] = head;
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', mark: 2 };
  return { mark: first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0 };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
