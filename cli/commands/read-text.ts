import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

/** A text and how many bytes of it were read, unpacked. */
export interface ReadText {
  readonly text: string;
  readonly bytes: number;
  /** There was more than the limit. */
  readonly cut: boolean;
  /** A gzip that is cut off or broken: only its beginning could be unpacked. */
  readonly damaged: boolean;
}

export interface ReadOptions {
  /** The most bytes kept in memory. */
  readonly limit: number;
  readonly signal: AbortSignal;
}

/** Reads a log file, unpacking gzip by its first bytes. Rejects with the error of the system. */
export async function readLogFile(path: string, options: ReadOptions): Promise<ReadText> {
  const kind = await stat(path);
  if (kind.isDirectory()) throw new Error('is a folder');
  return readLog(createReadStream(path), options);
}

/** Reads a stream to its end, to the limit, or until the signal; a broken gzip gives what could be unpacked. */
export async function readLog(stream: Readable, { limit, signal }: ReadOptions): Promise<ReadText> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let cut = false;
  let damaged = false;
  const keep = async (source: AsyncIterable<Buffer | string>) => {
    for await (const chunk of source) {
      const buffer = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      chunks.push(buffer.subarray(0, limit - bytes));
      cut = bytes + buffer.length > limit;
      bytes = Math.min(limit, bytes + buffer.length);
      if (cut || signal.aborted) return;
    }
  };
  // A pipe that has gone quiet must not outlast Ctrl-C.
  const stop = () => stream.destroy();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const iterator: AsyncIterator<Buffer | string> = stream[Symbol.asyncIterator]();
    const first = await iterator.next();
    const head = first.done ? Buffer.alloc(0) : Buffer.from(first.value);
    const whole = startingWith(head, iterator);
    if (head[0] === 0x1f && head[1] === 0x8b) {
      try {
        await pipeline(whole, createGunzip(), keep);
      } catch (error) {
        if (bytes === 0) throw error;
        // Stopping early breaks the stream too.
        damaged = !cut && !signal.aborted;
      }
    } else await keep(whole);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
  return { text: decodeLog(Buffer.concat(chunks)), bytes, cut, damaged };
}

async function* startingWith(head: Buffer, rest: AsyncIterator<Buffer | string>): AsyncGenerator<Buffer | string> {
  yield head;
  yield* { [Symbol.asyncIterator]: () => rest };
}

/** Log bytes as text: UTF-16 by its mark, else UTF-8 with a sign for what is none; NULs, which sparse files are full of, left out. */
export function decodeLog(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes).replaceAll('\0', '');
}
