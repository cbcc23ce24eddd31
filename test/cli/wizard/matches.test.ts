import { expect, test } from 'vitest';
import { startEngine } from '../../../cli/wizard/engine.ts';
import { homeAnswer } from '../../../cli/wizard/matches.ts';
import type { Matcher } from '../../../core/match/types.ts';
import { world } from './a-world.ts';
import { LIBRARY, MATCHER } from './samples.ts';

const FOUND: Matcher = {
  ...MATCHER,
  search: () => [
    { kind: 'case-study', id: '2023-x', title: 'Bodies that nobody closed', score: 0.9 },
    { kind: 'symptom', id: 'too-many-open-files', title: 'too many open files', score: 0.8 },
    { kind: 'guide', id: 'pools', title: 'Pools', score: 0.7 },
    { kind: 'guide', id: 'more', title: 'More', score: 0.6 },
    { kind: 'step', id: '1.1', title: 'Check', score: 0.5 },
  ],
};

test('words lead to the causes of a symptom, with the symptom as the reason, and to two pages to read', () => {
  expect(homeAnswer('files', FOUND, LIBRARY)).toEqual({
    matches: [
      { cause: 'fd-leak', title: 'File descriptor leak', certainty: 'possible', reason: 'seen as: too many open files', matched: 'too many open files' },
      {
        cause: 'connection-leak',
        title: 'Client connection leak',
        certainty: 'possible',
        reason: 'seen as: too many open files',
        matched: 'too many open files',
      },
    ],
    pages: [
      { key: '2023-x', kind: 'case study', title: 'Bodies that nobody closed' },
      { key: 'pools', kind: 'guide', title: 'Pools' },
    ],
  });
});

test('lines of a log are read for messages only', () => {
  expect(homeAnswer('a\ntoo many open files', FOUND, LIBRARY)).toMatchObject({ matches: [{ cause: 'fd-leak' }, { cause: 'connection-leak' }], pages: [] });
});

test('keys that come while a text waits to be matched are matched together, once', async () => {
  const asked: string[] = [];
  const here = world({
    matcher: {
      ...MATCHER,
      explain: (text) => {
        asked.push(text);
        return [];
      },
    },
  });
  const engine = startEngine(here.effects, {});
  for (const press of ['enter', 'enter', 'a', 'b', 'c']) engine.send({ type: 'press', press });
  expect(asked).toEqual([]);
  await new Promise((resolve) => setImmediate(resolve));
  expect(asked).toEqual(['abc']);
  for (const press of ['ctrl-c', 'ctrl-c']) engine.send({ type: 'press', press });
  await engine.ended;
});
