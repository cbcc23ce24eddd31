import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fuseOverSymptoms, miniSearchOverRunbooks } from '../../scripts/eval/baselines.ts';
import { type Item, parseItems } from '../../scripts/eval/items.ts';
import { answersOf, scoreOf, scoresBy } from '../../scripts/eval/measure.ts';
import { renderMisses, renderScores } from '../../scripts/eval/render.ts';
import { LIBRARY } from '../fixtures/library.ts';

const CAUSES = new Set(['fd-leak', 'memory-leak', 'connection-leak']);

function item(id: string, cause: string, also: readonly string[] = []): Item {
  return { id, text: id, kind: 'log', cause, also, difficulty: 'easy' };
}

const ITEMS = [item('first', 'fd-leak'), item('second', 'fd-leak', ['memory-leak']), item('missing', 'fd-leak'), item('quiet', 'none'), item('loud', 'none')];
const RANKED: Readonly<Record<string, readonly string[]>> = {
  first: ['fd-leak', 'memory-leak'],
  second: ['memory-leak', 'fd-leak'],
  missing: ['connection-leak'],
  quiet: [],
  loud: ['fd-leak'],
};
const answers = answersOf(ITEMS, (text) => RANKED[text] ?? []);

describe('the items of a set', () => {
  it('are read one a line, without empty lines', () => {
    const line = JSON.stringify({ ...item('a', 'none'), source: 'left out' });
    expect(parseItems(`\n${line}\r\n\n`, CAUSES)).toEqual([item('a', 'none')]);
  });

  it('are refused with every line that is wrong', () => {
    const lines = [
      '{"id":',
      '[]',
      JSON.stringify(item('b', 'no-such-cause')),
      JSON.stringify({ ...item('c', 'none'), text: 3 }),
      JSON.stringify(item('d', 'none')),
    ];
    expect(() => parseItems([...lines, lines[4]].join('\n'), CAUSES)).toThrow(
      /^line 1: .*\nline 2: .*object\nline 3: Unexpected cause "no-such-cause".*\nline 4: Unexpected text.*\nline 6: Unexpected second "d".*$/,
    );
    expect(() => parseItems('\n', CAUSES)).toThrow('no item');
  });

  it('of the project can be read', () => {
    const text = readFileSync(new URL('../fixtures/eval.jsonl', import.meta.url), 'utf8');
    const causes = new Set(text.split('\n').flatMap((line) => (line ? [JSON.parse(line).cause] : [])));
    expect(parseItems(text, causes).length).toBeGreaterThanOrEqual(80);
  });
});

describe('the measure', () => {
  it('counts the cause itself, what is also right beside it, and what is returned for an unrelated text', () => {
    expect(scoreOf(answers)).toEqual({ items: 3, top1: 0.333, top1OrAlso: 0.667, top3: 0.667, meanReciprocalRank: 0.5, unrelated: 2, falseMatches: 0.5 });
  });

  it('is split by cause, and shows a dash where there is nothing to count', () => {
    const byCause = scoresBy(answers, 'cause');
    expect(Object.keys(byCause)).toEqual(['fd-leak', 'none']);
    expect(renderScores('cause', byCause)).toContain('none         0      –        –      –    –          2          0.500');
  });

  it('names what was missed, with what was said instead', () => {
    expect(renderMisses(answers)).toBe(
      'second: fd-leak, answered memory-leak, fd-leak\n    second\nmissing: fd-leak, answered connection-leak\n    missing\nloud: none, answered fd-leak\n    loud\n',
    );
  });
});

describe('a baseline', () => {
  it('of fuse.js gives the causes of the symptoms that are alike', () => {
    expect(fuseOverSymptoms(LIBRARY)('memory grows until the kernel kills it')[0]).toBe('memory-leak');
  });

  it('of MiniSearch gives the runbooks with the words', () => {
    expect(miniSearchOverRunbooks(LIBRARY)('a descriptor that is never closed')[0]).toBe('fd-leak');
  });
});
