const [SEED, PRIME] = [0x811c9dc5, 0x01000193];
const FIGURE = 0x23;
/** Hexadecimal digits from which on a word is an id and no word. */
const ID = 6;

const [LETTER, DIGIT, HEX] = [1, 2, 4];
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x30 && byte <= 0x39) return DIGIT | HEX;
  const lower = byte | 0x20;
  if (lower >= 0x61 && lower <= 0x66) return LETTER | HEX;
  return (lower >= 0x67 && lower <= 0x7a) || byte >= 0x80 || byte === 0x5f ? LETTER : 0;
});

/**
 * A number that two lines share when they differ only in figures, addresses, ids and capitals; of 53 bits, so that two other lines
 * hardly ever do.
 */
export function sameLineKey(bytes: Uint8Array, from: number, to: number): number {
  let [low, high] = [SEED, 0];
  const add = (byte: number) => {
    low = Math.imul(low ^ byte, PRIME);
    high = Math.imul(high ^ (byte + (low >>> 15)), MIX);
  };
  let afterId = false;
  for (let at = from; at < to; ) {
    const start = at;
    // All kinds that a word holds, and those that all of its bytes share.
    let [any, all] = [0, LETTER | DIGIT | HEX];
    for (let kind = KINDS[bytes[at] as number] as number; at < to && kind !== 0; kind = KINDS[bytes[++at] as number] as number) {
      any |= kind;
      all &= kind;
    }
    if (at === start) {
      const byte = bytes[at++] as number;
      // An id goes on behind a dash.
      afterId &&= byte === 0x2d;
      add(byte);
      continue;
    }
    const address = bytes[start] === 0x30 && ((bytes[start + 1] as number) | 0x20) === 0x78;
    const hex = (all & HEX) !== 0;
    const id = (any & DIGIT) !== 0 && (address || (hex && at - start >= ID));
    if (id || (afterId && hex)) {
      if (!afterId) add(FIGURE);
      afterId = true;
    } else {
      afterId = false;
      addWord(bytes, start, at, add);
    }
  }
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0);
}

const MIX = 0x85ebca6b;

/** A word with each of its figures as one sign. */
function addWord(bytes: Uint8Array, from: number, to: number, add: (byte: number) => void): void {
  let inFigure = false;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    const isDigit = byte >= 0x30 && byte <= 0x39;
    if (!isDigit) add(byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte);
    else if (!inFigure) add(FIGURE);
    inFigure = isDigit;
  }
}
