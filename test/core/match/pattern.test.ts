import { describe, expect, it } from 'vitest';
import { readPattern } from '../../../core/match/pattern.ts';

describe('the anchors of a pattern', () => {
  it.each([
    ['too many open files', ['too many open files']],
    ['[Tt]oo many open files(?! in system)', ['too many open files']],
    ['accept4?\\(\\) failed \\(24: Too many open files\\)', ['() failed (24: too many open files)']],
    ['timed out after \\d+ms \\(total=\\d+', ['timed out after ']],
    ['(?:no space left|disk quota exceeded) on', ['no space left', 'disk quota exceeded']],
    ['(?:no space left|enospc)? on device', [' on device']],
    ['server reached (pm\\.)?max_children setting', ['max_children setting']],
    ['lea+ked connection', ['ked connection']],
    ['(?:abc){2}defgh', ['defgh']],
    ['\\bENFILE\\b', ['enfile']],
    ['(?<=code )137', ['137']],
    ['\\d+ \\w+', [' ']],
    ['a|\\d+', []],
    ['', []],
  ])('of /%s/ are %j', (source, anchors) => {
    expect(readPattern(source).anchors).toEqual(anchors);
  });

  it('stand in every text the pattern matches', () => {
    const { anchors } = readPattern('x(?:foo|bar\\d) baz{2,3}[^q]+\\.end$');
    for (const text of ['xfoo bazz1.end', 'xbar7 bazzz--.end']) expect(anchors.some((anchor) => text.includes(anchor))).toBe(true);
  });
});

describe('a dangerous pattern', () => {
  it.each(['(a+)+too many open files$', '(?:\\w+\\s?)*too many open files', '(a|a)*too many open files', '((x?){20}){20}too many open files', '(.*)*leaked'])(
    'is refused: /%s/',
    (source) => {
      expect(readPattern(source).problem).toContain('repeat inside a repeat');
    },
  );

  it('is refused when more than four open repeats share one line', () => {
    expect(readPattern('.*.*.*.*too many open files.*.*x$').problem).toContain('Unexpected 6 open repeats');
  });

  it('says so when it does not compile', () => {
    expect(readPattern('leaked (connection').problem).toContain('Unterminated group');
  });

  it('counts the repeats that can fight over the same characters', () => {
    expect(readPattern('total=\\d+, active=\\d+, idle=\\d+').repeats).toBe(0);
    expect(readPattern('pool.*leaked.*twice').repeats).toBe(2);
    expect(readPattern('\\s+\\s+\\s+x').repeats).toBe(2);
  });
});
