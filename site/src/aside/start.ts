import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { MadePage } from '../made/page.ts';

/** What the other process has to know. */
export interface Given {
  /** Where the package lies. */
  readonly root: string;
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
  const program = join(given.root, 'dist/site-aside.js');
  if (!existsSync(program)) throw new Error('dist/site-aside.js is missing, which reads the library for the site. Make it with: npm run build');
  const child = fork(program, [JSON.stringify(given)], { serialization: 'advanced' });
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
