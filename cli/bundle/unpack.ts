import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract, type Header } from 'tar-stream';
import { UserError } from '../../core/errors.ts';
import { printable } from '../../core/printable.ts';
import { NAMES } from './entries.ts';

/** Bounds of what is taken in: a bundle comes from anybody, and is never written to a disk. */
export interface UnpackLimits {
  /** Bytes, packed and unpacked. */
  readonly packed: number;
  readonly unpacked: number;
  readonly entry: number;
  readonly entries: number;
  /** Unpacked for each packed byte; deflate reaches 1,032, real bundles 40. */
  readonly ratio: number;
}

const MB = 1024 * 1024;
const LIMITS: UnpackLimits = { packed: 128 * MB, unpacked: 512 * MB, entry: 64 * MB, entries: 20_000, ratio: 250 };
/** Below this no ratio is looked at: a small file of zeros harms nobody. */
const FREE = 8 * MB;

/** What came out: the files of a bundle, or the output of the script. */
export type Unpacked = { readonly kind: 'files'; readonly files: ReadonlyMap<string, Buffer> } | { readonly kind: 'script'; readonly text: Buffer };

/** The first line of what the script of `capture --script` writes begins with this. */
export const SCRIPT_MARK = '#stanch-script ';

/** Unpacks a bundle in memory: gzip or not, tar or the output of the script. What is wrong with it is a UserError that names `shown`. */
export async function unpack(input: Readable, shown: string, limits: UnpackLimits = LIMITS): Promise<Unpacked> {
  const refuse = (why: string): UserError => new UserError(`${printable(shown)} is no bundle that can be read: ${why}.`, { hint: HINT });
  try {
    const chunks = unzip(input, limits, refuse);
    const { first, rest } = await peek(chunks);
    if (first.length === 0) throw refuse('it is empty');
    if (first.subarray(0, SCRIPT_MARK.length).toString('latin1') === SCRIPT_MARK) return { kind: 'script', text: await gather(rest) };
    if (first.subarray(257, 262).toString('latin1') !== 'ustar') throw refuse('it is neither a tar archive nor what the script of capture writes');
    return { kind: 'files', files: await untar(rest, limits, refuse) };
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    // zlib and tar-stream tell what they stumbled over; anything else is the disk's or ours.
    if (code?.startsWith('Z_')) throw refuse(code === 'Z_BUF_ERROR' ? 'it ends too early' : `its compression is damaged (${message})`);
    if (/tar header|Unexpected end of data|Invalid|checksum/i.test(message)) throw refuse(`its archive is damaged or cut (${message})`);
    throw error;
  } finally {
    input.destroy();
  }
}

const HINT = 'Take a new one: stanch capture --pid 4182. Was it cut on the way? Compare its sha256 on both machines.';

type Refuse = (why: string) => UserError;

async function* unzip(input: Readable, limits: UnpackLimits, refuse: Refuse): AsyncGenerator<Buffer> {
  let packed = 0;
  async function* counted(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      packed += chunk.length;
      if (packed > limits.packed) throw refuse(`it is larger than ${limits.packed / MB} MB`);
      yield chunk;
    }
  }
  const { first, rest } = await peek(counted(input));
  const isGzip = first[0] === 0x1f && first[1] === 0x8b;
  let unpacked = 0;
  for await (const chunk of isGzip ? gunzip(rest) : rest) {
    unpacked += chunk.length;
    if (unpacked > limits.unpacked) throw refuse(`it unpacks to more than ${limits.unpacked / MB} MB`);
    if (unpacked > FREE && unpacked > packed * limits.ratio) throw refuse('it unpacks to far more than a bundle does');
    yield chunk;
  }
}

async function* gunzip(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const stream = createGunzip();
  const feeding = pipeline(Readable.from(chunks), stream);
  // Told by whoever reads the stream; unheard here, it would end the program.
  feeding.catch(() => undefined);
  for await (const chunk of stream) yield chunk as Buffer;
  await feeding;
}

/** The first chunk with at least a tar header in it, and everything again from the beginning. */
async function peek(chunks: AsyncIterable<Buffer>): Promise<{ readonly first: Buffer; readonly rest: AsyncIterable<Buffer> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  let first = Buffer.alloc(0);
  while (first.length < 512) {
    const { done, value } = await iterator.next();
    if (done) break;
    first = Buffer.concat([first, value]);
  }
  async function* rest(): AsyncGenerator<Buffer> {
    try {
      if (first.length > 0) yield first;
      for (;;) {
        const { done, value } = await iterator.next();
        if (done) return;
        yield value;
      }
    } finally {
      await iterator.return?.();
    }
  }
  return { first, rest: rest() };
}

async function gather(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

async function untar(chunks: AsyncIterable<Buffer>, limits: UnpackLimits, refuse: Refuse): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const archive = extract();
  const feeding = pipeline(Readable.from(chunks), archive as unknown as NodeJS.WritableStream);
  feeding.catch(() => undefined);
  let entries = 0;
  for await (const entry of archive) {
    const { name, size } = entry.header;
    entries++;
    const wrong = entries > limits.entries ? `it holds more than ${limits.entries} files` : whatIsWrong(entry.header, limits);
    if (wrong) throw refuse(wrong);
    if (!NAMES.test(name)) {
      entry.resume();
      continue;
    }
    if (files.has(name)) throw refuse(`it holds ${name} twice`);
    const content = await gather(entry as AsyncIterable<Buffer>);
    if (content.length !== size) throw refuse(`${name} is cut`);
    files.set(name, content);
  }
  await feeding;
  return files;
}

function whatIsWrong({ name, type, size }: Header, limits: UnpackLimits): string | undefined {
  const shown = `“${printable(name.slice(0, 80))}”`;
  if (type !== 'file' && type !== 'directory') return `${shown} in it is a ${type ?? 'thing of its own kind'} and no file`;
  if (name.startsWith('/') || name.split(/[/\\]/).includes('..')) return `${shown} in it leads out of it`;
  return size > limits.entry ? `${shown} in it is larger than ${limits.entry / MB} MB` : undefined;
}
