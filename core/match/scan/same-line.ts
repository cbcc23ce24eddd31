const [SEED, PRIME, MIX] = [0x811c9dc5, 0x01000193, 0x85ebca6b];
const FIGURE = 0x23;
const DASH = 0x2d;
/** Hexadecimal digits from which on a word is an id and no word. */
const ID = 6;

const [LETTER, DIGIT, HEX, ANY] = [1, 2, 4, 7];
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x30 && byte <= 0x39) return DIGIT | HEX;
  const lower = byte | 0x20;
  if (lower >= 0x61 && lower <= 0x66) return LETTER | HEX;
  return (lower >= 0x67 && lower <= 0x7a) || byte >= 0x80 || byte === 0x5f ? LETTER : 0;
});
/** Capitals as small letters, and every digit as the sign for a figure. */
const SAME = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x30 && byte <= 0x39) return FIGURE;
  return byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte;
});

/**
 * A number that two lines share when they differ only in figures, addresses, ids and capitals. It has 32 bits, which a Map finds fast:
 * about one line in ten million is taken for another kind. Each matching line pays for it, so it is one loop without calls.
 */
export function sameLineKey(bytes: Uint8Array, from: number, to: number): number {
  let hash = SEED;
  let before = 0;
  // The word at hand: where it began, what was known there, all kinds it holds, and those that all of its bytes share.
  let [start, hashThere, beforeThere, any, all] = [from, SEED, 0, 0, ANY];
  let afterId = false;
  for (let at = from; at <= to; at++) {
    const byte = at < to ? (bytes[at] as number) : 0;
    const kind = at < to ? (KINDS[byte] as number) : 0;
    const sign = SAME[byte] as number;
    if (kind !== 0) {
      if (any === 0) {
        start = at;
        hashThere = hash;
        beforeThere = before;
      }
      any |= kind;
      all &= kind;
    } else {
      if (any !== 0) {
        const isHex = (all & HEX) !== 0;
        const isAddress = bytes[start] === 0x30 && ((bytes[start + 1] as number) | 0x20) === 0x78;
        const isId: boolean = (afterId && isHex) || ((any & DIGIT) !== 0 && (isAddress || (isHex && at - start >= ID)));
        if (isId) {
          // As if one figure had stood there.
          hash = afterId || beforeThere === FIGURE ? hashThere : Math.imul(hashThere ^ FIGURE, PRIME);
          before = FIGURE;
        }
        afterId = isId;
        any = 0;
        all = ANY;
      }
      // An id goes on behind a dash.
      afterId &&= byte === DASH;
      if (afterId) continue;
    }
    if (sign !== FIGURE || before !== FIGURE) hash = Math.imul(hash ^ sign, PRIME);
    before = sign;
  }
  return Math.imul(hash ^ (hash >>> 15), MIX);
}
