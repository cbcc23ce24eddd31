/** Kept in 31 bits: a number that may be larger than an integer of the engine makes the whole sum a slow one. */
const SEED = 0x011c9dc5;
const FACTOR = 0x9e3779b1;
const MIX = 0x85ebca6b;
const FACTOR_2 = Math.imul(FACTOR, FACTOR);
const FACTOR_3 = Math.imul(FACTOR_2, FACTOR);
const FACTOR_4 = Math.imul(FACTOR_3, FACTOR);
/** Times the factor it is 1, in 32 bits: by it a sign is taken back. */
const INVERSE = 0x0e8b2f51;
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
 * about one line in ten million is taken for another kind. Each matching line pays for it, so it is one loop without calls, and a sum
 * of powers, of which four at a time are added where there is no figure, and which can be taken back to where a word began.
 */
export function sameLineKey(bytes: Uint8Array, from: number, to: number): number {
  let hash = SEED;
  let before = 0;
  let afterId = false;
  for (let at = from; at < to; ) {
    if (!afterId) {
      const begun = at;
      for (; at + 4 <= to; at += 4) {
        const a = SAME[bytes[at] as number] as number;
        const b = SAME[bytes[at + 1] as number] as number;
        const c = SAME[bytes[at + 2] as number] as number;
        const d = SAME[bytes[at + 3] as number] as number;
        if (a === FIGURE || b === FIGURE || c === FIGURE || d === FIGURE) break;
        hash = (Math.imul(hash, FACTOR_4) + Math.imul(a, FACTOR_3) + Math.imul(b, FACTOR_2) + Math.imul(c, FACTOR) + d) | 0;
      }
      // Whether a word is an id depends on all of it.
      for (; at > begun && KINDS[bytes[at - 1] as number] !== 0; at--) hash = Math.imul(hash - (SAME[bytes[at - 1] as number] as number), INVERSE);
      if (at > begun) before = 0;
    }
    const start = at;
    const hashThere = hash;
    const beforeThere = before;
    // All kinds that the word holds, and those that all of its bytes share.
    let any = 0;
    let all = ANY;
    for (; at < to; at++) {
      const byte = bytes[at] as number;
      const kind = KINDS[byte] as number;
      if (kind === 0) break;
      any |= kind;
      all &= kind;
      const sign = SAME[byte] as number;
      if (sign !== FIGURE || before !== FIGURE) hash = (Math.imul(hash, FACTOR) + sign) | 0;
      before = sign;
    }
    if (any !== 0) {
      const isHex = (all & HEX) !== 0;
      const isAddress = bytes[start] === 0x30 && ((bytes[start + 1] as number) | 0x20) === 0x78;
      const isId: boolean = (afterId && isHex) || ((any & DIGIT) !== 0 && (isAddress || (isHex && at - start >= ID)));
      if (isId) {
        // As if one figure had stood there.
        hash = afterId || beforeThere === FIGURE ? hashThere : (Math.imul(hashThere, FACTOR) + FIGURE) | 0;
        before = FIGURE;
      }
      afterId = isId;
    }
    if (at === to) break;
    const sign = SAME[bytes[at++] as number] as number;
    // An id goes on behind a dash.
    afterId &&= sign === DASH;
    if (afterId || (sign === FIGURE && before === FIGURE)) continue;
    hash = (Math.imul(hash, FACTOR) + sign) | 0;
    before = sign;
  }
  return Math.imul(hash ^ (hash >>> 15), MIX);
}
