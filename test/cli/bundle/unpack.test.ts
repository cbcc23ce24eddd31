import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { type Header, pack } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../cli/bundle/open.ts';
import { unpack } from '../../../cli/bundle/unpack.ts';
import { UserError } from '../../../core/errors.ts';

type File = Partial<Header> & { readonly name: string; readonly content?: string | Buffer };

const LOOK = JSON.stringify({
  schema: 1,
  at: 1000,
  index: 0,
  answers: { 'file /proc/7/stat': { ms: 1, answer: { status: 'ok', kind: 'file', text: '7 (a) S' } } },
});

function manifest(files: Readonly<Record<string, string>>, change: object = {}): string {
  return JSON.stringify({
    schema: 1,
    kind: 'stanch-bundle',
    stanch: '0.1.0',
    host: { name: 'h', kernel: 'Linux 6.1', timeZone: 'UTC', uid: 0 },
    startedAt: '2026-11-30T10:00:00.000Z',
    endedAt: '2026-11-30T10:00:30.000Z',
    target: { pid: 7, name: 'a', way: 'proc', endpoints: [] },
    looks: Object.keys(files).length,
    files: Object.entries(files).map(([name, content]) => ({
      name,
      bytes: Buffer.byteLength(content),
      sha256: createHash('sha256').update(content).digest('hex'),
    })),
    leftOut: [],
    notRead: [],
    budget: { bytes: 1, bytesUsed: 1, seconds: 1, secondsUsed: 1 },
    ...change,
  });
}

async function tar(files: readonly File[]): Promise<Buffer> {
  const archive = pack();
  for (const { content = '', ...header } of files) archive.entry(header, Buffer.from(content));
  archive.finalize();
  const blocks: Buffer[] = [];
  for await (const block of archive) blocks.push(block as Buffer);
  return Buffer.concat(blocks);
}

const whole = () =>
  tar([
    { name: 'manifest.json', content: manifest({ 'looks/0000.json': LOOK }) },
    { name: 'looks/0000.json', content: LOOK },
  ]);

async function open(bytes: Buffer) {
  // In pieces, as a pipe gives them.
  const pieces = Array.from({ length: Math.ceil(bytes.length / 1000) }, (_, i) => bytes.subarray(i * 1000, (i + 1) * 1000));
  const unpacked = await unpack(Readable.from(pieces), 'b.tar.gz');
  return unpacked.kind === 'files' ? readFiles(unpacked.files, 'b.tar.gz') : unpacked;
}

it.each(['gzip', 'plain'] as const)('opens a %s archive, and passes over what it does not know', async (kind) => {
  const bytes = await tar([
    { name: 'looks', type: 'directory' },
    { name: 'manifest.json', content: manifest({ 'looks/0000.json': LOOK }) },
    { name: 'README', content: 'of a later version' },
    { name: 'looks/0000.json', content: LOOK },
  ]);
  const bundle = await open(kind === 'gzip' ? gzipSync(bytes) : bytes);
  expect(bundle).toMatchObject({ manifest: { target: { pid: 7 } }, looks: [{ at: 1000, index: 0 }] });
  if ('looks' in bundle) expect(bundle.looks[0]?.answer({ kind: 'file', path: '/proc/7/stat' }).answer).toMatchObject({ text: '7 (a) S' });
});

