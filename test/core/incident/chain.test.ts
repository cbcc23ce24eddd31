import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkSeen } from '../../../core/incident/chain.ts';
import { parseJournal as parse } from '../../../core/incident/parse.ts';
import type { Entry } from '../../../core/incident/types.ts';
import { safeJson } from '../../../core/safe-json.ts';
import { events, opened } from './events.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const parseJournal = (text: string) => parse(text, { hash });

/** Lines of format 2, chained. */
function chained(count: number, more: { readonly seen?: Record<string, string>; readonly text?: string } = {}): string[] {
  const entries = [opened, ...[...Array(count - 1).keys()].map((index): Entry => ({ kind: 'note', text: `${more.text ?? 'n'}${index}` }))];
  let prev: string | null = null;
  return events(...entries).map(({ v: _, id, ...event }, index) => {
    const seen = index === count - 1 && more.seen ? { seen: more.seen } : {};
    const line: string = safeJson({ v: 2, id, seq: index + 1, prev, ...seen, ...event });
    prev = hash(`${line}\n`);
    return line;
  });
}

const told = (lines: readonly string[]) => {
  const { problems, remarks } = parseJournal(`${lines.join('\n')}\n`);
  return [...problems, ...remarks].map(({ says }) => says);
};

describe('a chain', () => {
  const [a = '', b = '', c = '', d = ''] = chained(4);

  test.each<[string, readonly string[], readonly string[]]>([
    ['as it was written', [a, b, c, d], []],
    ['with blank lines in it', [a, '', b, c, d], []],
    ['with its end cut off', [a, b], []],
    ['with a torn line in it that was written again', [a, b, c.slice(0, 60), c, d], []],
    ['with a line missing', [a, c, d], ['the chain does not hold at line 2: one line is missing before it']],
    ['with two lines missing', [a, d], ['the chain does not hold at line 2: 2 lines are missing before it']],
    ['with its beginning missing', [c, d], ['the chain does not hold at line 1: 2 lines are missing before it']],
    ['with a changed line', [a, b.replace('n0', 'n9'), c, d], ['the chain does not hold at line 3: what is before it was changed']],
    [
      'with a line that cannot be read any more',
      [a, b.slice(3), c, d],
      ['line 2 cannot be read: it is not JSON', 'the chain does not hold at line 3: one line is missing before it'],
    ],
    ['with a line twice', [a, b, b, c, d], ['line 3 is there twice, first as line 2; it counts once']],
    ['with its first line moved', [b, a], expect.arrayContaining([expect.stringContaining('line 2: it was the first of its file')])],
  ])('%s', (_, lines, expected) => {
    expect(told(lines)).toEqual(expected);
  });

  test('that went on in two places is said to have forked, and nothing is missing', () => {
    const [, , other = ''] = chained(3, { text: 'other' });
    const forked = `${other.replace(/"prev":"\w+"/, `"prev":"${hash(`${b}\n`)}"`).replace('0000000002', '0000000009')}`;
    expect(told([a, b, c, forked, d])).toEqual([
      'line 4 was written behind line 2: the file went on in two places, and both are here',
      'line 5 was written behind line 3: the file went on in two places, and both are here',
    ]);
  });

  test('of format 1 says nothing, and goes on in format 2', () => {
    const [old = ''] = events(opened).map((event) => safeJson(event));
    const next = b.replace(/"prev":"\w+"/, `"prev":"${hash(`${old}\n`)}"`);
    expect(told([old, next])).toEqual([]);
  });

  test('ends in the hash of its last line', () => {
    expect(parseJournal(`${a}\n${b}\n`).chain.head?.hash).toBe(hash(`${b}\n`));
  });
});

test('a line that was read when another was written, and is gone with its file, is missed', () => {
  const theirs = chained(3);
  const ours = parseJournal(chained(2, { seen: { 'b@host.jsonl': hash(`${theirs[2]}\n`) } }).join('\n')).chain;
  const whole = parseJournal(theirs.join('\n')).chain;
  const cut = parseJournal(theirs.slice(0, 2).join('\n')).chain;
  expect(
    checkSeen(
      new Map([
        ['a', ours],
        ['b@host.jsonl', whole],
      ]),
    ),
  ).toEqual([]);
  const missed = [
    { file: 'a', line: 2, kind: 'chain', says: 'the chain does not hold at line 2: it was written after a line of b@host.jsonl that is not there' },
  ];
  expect(
    checkSeen(
      new Map([
        ['a', ours],
        ['b@host.jsonl', cut],
      ]),
    ),
  ).toEqual(missed);
  expect(checkSeen(new Map([['a', ours]]))).toEqual(missed);
});
