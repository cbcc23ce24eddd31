import { type RecordedLook, readLook, type Written, writeLook } from '../../core/bundle/look-file.ts';
import type { Manifest } from '../../core/bundle/manifest.ts';
import { formatBytes } from '../../core/figures.ts';
import { lookName } from './entries.ts';
import { type Packed, packFile } from './pack.ts';

/** Kept for what every bundle has: the diagnosis, its report, the manifest. */
const RESERVE = 128 * 1024;
/** How many of its answers a look may lose before it is left out as a whole. */
const MOST_DROPPED = 20;

/** The files of a bundle as they come, within a number of bytes; what does not fit is left out and noted. */
export class BundleFiles {
  readonly #bytes: number;
  readonly #files: Packed[] = [];
  readonly leftOut: Manifest['leftOut'] = [];
  readonly #earlier = new Map<number, RecordedLook>();
  #written: Written = new Map();
  #used = 0;

  constructor(bytes: number) {
    this.#bytes = bytes;
  }

  get files(): readonly Packed[] {
    return this.#files;
  }

  /** Bytes they take, packed. */
  get used(): number {
    return this.#used;
  }

  /** Adds a file that every bundle has. */
  async add(name: string, text: string, at: number): Promise<void> {
    this.#keep(await packFile(name, text, at));
  }

  /** Adds a file when there is room for it. */
  async addIfItFits(name: string, text: string, at: number): Promise<void> {
    const packed = await packFile(name, text, at);
    if (this.#fits(packed)) this.#keep(packed);
    else this.#leaveOut(name, packed.member.length);
  }

  /** Adds a look, if need be without its largest answers; gives it back as it will be read, or nothing when it does not fit at all. */
  async addLook(look: RecordedLook): Promise<RecordedLook | undefined> {
    let answers = look.answers;
    for (let dropped = 0; dropped <= MOST_DROPPED; dropped++) {
      const { text, written } = writeLook({ ...look, answers }, this.#written);
      const packed = await packFile(lookName(look.index), text, look.at);
      if (this.#fits(packed)) {
        this.#keep(packed);
        this.#written = written;
        const stored = readLook(text, this.#earlier);
        if (stored) this.#earlier.set(look.index, stored);
        return stored;
      }
      answers = this.#withoutLargest(answers, look.index);
    }
    this.leftOut.push({ what: `look ${look.index + 1}`, why: this.#why() });
    return undefined;
  }

  #withoutLargest(answers: RecordedLook['answers'], index: number): RecordedLook['answers'] {
    const sizes = [...answers].map(([key, { answer }]) => ({ key, size: answer.status === 'ok' ? JSON.stringify(answer).length : 0 }));
    const largest = sizes.reduce((most, each) => (each.size > most.size ? each : most), { key: '', size: 0 });
    if (largest.size === 0) return answers;
    this.leftOut.push({ what: `look ${index + 1}: ${largest.key} (${formatBytes(largest.size)})`.slice(0, 4_000), why: this.#why() });
    const failed = { answer: { status: 'failed', detail: 'left out of the bundle: over its budget of bytes' }, durationMs: 0 } as const;
    return new Map([...answers, [largest.key, failed]]);
  }

  #fits({ member }: Packed): boolean {
    return this.#used + member.length <= this.#bytes - Math.min(RESERVE, this.#bytes / 2);
  }

  #keep(packed: Packed): void {
    this.#files.push(packed);
    this.#used += packed.member.length;
  }

  #leaveOut(what: string, size: number): void {
    this.leftOut.push({ what: `${what} (${formatBytes(size)})`, why: this.#why() });
  }

  #why(): string {
    return `over the budget of ${formatBytes(this.#bytes)}`;
  }
}
