import { fork } from 'node:child_process';
import { builtFile } from '../built.ts';

/** What the other process has to know. */
export interface Given {
  /** Where the package lies. */
  readonly root: string;
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

/** What another process works out while this one renders: two seconds for a thousand pages. */
export interface Aside {
  readonly given: Given;
  /** Rejects when the process ends without an answer; what stopped it is on standard error. */
  readonly written: Promise<Written>;
}

/** What it says when it is done. */
export interface Written {
  readonly files: WrittenFiles;
  /** What is wrong in the folders, a line each. */
  readonly findings: readonly string[];
}

export function startAside(given: Given): Aside {
  // No thread: one that loaded a bundler, native code like the parser, took the whole program down.
  const child = fork(builtFile(given.root, 'site-aside.js'), [JSON.stringify(given)]);
  const written = new Promise<Written>((resolve, reject) => {
    child.on('message', (message) => resolve(message as Written));
    child.on('error', reject);
    child.on('exit', (code, signal) => reject(new Error(`The library of the site was not read: its process ended with ${signal ?? code}.`)));
  });
  // Whoever waits for it hears of it; nobody may be waiting yet.
  written.catch(() => undefined);
  return { given, written };
}
