import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { MadePage } from '../made/page.ts';

/** What the other process has to know. */
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
  /** Every template of the postmortem, empty, by its name. */
  readonly templates: string;
  readonly digest: string;
}

/** What another process works out while this one renders: alone, a build would take half as long again. */
export interface Aside {
  readonly given: Given;
  /** The pages that are made from data. */
  readonly made: Promise<readonly MadePage[]>;
  readonly written: Promise<{ readonly files: WrittenFiles; readonly findings: readonly string[] }>;
}

/** Starts it; both promises reject when it ends without an answer, and what stopped it is on standard error. */
export function startAside(given: Given): Aside {
  // No thread: one that loaded a bundler, native code like the parser, took the whole program down.
  const child = fork(fileURLToPath(new URL('./program.ts', import.meta.url)), [JSON.stringify(given)], { serialization: 'advanced' });
  const answer = <Name extends 'made' | 'written'>(name: Name): Aside[Name] => {
    const promise = new Promise((resolve, reject) => {
      child.on('message', (message: Partial<Record<Name, unknown>>) => name in message && resolve(message[name]));
      child.on('error', reject);
      child.on('exit', (code, signal) => reject(new Error(`The library of the site was not read: its process ended with ${signal ?? code}.`)));
    });
    // Whoever waits for it hears of it; nobody may be waiting yet.
    promise.catch(() => undefined);
    return promise as Aside[Name];
  };
  return { given, made: answer('made'), written: answer('written') };
}
