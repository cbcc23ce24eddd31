import { expect, test } from 'vitest';
import { contextFor } from '../../../../core/postmortem/check.ts';
import { readPostmortem } from '../../../../core/postmortem/document.ts';
import { ACTION_RULES } from '../../../../core/postmortem/rules/actions/index.ts';
import { COMPLETENESS_RULES } from '../../../../core/postmortem/rules/completeness/index.ts';
import { SCHEMA_RULES } from '../../../../core/postmortem/rules/schema/index.ts';
import { TIMELINE_RULES } from '../../../../core/postmortem/rules/timeline/index.ts';

const RULES = [...SCHEMA_RULES, ...COMPLETENESS_RULES, ...TIMELINE_RULES, ...ACTION_RULES];
const HEAD = '---\nschema: 1\nkind: postmortem\ntitle: Workers ran out of descriptors\nstatus: reviewed\nseverity: sev2\n---\n\n';
const TABLE = '| Time (UTC) | Kind | What happened |\n|---|---|---|\n';
/** Milliseconds for a quarter of a megabyte; on an idle machine a few hundredths of it are enough, and a scan of each against each takes minutes. */
const DEADLINE = 5_000;

test.each([
  ['sentences full of figures', 'The outage lasted over 14 hours and was detected within 6 minutes at 10:06:07 UTC; it took 21 minutes to detect.\n\n', 2000],
  ['tables of rows', `${TABLE}${'| 2026-03-02T10:06:00Z | detected | The alert fires at 10:06 |\n'.repeat(300)}\n`, 12],
  ['words without an end', `${'a'.repeat(40_000)}\n\n`, 6],
  ['figures without an end', `${'1 2 3 44 h 4 1,000,000 10:06 '.repeat(1500)}\n\n`, 6],
])('reads %s in time that grows with their length', (_, piece, count) => {
  const text = `${HEAD}## Timeline\n\n${TABLE}| 2026-03-02T10:00Z | impact-start | Errors |\n| 2026-03-02T10:06Z | detected | Alert |\n\n${piece.repeat(count)}`;
  const document = readPostmortem({ path: 'postmortems/long.md', text }, []);
  if (!document) throw new Error('the text cannot be parsed');
  const context = contextFor({ today: '2026-11-30' });
  const start = performance.now();
  for (const rule of RULES) rule.check(document, context);
  expect(performance.now() - start).toBeLessThan(DEADLINE);
});
