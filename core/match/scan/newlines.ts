export const NEWLINE = 0x0a;
const NEWLINES = 0x0a0a0a0a;
const LOW_BITS = 0x7f7f7f7f;
/** A byte of the sum holds no more. */
const MOST_WORDS = 255;

/** Counts the line feeds between two places, four bytes at a time. `words` and `bytes` are the same memory. */
export function countNewlines(words: Int32Array, bytes: Uint8Array, from: number, to: number): number {
  let lines = 0;
  const [start, end] = [Math.min(to, (from + 3) & ~3), to & ~3];
  for (let at = from; at < start; at++) if (bytes[at] === NEWLINE) lines++;
  for (let word = start >> 2; word < end >> 2; ) {
    const until = Math.min(end >> 2, word + MOST_WORDS);
    let sum = 0;
    for (; word < until; word++) {
      const other = (words[word] as number) ^ NEWLINES;
      // The upper bit of each byte that is zero, which was a line feed; carries never leave a byte. Cut to 32 bits at once, it is twice as fast.
      sum = (sum + (~(((other & LOW_BITS) + LOW_BITS) | 0 | other | LOW_BITS) >>> 7)) | 0;
    }
    lines += (sum & 255) + ((sum >>> 8) & 255) + ((sum >>> 16) & 255) + (sum >>> 24);
  }
  for (let at = Math.max(start, end); at < to; at++) if (bytes[at] === NEWLINE) lines++;
  return lines;
}
