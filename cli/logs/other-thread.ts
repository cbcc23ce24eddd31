import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { bundledRoot } from '../../content/package-root.ts';
import type { Signature } from '../../core/match/scan/signatures.ts';
import type { Count } from '../../core/match/scan/tally.ts';
import type { SharedFile, StretchLines } from './stretches.ts';

/** Megabytes for what lives shortly, which a scan makes little of. */
const YOUNG = 4;

/** A second thread that helps with large files. One that cannot start, as on a sick machine, helps with nothing; the first does it all. */
export class OtherThread {
  readonly #worker: Worker;
  #answer: (message: unknown) => void = () => undefined;
  #failed = false;

  constructor(signatures: readonly Signature[]) {
    this.#worker = new Worker(PROGRAM, { workerData: signatures, resourceLimits: { maxYoungGenerationSizeMb: YOUNG } });
    this.#worker.on('message', (message) => this.#answer(message));
    this.#worker.on('error', () => {
      this.#failed = true;
      this.#answer(undefined);
    });
  }

  /** Reads along in a file until all of its stretches are taken; the stretches that it did. */
  async help(file: SharedFile): Promise<readonly StretchLines[]> {
    return ((await this.#ask(file)) as readonly StretchLines[] | undefined) ?? [];
  }

  /** What it found in all files; it ends with that. */
  async end(): Promise<readonly Count[]> {
    return ((await this.#ask('end')) as readonly Count[] | undefined) ?? [];
  }

  #ask(message: SharedFile | 'end'): Promise<unknown> {
    if (this.#failed) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.#answer = resolve;
      this.#worker.postMessage(message);
    });
  }
}

/** The bundle has it beside the program, the source beside this file. */
const PROGRAM = import.meta.url.endsWith('.ts') ? new URL('./worker.ts', import.meta.url) : pathToFileURL(join(bundledRoot(), 'dist', 'log-worker.js'));
