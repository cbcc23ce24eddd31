const [SEED, PRIME, MIX] = [0x811c9dc5, 0x01000193, 0x85ebca6b];
const FIGURE = 0x23;
const DASH = 0x2d;
/** Hexadecimal digits from which on a word is an id and no word. */
const ID = 6;

const [LETTER, DIGIT, HEX] = [1, 2, 4];
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
  let afterId = false;
  for (let at = from; at < to; ) {
    const start = at;
    // All kinds that a word holds, and those that all of its bytes share.
    let any = 0;
    let all = LETTER | DIGIT | HEX;
    for (let kind = KINDS[bytes[at] as number] as number; at < to && kind !== 0; kind = KINDS[bytes[++at] as number] as number) {
      any |= kind;
      all &= kind;
    }
    const isHex = at > start && (all & HEX) !== 0;
    const isAddress = bytes[start] === 0x30 && ((bytes[start + 1] as number) | 0x20) === 0x78;
    const isId: boolean = (afterId && isHex) || ((any & DIGIT) !== 0 && (isAddress || (isHex && at - start >= ID)));
    // An id goes on behind a dash, as one sign with it.
    if (!isId) afterId &&= at === start && bytes[start] === DASH;
    if (at === start) at++;
    for (let i = start; i < (isId ? start + 1 : at); i++) {
      const sign = isId ? FIGURE : (SAME[bytes[i] as number] as number);
      if (sign === FIGURE && before === FIGURE) continue;
      before = sign;
      if (afterId) continue;
      hash = Math.imul(hash ^ sign, PRIME);
    }
    afterId ||= isId;
  }
  return Math.imul(hash ^ (hash >>> 15), MIX);
}
