import { expect, test } from 'vitest';
import { readPostmortem } from '../../../core/postmortem/document.ts';
import { type Meaning, meaningOf, stretchesOf } from '../../../core/postmortem/headings.ts';

test.each<[string, Meaning | undefined]>([
  ['Summary', 'summary'],
  ['Incident summary', 'summary'],
  ['Overview', 'summary'],
  ['What happened', 'summary'],
  ['Leadup', 'background'],
  ['Customer impact', 'impact'],
  ['Timeline (UTC)', 'timeline'],
  ['Root Causes', 'causes'],
  ['Contributing Factors', 'causes'],
  ['Root cause identification: the five whys', 'causes'],
  ['What changed', 'changes'],
  ['Action Items', 'actions'],
  ['Corrective actions', 'actions'],
  ['What are we doing about this?', 'actions'],
  ['Lessons learned', 'lessons'],
  ["How'd we do?", 'lessons'],
  ['What went well', 'went-well'],
  ['✅ What went well?', 'went-well'],
  ["What didn't go so well?", 'went-badly'],
  ['What went wrong', 'went-badly'],
  ['Where we got lucky', 'luck'],
  ['3. Timeline', 'timeline'],
  ['Backlog check', 'backlog'],
  ['Weather', undefined],
])('%s is about %s', (heading, meaning) => {
  expect(meaningOf(heading)).toBe(meaning);
});

test('a heading without a meaning of its own has that of the one above', () => {
  const text = '---\nkind: postmortem\n---\n\n## Lessons\n\n### Databases\n\n### What went well\n\n## Weather\n\n### Rain\n';
  const document = readPostmortem({ path: 'x.md', text }, []);
  expect(stretchesOf(document!).map(({ text: heading, meaning, from, to }) => [heading, meaning, from, to])).toEqual([
    ['Lessons', 'lessons', 5, 7],
    ['Databases', 'lessons', 7, 9],
    ['What went well', 'went-well', 9, 11],
    ['Weather', undefined, 11, 13],
    ['Rain', undefined, 13, Infinity],
  ]);
});
