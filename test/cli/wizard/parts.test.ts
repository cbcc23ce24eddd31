import type { Key } from 'ink';
import { describe, expect, test } from 'vitest';
import { typed } from '../../../cli/wizard/keys.ts';
import { homeMatches } from '../../../cli/wizard/matches.ts';
import { bar, clock } from '../../../cli/wizard/parts/format.ts';
import { moved, windowOf } from '../../../cli/wizard/parts/list.ts';
import { EMPTY, edit, insert, MOST, shown } from '../../../cli/wizard/parts/text-input.ts';
import { packed, plain, wrap } from '../../../cli/wizard/parts/wrap.ts';
import { cell, cut } from '../../../core/fit-text.ts';
import { sparkline } from '../../../core/sparkline.ts';
import { LIBRARY, MATCHER } from './samples.ts';

describe('sparkline', () => {
  test.each<[string, readonly number[], number, string]>([
    ['growth from bottom to top', [0, 1, 2, 3, 4, 5, 6, 7], 8, '▁▂▃▄▅▆▇█'],
    ['noise as flat', [1000, 1004, 998], 8, '▁▁▁'],
    ['nothing as flat', [0, 0], 8, '▁▁'],
    ['no samples as nothing', [], 8, ''],
    ['the newest value when there are too many', [0, 0, 0, 0, 0, 0, 0, 9], 2, '▁█'],
    ['no value that is none', [1, Number.NaN, 9], 8, '▁█'],
  ])('draws %s', (_, values, width, drawn) => {
    expect(sparkline(values, width)).toBe(drawn);
  });
});

test('growth that is known is drawn, however small beside the whole', () => {
  expect(sparkline([865, 884, 903], 8, true)).toBe('▁▅█');
});

describe('text input', () => {
  const typedIn = (...presses: string[]) => presses.reduce((input, press) => edit(input, press) ?? input, EMPTY);
  test.each<[string[], string, number]>([
    [['a', 'b'], 'ab', 2],
    [['a', 'b', 'left', 'x'], 'axb', 2],
    [['a', '🙂', 'backspace'], 'a', 1],
    [['a', 'b', 'home', 'right', 'backspace'], 'b', 0],
    [['a', ' ', 'b', 'ctrl-w'], 'a ', 2],
    [['a', 'b', 'ctrl-u'], '', 0],
    [['a', 'left', 'end', 'b'], 'ab', 2],
  ])('%j makes %j', (presses, text, at) => {
    expect(typedIn(...presses)).toEqual({ text, at });
  });

  test('keys that mean nothing to a text are left to the screen', () => {
    expect(edit(EMPTY, 'enter')).toBeUndefined();
    expect(edit(EMPTY, 'up')).toBeUndefined();
  });

  test('a paste of a whole log is cut, and says so', () => {
    const input = insert(EMPTY, 'line\n'.repeat(1000));
    expect(input.text.split('\n')).toHaveLength(MOST.lines);
    expect(input.cut).toBe('kept 200 of 1000 lines: stanch explain FILE reads a whole log');
    expect(insert(EMPTY, 'x'.repeat(1_000_000)).text).toHaveLength(MOST.characters);
  });

  test('several lines are drawn as one', () => {
    expect(shown(insert(EMPTY, 'first\nsecond'), 40)).toBe('first … (2 lines pasted)');
  });

  test('a long line is drawn around the cursor', () => {
    expect(shown(insert(EMPTY, 'a'.repeat(100)), 20)).toBe(`${'a'.repeat(19)}▏`);
  });
});

describe('keys', () => {
  const none = Object.fromEntries(
    [
      'upArrow',
      'downArrow',
      'leftArrow',
      'rightArrow',
      'pageUp',
      'pageDown',
      'home',
      'end',
      'return',
      'escape',
      'tab',
      'backspace',
      'delete',
      'ctrl',
      'meta',
    ].map((name) => [name, false]),
  ) as unknown as Key;
  test.each<[string, Partial<Key>, boolean, unknown]>([
    ['x', {}, false, [{ press: 'x' }]],
    ['', { upArrow: true }, false, [{ press: 'up' }]],
    ['c', { ctrl: true }, false, [{ press: 'ctrl-c' }]],
    ['', { delete: true }, true, [{ press: 'backspace' }]],
    ['b', { meta: true }, true, []],
    ['xy', {}, false, [{ press: 'x' }, { press: 'y' }]],
    ['\u0015\u000c', {}, true, [{ press: 'ctrl-u' }, { press: 'ctrl-l' }]],
    ['b\u0015', {}, true, [{ press: 'b' }, { press: 'ctrl-u' }]],
    ['n\u0005', {}, false, [{ press: 'n' }, { press: 'ctrl-e' }]],
    ['xy', {}, true, [{ paste: 'xy' }]],
    ['log\u000cline', {}, true, [{ paste: 'log\u000cline' }]],
    ['two words\r', {}, true, [{ paste: 'two words' }, { press: 'enter' }]],
    ['line\rline\r', {}, true, [{ paste: 'line\rline' }]],
    ['a whole line', {}, false, [{ paste: 'a whole line' }]],
  ])('%j %j, typing %s', (input, key, typing, expected) => {
    expect(typed(input, { ...none, ...key }, typing)).toEqual(expected);
  });
});

test('figures carry units', () => {
  expect([clock(432), clock(4320), clock(-1)]).toEqual(['07:12', '1:12:00', '00:00']);
  expect([bar(0.5, 4), bar(9, 4), bar(0, 4)]).toEqual(['▓▓░░', '▓▓▓▓', '░░░░']);
});

test('a list shows the stretch around the cursor', () => {
  expect(windowOf([0, 1, 2, 3, 4, 5], 5, 3)).toEqual({ from: 3, items: [3, 4, 5] });
  expect([moved(0, 'up', 3), moved(0, 'down', 3), moved(2, 'down', 3), moved(0, 'down', 0), moved(0, 'x', 3)]).toEqual([0, 1, 2, 0, undefined]);
});

test('Markdown is read as plain text, wrapped, without its escape sequences', () => {
  expect(plain('# Title\n\nA **bold** [link](x) and `code`, *so*.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```sh\nls -l\n```\n\u001b[2J')).toBe(
    'Title\n\nA bold link and code, so.\n\n· a · b\n· 1 · 2\n\n    ls -l\n\\x1b[2J',
  );
  expect(wrap('- one two three four', 12)).toEqual(['- one two', '  three four']);
  expect(wrap('abcdefghijkl', 8)).toEqual(['abcdefgh', 'ijkl']);
});

test('wide characters take two columns', () => {
  expect([cell('接続', 6), cell('接続プール', 6), cut('接続プール', 10)]).toEqual(['接続  ', '接続… ', '接続プール']);
  expect(wrap('接続プール ab', 8)).toEqual(['接続プー', 'ル ab']);
  expect(shown({ text: '接続プール', at: 5 }, 6)).toContain('▏');
});

test('what stands side by side is whole or not there', () => {
  expect(packed(['one', 'two', 'three', 'four', 'five'], 10, 2)).toEqual(['one   two', 'three']);
});

test('error messages come before words that are alike, each cause once', () => {
  expect(homeMatches('too many open files, slow pool', MATCHER, LIBRARY)).toEqual([
    { cause: 'fd-leak', title: 'File descriptor leak', certainty: 'names it', reason: '"too many open files"', matched: 'too many open files' },
    { cause: 'connection-leak', title: 'Client connection leak', certainty: 'possible', reason: '' },
    { cause: 'db-pool-exhaustion', title: 'Database pool exhaustion', certainty: 'possible', reason: 'its words are alike' },
  ]);
});
