import { describe, expect, it } from 'vitest';
import { type Evidence, weigh } from '../../../core/match/evidence.ts';
import type { MatchCertainty } from '../../../core/match/types.ts';

function evidence(cause: string, strength: number, certainty: MatchCertainty, line = 1): Evidence {
  return { cause, strength, certainty, matches: [{ line, text: `line ${line}`, signature: certainty, count: 1 }] };
}

const order = (...all: readonly Evidence[]) => weigh(all).map(({ cause }) => cause);

describe('of several causes', () => {
  it.each([
    ['the stronger', [evidence('a', 0.5, 'points'), evidence('b', 0.8, 'names')], ['b', 'a']],
    ['the earlier of two that are equal', [evidence('a', 0.5, 'points', 7), evidence('b', 0.5, 'points', 3)], ['b', 'a']],
    ['the one with more reasons', [evidence('a', 0.5, 'points'), evidence('b', 0.5, 'points'), evidence('b', 0.4, 'possible', 2)], ['b', 'a']],
    ['the surer of two that score the same', [evidence('a', 0.5, 'possible'), evidence('b', 0.5, 'points')], ['b', 'a']],
  ])('%s comes first', (_, all, expected) => {
    expect(order(...all)).toEqual(expected);
  });

  it('the cause comes before what it brings about', () => {
    expect(order(evidence('memory-leak', 0.6, 'points', 2), evidence('goroutine-explosion', 0.55, 'points', 1))).toEqual([
      'goroutine-explosion',
      'memory-leak',
    ]);
  });

  it('a weak one, or one message that may mean both, makes no other its consequence', () => {
    expect(order(evidence('memory-leak', 0.6, 'points', 2), evidence('goroutine-explosion', 0.3, 'possible', 1))[0]).toBe('memory-leak');
    expect(order(evidence('fd-leak', 0.6, 'points'), evidence('connection-leak', 0.55, 'points'))[0]).toBe('fd-leak');
  });

  it('words that only lean to a cause on another line make nothing its consequence', () => {
    const root = [evidence('native-memory-leak', 0.5, 'points'), evidence('native-memory-leak', 0.02, 'possible', 2)];
    expect(order(evidence('memory-leak', 0.55, 'points'), ...root)[0]).toBe('memory-leak');
  });
});

describe('one cause', () => {
  it('is as sure as its surest reason, and never certain', () => {
    const [weighed] = weigh([evidence('a', 0.9, 'points'), evidence('a', 0.9, 'possible', 2), evidence('a', 0.9, 'points', 3)]);
    expect(weighed).toMatchObject({ certainty: 'points' });
    expect(weighed?.score).toBeGreaterThan(0.9);
    expect(weighed?.score).toBeLessThan(1);
  });

  it('shows a line once, by its message or figure and not by its words as well', () => {
    const [weighed] = weigh([evidence('a', 0.5, 'points', 4), evidence('a', 0.4, 'possible', 4), evidence('a', 0.3, 'possible', 2)]);
    expect(weighed?.matches.map(({ line, signature }) => [line, signature])).toEqual([
      [2, 'possible'],
      [4, 'points'],
    ]);
  });

  it('gains by likeness, though likeness is no reason', () => {
    const [plain] = weigh([evidence('a', 0.5, 'possible')]);
    const [alike] = weigh([{ ...evidence('a', 0.5, 'possible'), likeness: 1 }]);
    expect(alike?.score).toBeGreaterThan(plain?.score ?? 1);
  });
});
