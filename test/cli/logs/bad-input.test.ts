import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ran, ROOT, stanch } from '../../e2e/stanch.ts';

const MESSAGE = 'accept4: too many open files';
const MEGABYTE = Buffer.alloc(1_000_000, 'x');
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bad-input-'));
  await mkdir(join(folder, 'folder.log'));
  const packed = gzipSync(`${`${MESSAGE}\n`.repeat(1000)}${'the end\n'.repeat(10_000)}`);
  const colours = `\x1b[31maccept4: too \x1b[1mmany\x1b[0m open\x1b]0;title\x07 files\x1b[2J\n`;
  const files: Record<string, string | Buffer> = {
    'good.log': `${MESSAGE}\n`,
    'empty.log': '',
    'binary.log': Buffer.concat([Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) & 0xff)), Buffer.from(`\n${MESSAGE}\n`)]),
    'invalid.log': Buffer.concat([Buffer.from([0xc3, 0x28, 0xff, 0xfe, 0xe2, 0x82]), Buffer.from(` ${MESSAGE} `), Buffer.from([0xf0, 0x9f, 10])]),
    'utf16.log': Buffer.from(`\ufeff${MESSAGE}\r\n`, 'utf16le'),
    'utf16be.log': Buffer.from(`\ufeff${MESSAGE}\r\n`, 'utf16le').swap16(),
    'returns.log': `start\r\n${MESSAGE}\r\n`,
    'nuls.log': Buffer.concat([Buffer.alloc(100_000), Buffer.from(MESSAGE.split('').join('\0'))]),
    'colours.log': colours,
    'cut.log.gz': packed.subarray(0, packed.length - 20),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const long = await open(join(folder, 'long.log'), 'w');
  for (let n = 0; n < 100; n++) await long.write(n === 60 ? Buffer.from(` ${MESSAGE} `) : MEGABYTE);
  await long.close();
});

afterAll(() => rm(folder, { recursive: true }));

const explain = (...names: readonly string[]): Promise<Ran> => stanch('explain', ...names.map((name) => join(folder, name)));

describe('explain finds the message in', () => {
  it.each(['binary.log', 'invalid.log', 'utf16.log', 'utf16be.log', 'returns.log', 'nuls.log', 'colours.log', 'cut.log.gz', 'long.log'])('%s', async (name) => {
    const { code, out, err } = await explain(name);
    expect(out).toContain('too many open files');
    expect(out).toContain('(fd-leak)');
    expect(out.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect([code, err]).toEqual([0, name === 'cut.log.gz' ? expect.stringContaining('damaged, only the first') : '']);
  });
});

describe('explain says', () => {
  it('what it could not read, and goes on with the rest', async () => {
    const { code, out, err } = await explain('folder.log', 'gone.log', 'good.log');
    expect(err).toMatch(/folder\.log: cannot be read: is a folder\n.*gone\.log: cannot be read: ENOENT/);
    expect([code, out]).toEqual([0, expect.stringContaining('(fd-leak)')]);
  });

  it.skipIf(!existsSync('/proc/self/mem'))('that a file broke while it was read', async () => {
    const { code, err } = await stanch('explain', '/proc/self/mem', join(folder, 'good.log'));
    expect([code, err]).toEqual([0, expect.stringContaining('/proc/self/mem: cannot be read: EIO')]);
  });

  it('that there was nothing in an empty file', async () => {
    expect(await explain('empty.log')).toMatchObject({ code: 4, out: '', err: expect.stringContaining('the text is empty') });
  });
});

describe('Ctrl-C', () => {
  it.each([
    ['tells what an endless pipe has said so far', true],
    ['ends the wait for a pipe that has gone quiet', false],
  ])('%s', async (_, endless) => {
    const child = spawn(process.execPath, [`${ROOT}bin/stanch.js`, 'explain', '-'], { stdio: 'pipe' });
    let [out, err] = ['', ''];
    child.stdout.on('data', (piece: Buffer) => {
      out += piece.toString();
    });
    child.stderr.on('data', (piece: Buffer) => {
      err += piece.toString();
    });
    child.stdin.on('error', () => undefined);
    const lines = `${`${MESSAGE}\n`.repeat(2000)}`;
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.stdin.write(lines);
    // Once it takes more than a pipe holds, it reads, and listens for Ctrl-C.
    for (let written = 0; written < 20 || endless; written++) {
      if (!child.stdin.write(lines)) await new Promise((resolve) => child.stdin.once('drain', resolve).once('close', resolve));
      if (written === 20) child.kill('SIGINT');
      if (child.exitCode !== null || child.stdin.destroyed) break;
    }
    if (!endless) child.kill('SIGINT');
    expect(await ended).toBe(130);
    expect(out).toContain('(fd-leak)');
    expect(err).toMatch(/^Stopped: that is what the first [\d.,]+ [KMG]B say\.\n$/);
  });
});
