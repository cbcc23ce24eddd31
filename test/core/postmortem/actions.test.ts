import { expect, test } from 'vitest';
import { listActions } from '../../../core/postmortem/actions.ts';
import { postmortem } from '../../fixtures/postmortem.ts';

const file = (path: string, ...items: readonly string[]) => ({ ...postmortem('x', `action_items:\n${items.map((item) => `  - ${item}\n`).join('')}`), path });

test('those due first stand first, those without a day last, and what is overdue is counted in days', () => {
  const { actions } = listActions(
    [
      file(
        'a.md',
        '{ id: a1, text: Bound the queue }',
        '{ id: a2, text: Add an alert, due: 2026-11-20 }',
        '{ id: a3, text: Write a test, due: 2026-11-20, status: done }',
      ),
      file('b.md', '{ id: a1, text: Rotate the logs, due: 2026-12-01 }', '{ id: a2, text: Drop the table, due: 2026-11-30 }'),
    ],
    '2026-11-30',
  );
  expect(actions.map(({ file: of, id, overdueDays }) => [of, id, overdueDays])).toEqual([
    ['a.md', 'a2', 10],
    ['a.md', 'a3', undefined],
    ['b.md', 'a2', undefined],
    ['b.md', 'a1', undefined],
    ['a.md', 'a1', undefined],
  ]);
});

test.each([
  ['mostly the same words', 'text: Close the response body on every error path', 'text: Close the response body on each error path', true],
  ['the same ticket', 'text: Bound the queue, link: https://t.example/1', 'text: Limit retries, link: https://t.example/1', true],
  ['other words', 'text: Bound the queue', 'text: Rotate the logs', false],
])('two items with %s', (_, one, other, same) => {
  const { actions } = listActions([file('a.md', `{ id: a1, ${one} }`), file('b.md', `{ id: a7, ${other} }`)], '2026-11-30');
  expect(actions[0]?.sameAs).toEqual(same ? ['b.md#a7'] : undefined);
});

test('a file that is no postmortem is a finding, and the others are listed', () => {
  const { actions, findings } = listActions([{ path: 'x.md', text: 'no head' }, file('a.md', '{ id: a1, text: Bound the queue }')], '2026-11-30');
  expect(actions).toHaveLength(1);
  expect(findings.map((finding) => finding.file)).toEqual(['x.md']);
});
