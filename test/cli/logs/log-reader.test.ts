import { appendFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LogReader } from '../../../cli/logs/log-reader.ts';
import { STRETCH } from '../../../cli/logs/stretches.ts';
import { AnchorTable } from '../../../core/match/scan/anchor-table.ts';
import { scanText } from '../../../core/match/scan/scan-text.ts';
import { compileSignatures } from '../../../core/match/scan/signatures.ts';
import { dice, ordinaryLine } from '../../fixtures/a-log.ts';
import { LIBRARY } from '../../fixtures/library.ts';

const table = new AnchorTable(compileSignatures(LIBRARY));
const signal = new AbortController().signal;
const quiet = { signal, onProgress: () => undefined };
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'log-reader-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** Three stretches of ordinary lines with messages among them, a line that is longer than a stretch, and messages at every border. */
function aLargeLog(): string {
  const random = dice(3);
  const block = Array.from({ length: 2000 }, (_, n) => `${ordinaryLine(random, n)}${n % 50 === 0 ? ` accept${n}: Too Many Open Files` : ''}`).join('\n');
  const long = `${'x'.repeat(STRETCH + 5000)} connection reset by peer ${'x'.repeat(1000)}`;
  const upTo = (text: string, border: number) => `${text}\n${block.repeat(Math.ceil((border - text.length) / block.length))}`.slice(0, border - 12);
  return `${upTo(`${upTo(block, STRETCH)}too many open files\n${long}\n`, 3 * STRETCH)}\ntoo many open files\ntoo many open files`;
}

describe('a large file', () => {
  it('read by two threads says what it says to one, with the same lines and numbers', async () => {
    const log = aLargeLog();
    const path = join(folder, 'large.log');
    await writeFile(path, log);
    const expected = scanText(table, log);
    for (const large of [0, Number.POSITIVE_INFINITY]) {
      const heads: string[] = [];
      const reader = new LogReader(table, { ...quiet, large, onHead: (text) => heads.push(text) });
      const read = await reader.readFile(path);
      expect(read).toEqual({ lines: log.split('\n').length, bytes: log.length, damaged: false });
      const { tallies, head } = await reader.finish();
      expect(tallies).toEqual(expected.tallies);
      expect(head).toBe(log.slice(0, head.length));
      expect(heads).toEqual(large === 0 && availableParallelism() > 1 ? [head] : []);
    }
    expect(expected.tallies.length).toBeGreaterThan(1);
  }, 60_000);

  it('stops at the signal after whole stretches, whose lines are numbered right', async () => {
    const path = join(folder, 'stopped.log');
    const line = `${'y'.repeat(99)}\n`;
    await writeFile(path, 'accept: too many open files\n');
    for (let n = 0; n < 8; n++) appendFileSync(path, line.repeat(STRETCH / 100));
    const stop = new AbortController();
    const reader = new LogReader(table, { signal: stop.signal, onProgress: () => stop.abort() });
    const read = await reader.readFile(path);
    expect(read.bytes % STRETCH).toBe(0);
    expect(read.bytes).toBeLessThan(8 * STRETCH);
    expect(read.lines).toBeGreaterThan(STRETCH / 100);
    expect((await reader.finish()).tallies[0]?.first).toBe(1);
  }, 60_000);
});

it('several sources are one text, whose lines go on from file to file', async () => {
  await writeFile(join(folder, 'one.log'), 'start\ntoo many open files');
  await writeFile(join(folder, 'two.log.gz'), Buffer.concat([gzipSync('start\nand\n'), gzipSync('too many open files\n')]));
  await writeFile(join(folder, 'three.log'), Buffer.from('\ufeffstart\r\nconnection reset by peer\r\n', 'utf16le'));
  const reader = new LogReader(table, { ...quiet, large: 0 });
  const read = [];
  for (const name of ['one.log', 'two.log.gz', 'three.log', 'one.log']) read.push(await reader.readFile(join(folder, name)));
  expect(read.map(({ lines }) => lines)).toEqual([2, 3, 2, 2]);
  const { tallies, head } = await reader.finish();
  expect(tallies.map(({ signature, lines, matches }) => [signature.text, lines, matches.map(({ line }) => line)])).toEqual([
    ['too many open files', 3, [2]],
    ['connection reset by peer', 1, [7]],
  ]);
  expect(head).toBe('start\ntoo many open files\nstart\nand\ntoo many open files\nstart\r\nconnection reset by peer\r\nstart\ntoo many open files\n');
});
