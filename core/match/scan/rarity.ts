/** Bytes that are looked at together. */
export const GRAM = 4;
/** Grams that are looked up of one anchor: one of four neighbours lies at a fourth byte. */
export const STEP = 4;
const WINDOW = GRAM + STEP - 1;

/** Makes capitals small, and other characters something that a comparison sorts out. */
export const SMALL = 0x20202020;
export const SLOTS = 1 << 16;

export const hashOf = (gram: number): number => Math.imul(gram, 0x9e3779b1);

/** The bit of a hash as the lowest one of a number: its upper part is the slot, and three more bits say which. */
export const bitOf = (slots: Uint8Array, hash: number): number => (slots[hash >>> 16] as number) >>> ((hash >>> 13) & 7);

export function setBit(slots: Uint8Array, hash: number): void {
  slots[hash >>> 16] = (slots[hash >>> 16] as number) | (1 << ((hash >>> 13) & 7));
}

/** How often the four bytes that share a hash come in ordinary text. */
export class Rarity {
  readonly #counts = new Uint32Array(SLOTS);

  /** Learns from more text. */
  read(text: string): void {
    const bytes = new TextEncoder().encode(text);
    for (let at = 0, gram = 0; at < bytes.length; at++) {
      gram = (gram >>> 8) | ((bytes[at] as number) << 24);
      const slot = hashOf(gram | SMALL) >>> 16;
      if (at >= GRAM - 1) this.#counts[slot] = (this.#counts[slot] as number) + 1;
    }
  }

  /** Where the grams of an anchor that are looked up begin: those that come least often. A shorter one is padded on its sides. */
  rarestOf(text: string): number {
    const bytes = new TextEncoder().encode(text);
    if (bytes.length < WINDOW) return -1;
    const counts = Array.from({ length: bytes.length - GRAM + 1 }, (_, at) => this.#countAt(bytes, at));
    const sums = Array.from({ length: counts.length - STEP + 1 }, (_, at) => counts.slice(at, at + STEP).reduce((sum, count) => sum + count));
    return sums.indexOf(Math.min(...sums));
  }

  #countAt(bytes: Uint8Array, at: number): number {
    let gram = 0;
    for (let i = GRAM - 1; i >= 0; i--) gram = (gram << 8) | (bytes[at + i] as number);
    return this.#counts[hashOf(gram | SMALL) >>> 16] as number;
  }
}