const bad: Readonly<Record<string, readonly [what: string, bytes: () => Promise<Buffer> | Buffer]>> = {
  'is empty': ['it is empty', () => Buffer.alloc(0)],
  'is text': ['neither a tar archive nor', () => Buffer.from('hello\n'.repeat(300))],
  'is noise': ['neither a tar archive nor', () => randomBytes(100_000)],
  'is gzipped text': ['neither a tar archive nor', () => gzipSync('hello\n'.repeat(300))],
  'is an empty gzip file': ['it is empty', () => gzipSync('')],
  'ends in the middle of the compression': ['it ends too early', async () => gzipSync(await whole()).subarray(0, -60)],
  'has a damaged compression': ['compression is damaged', async () => damage(gzipSync(await whole()))],
  'ends in the middle of a file': ['damaged or cut', async () => (await whole()).subarray(0, 900)],
  'has a damaged header': ['damaged or cut', async () => Buffer.concat([(await whole()).subarray(0, 140), randomBytes(16), (await whole()).subarray(156)])],
  'leads out of itself': ['“../../etc/cron.d/x” in it leads out of it', () => tar([{ name: '../../etc/cron.d/x', content: 'x' }])],
  'has an absolute name': ['“/etc/passwd” in it leads out of it', () => tar([{ name: '/etc/passwd', content: 'x' }])],
  'leads out behind a folder': ['leads out of it', () => tar([{ name: 'looks/../../x', content: 'x' }])],
  'holds a symbolic link': [
    '“looks/0000.json” in it is a symlink and no file',
    () => tar([{ name: 'looks/0000.json', type: 'symlink', linkname: '/etc/shadow' }]),
  ],
  'holds a hard link': ['is a link and no file', () => tar([{ name: 'manifest.json', type: 'link', linkname: '/etc/shadow' }])],
  'holds a device': ['is a block-device and no file', () => tar([{ name: 'manifest.json', type: 'block-device' }])],
  'holds a pipe': ['is a fifo and no file', () => tar([{ name: 'manifest.json', type: 'fifo' }])],
  'holds a file twice': [
    'it holds manifest.json twice',
    () =>
      tar([
        { name: 'manifest.json', content: '{}' },
        { name: 'manifest.json', content: '{}' },
      ]),
  ],
  'unpacks to far more than it is': [
    'far more than a bundle does',
    async () => gzipSync(await tar([{ name: 'looks/0000.json', content: Buffer.alloc(30_000_000) }])),
  ],
  'claims a file that is too large': ['larger than 64 MB', async () => claim(await tar([{ name: 'looks/0000.json', content: 'x' }]), 65 * 1024 * 1024)],
  'holds too many files': ['more than 20000 files', () => tar(Array.from({ length: 20_001 }, (_, i) => ({ name: `x${i}` })))],
  'has escapes in a name': ['“\\x1b[2J\\x1b]0;x” in it is a symlink', () => tar([{ name: '\x1b[2J\x1b]0;x', type: 'symlink', linkname: 'x' }])],
  'has no manifest': ['no manifest.json', () => tar([{ name: 'looks/0000.json', content: LOOK }])],
  'has a manifest that is no JSON': ['manifest.json does not hold', () => tar([{ name: 'manifest.json', content: 'x' }])],
  'has a manifest of the wrong form': [
    'manifest.json does not hold (target: ',
    () => tar([{ name: 'manifest.json', content: manifest({}, { target: null }) }]),
  ],
  'has a manifest with a prototype': ['manifest.json does not hold', () => tar([{ name: 'manifest.json', content: '{"__proto__":{"schema":1}}' }])],
  'is of a newer version': ['a newer Stanch (schema 2)', () => tar([{ name: 'manifest.json', content: manifest({}, { schema: 2 }) }])],
  'lacks a file': [
    '“looks/0000.json” is in its manifest and not in it',
    () => tar([{ name: 'manifest.json', content: manifest({ 'looks/0000.json': LOOK }) }]),
  ],
  'was changed': [
    '“looks/0000.json” is not what its manifest says',
    () =>
      tar([
        { name: 'manifest.json', content: manifest({ 'looks/0000.json': LOOK }) },
        { name: 'looks/0000.json', content: LOOK.replace('(a)', '(b)') },
      ]),
  ],
  'has a look that is none': [
    'is no look',
    () =>
      tar([
        { name: 'manifest.json', content: manifest({ 'looks/0000.json': '[]' }) },
        { name: 'looks/0000.json', content: '[]' },
      ]),
  ],
};

describe('a bundle is refused with one sentence when it', () => {
  it.each(Object.entries(bad))('%s', async (_, [what, bytes]) => {
    const made = await bytes();
    const error = await open(made).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toContain(what);
    expect((error as UserError).message).toMatch(/^b\.tar\.gz is no bundle that can be read: .*\.$/);
  });

  it('is larger than may be, packed or unpacked', async () => {
    const limits = { packed: 1000, unpacked: 5000, entry: 5000, entries: 10, ratio: 10_000 };
    await expect(unpack(Readable.from([randomBytes(2000)]), 'b', limits)).rejects.toThrow('it is larger than');
    await expect(unpack(Readable.from([gzipSync(Buffer.alloc(9000))]), 'b', limits)).rejects.toThrow('it unpacks to more than');
  });

  it('is cut or changed anywhere', { timeout: 60_000 }, async () => {
    const bytes = gzipSync(await whole());
    const seen: unknown[] = [];
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      for (const each of [bytes.subarray(0, at), changed]) seen.push(await open(each).catch((error: unknown) => error));
    }
    // A change in the name or time of the gzip header does no harm.
    expect(seen.filter((each) => each instanceof Error && !(each instanceof UserError))).toEqual([]);
  });
});

it('reads an answer that it does not understand as one that failed', async () => {
  const look = JSON.stringify({
    schema: 1,
    at: 1,
    index: 0,
    answers: {
      'file a': { ms: 1, answer: { status: 'ok', kind: 'later' } },
      'file b': { ms: 1, answer: { status: 'ok', kind: 'count', count: -1 } },
      'file c': { ms: 1, sameAs: 7 },
    },
  });
  const bundle = await open(
    await tar([
      { name: 'manifest.json', content: manifest({ 'looks/0000.json': look }) },
      { name: 'looks/0000.json', content: look },
    ]),
  );
  const statuses = 'looks' in bundle ? ['a', 'b', 'c'].map((path) => bundle.looks[0]?.answer({ kind: 'file', path }).answer.status) : [];
  expect(statuses).toEqual(['failed', 'failed', 'failed']);
});

function damage(bytes: Buffer): Buffer {
  bytes.fill(0xff, 40, 80);
  return bytes;
}

/** The same archive, with a size in its first header that is not true. */
function claim(bytes: Buffer, size: number): Buffer {
  bytes.write(`${size.toString(8).padStart(11, '0')} `, 124, 'latin1');
  bytes.write('        ', 148, 'latin1');
  const sum = bytes.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return bytes;
}
