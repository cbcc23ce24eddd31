import { describe, expect, it } from 'vitest';
import { sameLineKey } from '../../../../core/match/scan/same-line.ts';
import { dice } from '../../../fixtures/a-log.ts';

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

  it.each(['a1#- ', '0xXfg-1 ', 'aB3-.', 'ab12-g_é'])('as one by one, word for word, would tell: texts of %j', (letters) => {
    const random = dice(letters.length);
    const texts = Array.from({ length: 4000 }, () =>
      Array.from({ length: Math.floor(random() * 24) }, () => letters[Math.floor(random() * letters.length)]).join(''),
    );
    const kinds = Map.groupBy(texts, wordForWord);
    expect([...kinds.values()].filter((some) => new Set(some.map(keyOf)).size > 1)).toEqual([]);
    expect(new Set(texts.map(keyOf)).size).toBe(kinds.size);
    expect(kinds.size).toBeLessThan(new Set(texts).size);
  });

  it('hardly ever by chance', () => {
    const words = Array.from({ length: 10_000 }, (_, n) => n.toString(2).replaceAll('0', 'x').replaceAll('1', 'y'));
    expect(new Set(words.map(keyOf)).size).toBe(words.length);
  });
});

/** What two texts share when they say the same, slow and plain: `#` for each figure and each id. */
function wordForWord(text: string): string {
  let said = '';
  let afterId = false;
  for (const word of text.match(/[0-9a-z_\u0080-\uffff]+|[^0-9a-z_\u0080-\uffff]/gi) ?? []) {
    const isHex = /^[0-9a-f]+$/i.test(word);
    const isId: boolean = (afterId && isHex) || (/\d/.test(word) && (/^0x/i.test(word) || (isHex && word.length >= 6)));
    if (isId) said += '#';
    // An id goes on behind a dash.
    else if (!afterId || word !== '-') said += word.toLowerCase().replace(/\d/g, '#');
    afterId = isId || (afterId && word === '-');
  }
  return said.replace(/#+/g, '#');
}
