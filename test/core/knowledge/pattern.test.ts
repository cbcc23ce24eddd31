import { describe, expect, it } from 'vitest';
import { readPattern } from '../../../core/knowledge/pattern.ts';

const anchorsOf = (source: string) => readPattern(source).shape?.anchors;

describe('the anchors of a pattern', () => {
  it.each([
    ['too many open files', ['too many open files']],
    ['[Tt]oo many open files(?! in system)', ['too many open files']],
    ['accept4?\\(\\) failed \\(24: Too many open files\\)', ['accept() failed (24: too many open files)', 'accept4() failed (24: too many open files)']],
    ['timed out after \\d+ms \\(total=\\d+', ['timed out after ']],
    ['(?:no space left|disk quota exceeded) on', ['no space left on', 'disk quota exceeded on']],
    ['(?:no space left|enospc)? on device', [' on device']],
    ['server reached (pm\\.)?max_children setting', ['server reached max_children setting', 'server reached pm.max_children setting']],
    ['leaa+ked connection', ['aked connection']],
    ['(?:abc){2}defgh', ['abcabcdefgh']],
    ['\\bENFILE\\b', ['enfile']],
    ['(?<=code )P2024', ['p2024']],
    ['spawn \\S+ (EAGAIN|ENOMEM)', [' eagain', ' enomem']],
    ['naïve caf[eé] f', ['ve caf']],
  ])('of /%s/ are %j', (source, anchors) => {
    expect(anchorsOf(source)).toEqual(anchors);
  });

  it('stand in every text the pattern matches', () => {
    const anchors = anchorsOf('x(?:foo|bar\\d) baz{2,3}[^q]+\\.ending$') ?? [];
    for (const text of ['xfoo bazz1.ending', 'xbar7 bazzz--.ending']) expect(anchors.some((anchor) => text.includes(anchor))).toBe(true);
  });
});

describe('a dangerous pattern', () => {
  it.each(['(a+)+too many open files$', '(?:\\w+\\s?)*too many open files', '(a|a)*too many open files', '((x?){20}){20}too many open files', '(.*)*leaked'])(
    'is refused: /%s/',
    (source) => {
      expect(readPattern(source).problem).toBe('no repeat inside a repeat');
    },
  );

  it.each(['.*.*.*.*too many open files.*.*x$', '(?:.*a){6}too many open files'])(
    'is refused when more than four open repeats share one line: /%s/',
    (source) => {
      expect(readPattern(source).problem).toBe('at most 4 open repeats');
    },
  );

  it.each(['\\d+ \\w+', 'a|\\d+', '(?:no space left|EIO)\\w+', 'ab.cd'])('is refused when nothing in it narrows a log down: /%s/', (source) => {
    expect(readPattern(source).problem).toBe('5 characters in a row that each match contains');
  });

  it.each([
    ['total=\\d+, active=\\d+, idle=\\d+', 1],
    ['pool.*leaked.*twice', 3],
    ['\\s+\\s+\\s+leaked', 3],
    ['^(?!.*watch).*no space left', 1],
  ])('costs a power for where it starts and one for each repeat that can fight over the same characters: /%s/ %i', (source, power) => {
    expect(readPattern(source).shape?.power).toBe(power);
  });
});
