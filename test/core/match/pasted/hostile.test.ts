import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { EXAMPLES } from '../../../../core/match/pasted/examples.ts';
import { readPasted } from '../../../../core/match/pasted/index.ts';

const TEXTS = EXAMPLES.flatMap(({ examples }) => examples.map(({ text }) => text));
/** What a megabyte may take on a busy machine; an honest one takes a few hundred milliseconds. */
const PATIENCE = 4_000;

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
    ].map((unit) => [JSON.stringify(unit), unit] as const),
  )('reads a megabyte of %s in linear time, on one line and on many', (_, unit) => {
    const long = unit.repeat(Math.ceil(2 ** 20 / unit.length));
    const started = performance.now();
    expectSound(long);
    expectSound(long.replace(/.{200}/gs, '$&\n'));
    expect(performance.now() - started).toBeLessThan(2 * PATIENCE);
  });

  it('reads a megabyte of each example in linear time', () => {
    for (const { id, examples } of EXAMPLES) {
      const text = `${examples[0]?.text}\n`;
      const started = performance.now();
      readPasted(text.repeat(Math.ceil(2 ** 20 / text.length)));
      expect(performance.now() - started, id).toBeLessThan(PATIENCE);
    }
  }, 120_000);
});
