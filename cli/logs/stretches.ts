import { readSync } from 'node:fs';
import { Cleaner } from '../../core/match/scan/clean.ts';
import type { LogScan } from '../../core/match/scan/log-scan.ts';

/** Bytes of a file that one thread takes at a time: long enough to cost nothing, short enough that nobody waits for the other. */
export const STRETCH = 16 * 1024 * 1024;
/** Bytes read in one go: still in the processor's cache when they are scanned. */
const CHUNK = 128 * 1024;
const NEWLINE = 0x0a;

/** A file that several threads read together, each the next stretch that nobody has taken. */
export interface SharedFile {
  readonly descriptor: number;
  readonly size: number;
  /** The number of its first stretch among those of all files. */
  readonly first: number;
  /** How many stretches are taken; shared by the threads. */
  readonly taken: Int32Array<SharedArrayBuffer>;
}

/** A stretch and its number of lines. */
export type StretchLines = readonly [stretch: number, lines: number];

/** How many stretches a file has. */
export const stretchesOf = (size: number): number => Math.ceil(size / STRETCH);

/**
 * Scans stretches of a file until none is left; yields in between, with what is done of the stretches. A line belongs to the stretch
 * that it begins in, so that each is read whole and once.
 */
export function* scanStretches(file: SharedFile, scan: LogScan): Generator<StretchLines | undefined> {
  const buffer = Buffer.allocUnsafe(CHUNK);
  for (let next = Atomics.add(file.taken, 0, 1); next < stretchesOf(file.size); next = Atomics.add(file.taken, 0, 1)) {
    scan.begin(file.first + next);
    const cleaner = new Cleaner({ middle: next > 0 });
    for (const piece of linesOf(file, next, buffer)) {
      scan.write(cleaner.clean(piece));
      yield;
    }
    scan.write(cleaner.end());
    yield [file.first + next, scan.end()];
  }
}

/** The bytes of all lines that begin in a stretch. */
function* linesOf({ descriptor, size }: SharedFile, stretch: number, buffer: Buffer): Generator<Buffer> {
  const [from, to] = [stretch * STRETCH, Math.min(size, (stretch + 1) * STRETCH)];
  // A line begins where the one before it has ended, so the last byte before the stretch counts.
  let at = Math.max(0, from - 1);
  let begun = from === 0;
  for (let read = readSync(descriptor, buffer, 0, CHUNK, at); read > 0; read = readSync(descriptor, buffer, 0, CHUNK, at)) {
    const start = begun ? 0 : buffer.subarray(0, read).indexOf(NEWLINE) + 1;
    begun ||= start > 0;
    if (!begun ? at + read >= to : at + start >= to && start > 0) return;
    const last = at + read >= to ? buffer.subarray(0, read).indexOf(NEWLINE, Math.max(start, to - 1 - at)) : -1;
    yield begun ? buffer.subarray(start, last < 0 ? read : last + 1) : buffer.subarray(0, 0);
    if (last >= 0) return;
    at += read;
  }
}
