import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { EXAMPLES } from '../../../../core/match/pasted/examples.ts';
import { readPasted } from '../../../../core/match/pasted/index.ts';

const TEXTS = EXAMPLES.flatMap(({ examples }) => examples.map(({ text }) => text));
/** Characters of a hostile text. */
const SIZE = 2 ** 18;
/** What so many may take on a busy machine; an honest log of that size takes less than 100 ms. */
const PATIENCE = 3_000;

/** The same numbers each run: a failure can be repeated. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
}

function mutated(text: string, pick: (below: number) => number): string {
  const at = pick(text.length + 1);
  const JUNK = [
    '',
    '\0',
    '\x1b[31m',
    '\r',
    '|',
    '%',
    '-1',
    '1e308',
    'NaN',
    '9'.repeat(400),
    '(',
    '"',
    '🧨',
    '\t',
    text.slice(0, pick(80)),
    '\n'.repeat(pick(5)),
  ];
  return text.slice(0, at) + (JUNK[pick(JUNK.length)] ?? '') + text.slice(at + pick(6));
}

function expectSound(text: string): void {
  const { findings, output } = readPasted(text);
  const lines = text.split('\n').length;
  for (const { says, causes, line } of findings) {
    // A name of the text may say so itself.
    if (!text.includes('NaN')) expect(says).not.toMatch(/NaN|Infinity|undefined/);
    expect(line).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(lines);
    expect(causes.length).toBeGreaterThan(0);
    for (const { weight } of causes) expect(weight > 0 && weight <= 1).toBe(true);
  }
  for (const { from, to } of output) expect(from >= 1 && from <= to && to <= lines).toBe(true);
}

describe('pasted output that is hostile', () => {
  it('stays sound under 3,000 mutations of the examples', () => {
    const pick = generator(7);
    for (let round = 0; round < 3_000; round++) {
      let text = TEXTS[pick(TEXTS.length)] ?? '';
      for (let times = pick(4); times >= 0; times--) text = mutated(text, pick);
      expectSound(text);
    }
  });

  it.each(
    [
      'a',
      ' ',
      '1',
      '1 ',
      '0x1 ',
      '[',
      '(',
      '"',
      '| ',
      '=1',
      'a=',
      'a:1,',
      '%',
      '/',
      '.',
      '-',
      '_',
      '# ',
      '> ',
      'tcp ',
      'at a.b(',
      'x -> y ',
      '\t',
      'a b ',
      'a.a.',
      '12:00 1 ',
      '{}',
      'ab12 3 ',
      '1 1\n',
      '(mmap\n',
      'rss=5\n',
    ].map((unit) => [JSON.stringify(unit), unit] as const),
  )('reads %s over and over in linear time, on one line and on many', (_, unit) => {
    const long = unit.repeat(Math.ceil(SIZE / unit.length));
    const started = performance.now();
    expectSound(long);
    expectSound(long.replace(/.{200}/gs, '$&\n'));
    // Blanks at the end of a line are taken away: these stay.
    expectSound(`${long.slice(0, 4000)}x\n`.repeat(SIZE / 4096));
    expect(performance.now() - started).toBeLessThan(2 * PATIENCE);
  });

  it.each([
    ['columns of one record', '-[ RECORD 1 ]', (name: string) => `${name}|1`],
    ['folders counted by du', '/dev/sda1 99G 87G 7G 93% /data', (name: string) => `6G\t/${name}`],
  ])('reads thousands of %s in linear time', (_, first, line) => {
    const names = Array.from({ length: 40_000 }, (_, n) => [...`${100_000 + n}`].map((digit) => 'abcdefghij'[Number(digit)]).join(''));
    const started = performance.now();
    expectSound([first, ...names.map(line)].join('\n'));
    expect(performance.now() - started).toBeLessThan(PATIENCE);
  });

  it.each([
    ['statements by their start', ' state | query_start | query', (n: number) => ` active | 2024-05-06 10:${10 + (n % 50)}:00 | select ${n}`],
    ['parts of the native memory', 'Total: reserved=1KB, committed=1KB', () => '(mmap'],
    ['rows that rise', 'n memory', () => '1 1'],
    ['figures', 'rss=1', () => 'rss=5'],
    ['goroutines', 'goroutine 7 [select]:', (n: number) => `goroutine ${n} [select, 5 minutes]:`],
    ['threads', '"pool-1-thread-1" #1 prio=5', (n: number) => `"pool-${n}-thread-1" #${n} prio=5 tid=0x1 nid=0x1 waiting on condition`],
  ])('reads as many %s as fit', (_, first, line) => {
    const size = 4 * SIZE;
    const rows = Array.from({ length: Math.floor(size / (line(1).length + 1)) }, (_, n) => line(n));
    const started = performance.now();
    expectSound([first, ...rows].join('\n'));
    // Comparing each row with each other took minutes.
    expect(performance.now() - started).toBeLessThan((size / SIZE) * PATIENCE);
  });

  it('reads each example over and over in linear time', () => {
    for (const { id, examples } of EXAMPLES) {
      for (const { title, text } of examples) {
        const started = performance.now();
        readPasted(`${text}\n`.repeat(Math.ceil(2 ** 16 / (text.length + 1))));
        expect(performance.now() - started, `${id}: ${title}`).toBeLessThan(PATIENCE / 2);
      }
    }
  }, 120_000);
});
