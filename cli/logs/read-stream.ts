import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

type Source = AsyncIterable<Buffer | string>;

/** Bytes that are unpacked at a time. */
const CHUNK = 256 * 1024;

export const startsGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

/**
 * Gives the bytes of a stream to `take`, unpacked where its first two say gzip, until it ends or the signal. True when it broke in its
 * middle; rejects with the error of the system when there was nothing before that.
 */
export async function readUnpacked(stream: Readable, signal: AbortSignal, take: (piece: Buffer) => void): Promise<boolean> {
  let taken = false;
  const takeAll = async (source: Source) => {
    for await (const piece of source) {
      taken = true;
      take(typeof piece === 'string' ? Buffer.from(piece) : piece);
      if (signal.aborted) return;
    }
  };
  // A pipe that has gone quiet must not outlast Ctrl-C.
  const stop = () => stream.destroy();
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    const iterator: AsyncIterator<Buffer | string> = stream[Symbol.asyncIterator]();
    const head = await readHead(iterator);
    const whole = startingWith(head, iterator);
    if (startsGzip(head)) await pipeline(whole, createGunzip({ chunkSize: CHUNK }), takeAll);
    else await takeAll(whole);
  } catch (error) {
    // Stopping early breaks the stream too.
    if (signal.aborted) return false;
    if (!taken) throw error;
    return true;
  } finally {
    signal.removeEventListener('abort', stop);
  }
  return false;
}

/** At least the two bytes that tell a gzip, if there are so many. */
async function readHead(iterator: AsyncIterator<Buffer | string>): Promise<Buffer> {
  let head = Buffer.alloc(0);
  while (head.length < 2) {
    const next = await iterator.next();
    if (next.done) break;
    head = Buffer.concat([head, Buffer.from(next.value as Buffer)]);
  }
  return head;
}

async function* startingWith(head: Buffer, rest: AsyncIterator<Buffer | string>): AsyncGenerator<Buffer | string> {
  if (head.length > 0) yield head;
  yield* { [Symbol.asyncIterator]: () => rest };
}
