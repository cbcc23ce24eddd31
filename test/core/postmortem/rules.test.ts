import { describe, expect, it } from 'vitest';
import { spotOf } from '../../../core/knowledge/report.ts';
import { readPostmortem } from '../../../core/postmortem/document.ts';
import { ACTION_RULES } from '../../../core/postmortem/rules/actions/index.ts';
import { COMPLETENESS_RULES } from '../../../core/postmortem/rules/completeness/index.ts';
import type { RuleContext } from '../../../core/postmortem/rules/rule.ts';
import { SCHEMA_RULES } from '../../../core/postmortem/rules/schema/index.ts';
import { TIMELINE_RULES } from '../../../core/postmortem/rules/timeline/index.ts';

const RULES = [...SCHEMA_RULES, ...COMPLETENESS_RULES, ...TIMELINE_RULES, ...ACTION_RULES];
const CONTEXT: RuleContext = { today: '2026-11-30', external: false, others: [], allow: [], participants: 'roles' };
const HEAD = '---\nschema: 1\nkind: postmortem\ntitle: Workers ran out of descriptors\nstatus: reviewed\nseverity: sev2\n---\n';

/** An example as a document, with the number of lines put before it. */
function read(markdown: string) {
  const whole = markdown.startsWith('---');
  const findings: { message: string }[] = [];
  const document = readPostmortem({ path: 'postmortems/example.md', text: whole ? markdown : HEAD + markdown }, findings as never);
  expect(findings, 'the form of the example').toEqual([]);
  if (!document) throw new Error('not readable');
  return { document, before: whole ? 0 : HEAD.split('\n').length - 1 };
}

describe.each(RULES)('$id $name', (rule) => {
  it('says the same in its example as it does when run', () => {
    for (const { markdown, finds, context } of rule.examples) {
      const { document, before } = read(markdown);
      const remarks = rule.check(document, { ...CONTEXT, ...context });
      const spots = remarks.map(({ at }) => spotOf(at)).map(({ line, column }) => `${line - before}:${column}`);
      expect(spots, `${markdown}\n${remarks.map(({ message }) => message).join('\n')}`).toEqual(finds);
      for (const { message } of remarks) expect(message).toMatch(/^Unexpected .*, expected /s);
    }
  });

  it('has an example that it finds fault with and one that it lets pass', () => {
    expect(rule.examples.some(({ finds }) => finds.length > 0)).toBe(true);
    expect(rule.examples.some(({ finds }) => finds.length === 0)).toBe(true);
  });
});
