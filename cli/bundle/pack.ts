import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { sha256 } from '../sha256.ts';

const compress = promisify(gzip);

/** One file of a bundle, packed. */
export interface Packed {
  readonly name: string;
  /** Bytes of its text, not of what it takes. */
  readonly bytes: number;
  readonly sha256: string;
  /** A member of a gzip file that holds the file with its tar header. */
  readonly member: Buffer;
}

/** Packs one file by itself, so that what it takes is known before it is decided whether it fits. */
export async function packFile(name: string, text: string, at: number): Promise<Packed> {
  const content = Buffer.from(text);
  const tar = pack();
  tar.entry({ name, mode: 0o600, mtime: new Date(at), uname: '', gname: '' }, content);
  const blocks: Buffer[] = [];
  const whole = 512 + Math.ceil(content.length / 512) * 512;
  let length = 0;
  for await (const block of tar) {
    blocks.push(block as Buffer);
    length += (block as Buffer).length;
    // Not finalized: the end of the archive stands once, after the last file.
    if (length >= whole) break;
  }
  return { name, bytes: content.length, sha256: sha256(content), member: await compress(Buffer.concat(blocks)) };
}

/** The bundle: gzip members one after the other are one gzip file, and tar blocks one after the other one archive. */
export async function joinFiles(files: readonly Packed[]): Promise<Buffer> {
  return Buffer.concat([...files.map(({ member }) => member), await compress(Buffer.alloc(1024))]);
}
