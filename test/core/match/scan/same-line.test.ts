import { describe, expect, it } from 'vitest';
import { sameLineKey } from '../../../../core/match/scan/same-line.ts';

const keyOf = (text: string) => {
  const bytes = new TextEncoder().encode(text);
  return sameLineKey(bytes, 0, bytes.length);
};

describe('lines are the same', () => {
  it.each([
    ['10:00:01 accept: fd=1023', '09:59:59 ACCEPT: fd=7'],
    ['at 0x7fff12ab', 'at 0xdeadbeef'],
    ['request 3f2a9c01 failed', 'request 00ab77de99 failed'],
    ['id 123e4567-e89b-12d3-a456-426614174000 gone', 'id 00000000-aaaa-bbbb-cccc-dddddddddddd gone'],
    ['worker12 stopped', 'worker7 stopped'],
  ])('that differ only in figures, addresses and ids: %j and %j', (one, other) => {
    expect(keyOf(one)).toBe(keyOf(other));
  });

  it.each([
    ['open /a: too many', 'open /b: too many'],
    ['fd=1', 'fd=-1'],
    ['facade is full', 'decade is full'],
    ['id 123e4567 gone', 'id 123e4567 here'],
    ['a1', '1a'],
    ['', ' '],
    ['é', 'è'],
  ])('only if nothing else differs: %j and %j', (one, other) => {
    expect(keyOf(one)).not.toBe(keyOf(other));
  });

  it('hardly ever by chance', () => {
    const words = Array.from({ length: 10_000 }, (_, n) => n.toString(2).replaceAll('0', 'x').replaceAll('1', 'y'));
    expect(new Set(words.map(keyOf)).size).toBe(words.length);
  });
});
