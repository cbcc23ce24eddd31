import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import type { Place } from '../../../cli/journal/places.ts';

/** A directory that goes away with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stanch-journal-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A directory that goes away with the test file. */
export function bundleFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'stanch-journal-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A file system of our own, so that full means full and read-only means read-only; undefined where mounting is not permitted. */
export function mountedFolder(options: string): string | undefined {
  const folder = join(temporaryFolder(), 'mounted');
  mkdirSync(folder);
  try {
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync('/bin/umount', ['-l', folder]));
  return folder;
}

export function home(root: string): Place {
  return { root, kind: 'home' };
}

export function spare(root: string): Place {
  return { root, kind: 'spare' };
}

/** Counts up a second each time it is asked, from a fixed moment. */
export function clock(start = Date.parse('2026-11-21T03:00:00Z')): () => number {
  let now = start - 1000;
  return () => {
    now += 1000;
    return now;
  };
}
