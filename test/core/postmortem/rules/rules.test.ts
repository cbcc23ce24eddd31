import { describe, expect, test } from 'vitest';
import { spotOf } from '../../../../core/knowledge/report.ts';
import { contextFor } from '../../../../core/postmortem/check.ts';
import { readPostmortem } from '../../../../core/postmortem/document.ts';
import { POSTMORTEM_RULES } from '../../../../core/postmortem/rules/index.ts';
import type { PostmortemRule, RuleExample } from '../../../../core/postmortem/rules/rule.ts';

const HEAD = ['---', 'schema: 1', 'kind: postmortem', 'title: Payments stop', 'status: draft', 'severity: sev2', '---', ''];

/** The day on which every example is judged, unless it says another. */
const TODAY = '2026-11-30';

function findsOf(rule: PostmortemRule, { markdown, context }: RuleExample): string[] {
  const isWhole = markdown.startsWith('---');
  const text = isWhole ? markdown : [...HEAD, markdown].join('\n');
  const document = readPostmortem({ path: 'example.md', text }, []);
  if (!document) throw new Error('the example cannot be parsed');
  const above = isWhole ? 0 : HEAD.length;
  return rule.check(document, { ...contextFor({ today: TODAY }), ...context }).map(({ at }) => {
    const { line, column } = spotOf(at);
    return `${line - above}:${column}`;
  });
}

describe.each(POSTMORTEM_RULES.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test('has an example that it finds something in, and one that passes', () => {
    expect(rule.examples.some(({ finds }) => finds.length > 0)).toBe(true);
    expect(rule.examples.some(({ finds }) => finds.length === 0)).toBe(true);
  });

  test.each(rule.examples.map((example) => [example.markdown, example] as const))('says of %j what it has to', (_, example) => {
    expect(findsOf(rule, example)).toEqual(example.finds);
  });

  test('says Unexpected X, expected Y', () => {
    expect(rule.id).toMatch(/^[A-Z]\d\d$/);
    expect(rule.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const sentence of [rule.asks, rule.why]) expect(sentence).toMatch(/^[A-Z].*\.$/s);
  });
});

test('ids and names are unique, and rules stand in their order', () => {
  expect(new Set(POSTMORTEM_RULES.flatMap(({ id, name }) => [id, name])).size).toBe(2 * POSTMORTEM_RULES.length);
  const byLayer = Object.values(Object.groupBy(POSTMORTEM_RULES, ({ layer }) => layer));
  for (const rules of byLayer) expect(rules.map(({ id }) => id)).toEqual(rules.map(({ id }) => id).toSorted());
});
