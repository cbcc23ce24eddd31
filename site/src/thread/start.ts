import { Worker } from 'node:worker_threads';
import type { MadePage } from '../made/page.ts';

/** What the thread has to know. */
export interface Given {
  readonly base: string;
  readonly layers: readonly string[];
  /** Where its files go. */
  readonly folder: string;
}

/** Files about the library, for pages to read, and a hash of them all. */
export interface WrittenFiles {
  readonly library: string;
  readonly script: string;
  readonly data: string;
  readonly digest: string;
}

/** What another thread works out while this one renders: a build has two processors, and one alone would take half as long again. */
export interface Thread {
  readonly given: Given;
  /** The pages that are made from data. */
  readonly made: Promise<readonly MadePage[]>;
  readonly written: Promise<{ readonly files: WrittenFiles; readonly findings: readonly string[] }>;
}

/** Starts it; both promises reject with what stops it. */
export function startThread(given: Given): Thread {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: given });
  const answer = <Name extends 'made' | 'written'>(name: Name): Thread[Name] => {
    const promise = new Promise((resolve, reject) => {
      worker.on('message', (message: Partial<Record<Name, unknown>>) => name in message && resolve(message[name]));
      worker.on('error', reject);
    });
    // Whoever waits for it hears of it; nobody may be waiting yet.
    promise.catch(() => undefined);
    return promise as Thread[Name];
  };
  return { given, made: answer('made'), written: answer('written') };
}
