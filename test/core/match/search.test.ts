import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../../core/match/matcher.ts';
import { LIBRARY } from '../../fixtures/library.ts';

const matcher = createMatcher(LIBRARY);

describe('a search', () => {
  it.each([
    ['too many open files', 'cause', 'fd-leak'],
    ['accept4: too many open files', 'cause', 'fd-leak'],
    ['too many open fi', 'cause', 'fd-leak'],
    ['NodeFileDescriptorLimit', 'cause', 'fd-leak'],
    ['leak descriptor', 'cause', 'fd-leak'],
    ['descriptr leak', 'cause', 'fd-leak'],
    ['exhausted conection pool', 'cause', 'db-pool-exhaustion'],
    ['close_wait', 'cause', 'connection-leak'],
    ['kernel kills memory', 'symptom', 'memory-grows-until-the-kernel-kills-the-process'],
    ['pool sizing', 'guide', 'pool-sizing'],
    ['arithmetic for the pool', 'guide', 'pool-sizing'],
    ['nobody closed bodies', 'case-study', '2023-unclosed-bodies'],
    ['golang', 'case-study', '2023-unclosed-bodies'],
    ['restart instance', 'step', '1.2'],
  ])('for %j finds the %s %s first', (words, kind, id) => {
    expect(matcher.search(words)[0]).toMatchObject({ kind, id });
  });

  it('falls back to some of the words when nothing has them all', () => {
    expect(matcher.search('kubernetes descriptor leak')[0]).toMatchObject({ id: 'fd-leak' });
  });

  it('takes a whole sentence for a description', () => {
    expect(matcher.search('since the deploy on monday our workers run out of file handles again and again')[0]).toMatchObject({ kind: 'cause', id: 'fd-leak' });
  });

  it.each(['', '  ', 'xyzzy plugh', 'the button is green', '((('])('for %j finds nothing', (words) => {
    expect(matcher.search(words)).toEqual([]);
  });

  it('gives scores from 0 to 1, best first, each thing once, and the same every time', () => {
    for (const words of ['leak', 'memory', 'connection', 'file descriptor leak', 'too many open files']) {
      const results = matcher.search(words);
      const scores = results.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
      expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
      expect(new Set(results.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(results.length);
      expect(createMatcher(LIBRARY).search(words)).toEqual(results);
    }
  });

  it('takes a pasted text of any length', () => {
    const from = performance.now();
    matcher.search('lorem descriptor '.repeat(50_000));
    expect(performance.now() - from).toBeLessThan(200);
  });
});
