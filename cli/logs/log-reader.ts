import { closeSync, createReadStream, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { AnchorTable } from '../../core/match/scan/anchor-table.ts';
import { Cleaner, encodingOf } from '../../core/match/scan/clean.ts';
import { LogScan } from '../../core/match/scan/log-scan.ts';
import { mergeCounts } from '../../core/match/scan/merge.ts';
import { MOST_HEAD } from '../../core/match/scan/scan-text.ts';
import { Tally } from '../../core/match/scan/tally.ts';
import type { ScannedText } from '../../core/match/types.ts';
import { Head } from './head.ts';
import { OtherThread } from './other-thread.ts';
import { readUnpacked, startsGzip } from './read-stream.ts';
import { type SharedFile, STRETCH, type StretchLines, scanStretches, stretchesOf } from './stretches.ts';

/** What was read of one source. */
export interface LogRead {
  readonly lines: number;
  /** Unpacked. */
  readonly bytes: number;
  /** A gzip that is cut off or broken, or a file that could not be read to its end. */
  readonly damaged: boolean;
}

export interface LogReaderOptions {
  /** Ends the reading; what was read by then counts. */
  readonly signal: AbortSignal;
  /** Called with the bytes read of the source at hand, and its size where that is known. */
  onProgress(bytes: number, size?: number): void;
  /** Called with the head as soon as there is no more to come of it, while another thread already reads. */
  onHead?(text: string): void;
  /** The bytes from which on a file is worth a second thread. */
  readonly large?: number;
}

const LARGE = 4 * STRETCH;

/** Scans sources of any size, one after the other, in memory that does not grow with them. */
export class LogReader {
  readonly #table: AnchorTable;
  readonly #tally: Tally;
  readonly #scan: LogScan;
  readonly #options: LogReaderOptions;
  readonly #head = new Head();
  /** Lines of each stretch so far. */
  readonly #lines: number[] = [];
  #other: OtherThread | undefined;

  constructor(table: AnchorTable, options: LogReaderOptions) {
    this.#table = table;
    this.#tally = new Tally(table.signatures);
    this.#scan = new LogScan(table, this.#tally);
    this.#options = options;
  }

  /** Reads a file, gzip and UTF-16 too. Rejects with the error of the system when it cannot be opened. */
  async readFile(path: string): Promise<LogRead> {
    const kind = statSync(path);
    if (kind.isDirectory()) throw new Error('is a folder');
    // Opening a pipe waits for its writer, and Ctrl-C must not.
    if (!kind.isFile()) return this.readStream(createReadStream(path));
    const descriptor = openSync(path, 'r');
    const { size } = fstatSync(descriptor);
    const head = Buffer.alloc(Math.min(MOST_HEAD, size));
    // Only a plain file of bytes can be read from anywhere in its middle; those of the kernel have no size.
    const plain = size > 0 && readSync(descriptor, head, 0, head.length, 0) > 0 && !startsGzip(head) && !encodingOf(head).encoding;
    if (!plain) return this.readStream(createReadStream(path, { fd: descriptor }), size);
    this.#head.add(head);
    this.#head.endSource();
    try {
      return await this.#readTogether({ descriptor, size, first: this.#lines.length, taken: new Int32Array(new SharedArrayBuffer(4)) });
    } finally {
      closeSync(descriptor);
    }
  }

  async #readTogether(file: SharedFile): Promise<LogRead> {
    const { signal, large = LARGE } = this.#options;
    if (file.size >= large && availableParallelism() > 1) this.#other ??= new OtherThread(this.#table.signatures);
    const helped = file.size >= large ? this.#other?.help(file) : undefined;
    if (helped && this.#head.full) this.#options.onHead?.(this.#head.text);
    const done: StretchLines[] = [];
    let broken = false;
    try {
      await this.#readStretches(file, done);
    } catch {
      broken = true;
    }
    done.push(...((await helped) ?? []));
    for (let stretch = 0; stretch < stretchesOf(file.size); stretch++) this.#lines.push(0);
    for (const [stretch, lines] of done) this.#lines[stretch] = lines;
    const bytes = Math.min(file.size, done.length * STRETCH);
    return { lines: done.reduce((sum, [, lines]) => sum + lines, 0), bytes, damaged: broken || (bytes < file.size && !signal.aborted) };
  }

  async #readStretches(file: SharedFile, done: StretchLines[]): Promise<void> {
    const { signal, onProgress } = this.#options;
    for (const stretch of scanStretches(file, this.#scan)) {
      if (stretch) done.push(stretch);
      onProgress(Math.min(file.size, Atomics.load(file.taken, 0) * STRETCH), file.size);
      await setImmediate();
      // The stretches that are taken are done to their ends, so that all lines before them are counted.
      if (signal.aborted) Atomics.store(file.taken, 0, stretchesOf(file.size));
    }
  }

  /** Reads a stream to its end, or until the signal; a broken gzip gives what could be unpacked. */
  async readStream(stream: Readable, size?: number): Promise<LogRead> {
    const cleaner = new Cleaner();
    let bytes = 0;
    this.#scan.begin(this.#lines.length);
    const damaged = await readUnpacked(stream, this.#options.signal, (piece) => {
      bytes += piece.length;
      this.#head.add(piece);
      this.#scan.write(cleaner.clean(piece));
      this.#options.onProgress(bytes, size !== undefined && size >= bytes ? size : undefined);
    });
    this.#scan.write(cleaner.end());
    this.#head.endSource();
    const lines = this.#scan.end();
    this.#lines.push(lines);
    return { lines, bytes, damaged };
  }

  /** All that was read, as one text. */
  async finish(): Promise<ScannedText> {
    const counts = [...this.#tally.counts(), ...((await this.#other?.end()) ?? [])];
    const before: number[] = [];
    let sum = 0;
    for (const lines of this.#lines) {
      before.push(sum);
      sum += lines;
    }
    return { tallies: mergeCounts(this.#table.signatures, counts, before), head: this.#head.text };
  }
}
