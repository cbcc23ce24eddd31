import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../../core/knowledge/types.ts';
import { contextFor } from '../../../../core/postmortem/check.ts';
import { readPostmortem } from '../../../../core/postmortem/document.ts';
import { POSTMORTEM_RULES } from '../../../../core/postmortem/rules/index.ts';

const HEAD = '---\nschema: 1\nkind: postmortem\ntitle: Payments stop\nstatus: draft\nseverity: sev2\n---\n\n';

describe.each(POSTMORTEM_RULES.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test.each(rule.examples.map((example) => [example.markdown, example] as const))(
    'shows a file of the right form, and says what it expects: %j',
    (_, { markdown, context }) => {
      const findings: Finding[] = [];
      const document = readPostmortem({ path: 'postmortems/example.md', text: markdown.startsWith('---') ? markdown : HEAD + markdown }, findings);
      expect(findings).toEqual([]);
      if (!document) throw new Error('the example cannot be parsed');
      for (const { message } of rule.check(document, { ...contextFor({ today: '2026-11-30' }), ...context }))
        expect(message).toMatch(/^Unexpected .+, expected .+/s);
    },
  );
});
