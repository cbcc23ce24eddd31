import { PassThrough } from 'node:stream';
import { afterEach, expect, test } from 'vitest';
import { LineReader } from '../../../cli/plain/line-reader.ts';

const open: LineReader[] = [];
afterEach(() => {
  for (const reader of open.splice(0)) reader[Symbol.dispose]();
});

function read(): { input: PassThrough; lines: LineReader } {
  const input = new PassThrough();
  const lines = new LineReader(input as unknown as NodeJS.ReadStream);
  open.push(lines);
  return { input, lines };
}

test('lines come one at a time, with either line end, and the last one without any', async () => {
  const { input, lines } = read();
  input.write('one\r\ntw');
  expect(await lines.next()).toBe('one');
  input.end('o\n\nthree');
  expect([await lines.next(), await lines.next(), await lines.next(), await lines.next()]).toEqual(['two', '', 'three', undefined]);
});

test('a line without end is kept in part, and a flood of lines has to wait', async () => {
  const { input, lines } = read();
  for (let n = 0; n < 50; n++) input.write('x'.repeat(10_000));
  input.write('\nnext\n');
  expect(await lines.next()).toHaveLength(65_536);
  expect(await lines.next()).toBe('next');
  input.write('y\n'.repeat(5_000));
  expect(await lines.next()).toBe('y');
  expect(input.isPaused()).toBe(true);
});

test('an input that fails is one that ended', async () => {
  const { input, lines } = read();
  const waiting = lines.next();
  input.destroy(new Error('EIO'));
  expect(await waiting).toBeUndefined();
});
