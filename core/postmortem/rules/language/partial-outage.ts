import { languageRule } from '../../language/language-rule.ts';

export const partialOutage = languageRule({
  id: 'B16',
  name: 'partial-outage',
  severity: 'warn',
  asks: 'Outside the house, no "outage" for what was one in part only.',
  why: 'Readers take an outage for a service that was gone. Where most requests went through, the word says more than happened.',
  expected: 'incident or degradation, with the share of requests that failed',
  better: 'For 40 minutes about 4 % of requests failed',
  examples: [
    {
      markdown:
        '---\nschema: 1\nkind: postmortem\ntitle: Slow\nstatus: draft\nseverity: sev2\nimpact:\n  kind: [increased-errors]\n  error_ratio: 0.04\n---\n\nThe outage took 40 minutes.\n',
      finds: ['12:5'],
      context: { external: true },
    },
    { markdown: 'The outage took 40 minutes.', finds: [] },
  ],
  *find({ lower }, _isName, { head }, { external }) {
    const impact = head?.impact;
    if (!external || !impact) return;
    const ratios = [impact.error_ratio, ...(impact.intervals ?? []).map(({ error_ratio }) => error_ratio)].filter((ratio) => ratio !== undefined);
    if (ratios.length === 0 || ratios.some((ratio) => ratio >= 1)) return;
    for (const { index, 0: text } of lower.matchAll(/\boutages?\b/g)) yield { start: index, end: index + text.length };
  },
});
