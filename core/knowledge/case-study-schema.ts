import * as z from 'zod';
import { date, figure, id, link, list, moment, text, word } from './fields.ts';

/** What was used up. */
export const resourceSchema = z.strictObject({
  class: word([
    'fd',
    'socket',
    'ephemeral-port',
    'conntrack',
    'connection-pool',
    'thread',
    'goroutine',
    'heap',
    'disk',
    'inode',
    'inotify',
    'ip-address',
    'queue',
    'quota',
    'vm',
    'bandwidth',
    'cpu',
    'cost',
  ]).describe('Kind of resource'),
  name: text(200).optional().describe('The resource in the words of the report'),
  mode: word(['leak', 'limit-reached', 'unbounded-growth', 'amplification', 'misconfigured-limit']).describe('How it ran out'),
  configured_limit: figure().optional().describe('The limit as configured'),
  effective_limit: figure().optional().describe('The limit the live process saw'),
  baseline: figure().optional().describe('Use in healthy times'),
  leak_rate: figure().optional().describe('Growth with its unit, such as "72 fd/min"'),
  released_by: word(['restart', 'delete', 'gc', 'rollback', 'config', 'scale', 'n/a']).optional().describe('What gave it back'),
  saturation_alert: z
    .union([z.boolean(), z.literal('unknown')], { error: 'expected true, false or unknown' })
    .optional()
    .describe('Did an alert watch its use'),
});

/** What set the incident off. */
export const triggerSchema = z.strictObject({
  kind: word([
    'binary-push',
    'config-push',
    'user-behavior',
    'pipeline',
    'provider-change',
    'performance-decay',
    'capacity-management',
    'hardware',
    'credential-rotation',
    'time',
    'unknown',
  ]).describe('Kind of trigger'),
  text: text(400).describe('What happened, in own words'),
});

/** One thing without which it would have gone otherwise. */
export const factorSchema = z.strictObject({
  id: id().describe('Name within the file, such as f1'),
  text: text(600).describe('The factor, in own words'),
  kind: word(['technical', 'process', 'organisational', 'human-context', 'external']).describe('Where it lies'),
  category: word(['bug', 'change', 'scale', 'architecture', 'dependency', 'unknown']).describe('What it is'),
  proximate: z.boolean({ error: 'expected true or false' }).optional().describe('Directly before the failure'),
});

/** Who was hurt, and how. */
export const impactSchema = z.strictObject({
  kind: list(
    word(['full-outage', 'partial-outage', 'degraded', 'increased-errors', 'increased-latency', 'non-production', 'data-loss', 'security', 'cost']),
  ).describe('Kinds of impact'),
  users: figure().optional().describe('Users affected, as reported'),
  money: z
    .strictObject({
      amount: z.number({ error: 'expected a number' }).describe('In whole units of the currency'),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/, 'expected a currency such as USD')
        .describe('ISO 4217'),
      kind: word(['revenue', 'cloud-bill', 'credit']).describe('What the money is'),
    })
    .optional()
    .describe('Money lost or billed'),
});

/** One thing that was read for it, and how much of it. */
export const sourceSchema = z
  .strictObject({
    url: link().optional().describe('Where it can be read'),
    role: word(['primary', 'secondary']).describe('primary: by whom it happened to'),
    read: word(['full', 'excerpt']).describe('How much of it was read'),
    via: text(200).optional().describe('The copy or the quotation that was read instead'),
    publisher: text(80).optional().describe('Who published it; "company" for the company above'),
  })
  .refine(({ url, via }) => url !== undefined || via !== undefined, { path: ['url'], error: 'expected url, via or both' });

/** Front matter of `case-studies/YYYY-slug.md`. What is not known has no key. */
export const caseStudySchema = z
  .strictObject({
    schema: z.literal(1, { error: 'expected 1' }).describe('Version of this format'),
    kind: z.literal('case-study', { error: 'expected case-study' }).describe('Always case-study'),
    uuid: z.uuid('expected a UUID').optional().describe('Its id in a public postmortem collection'),
    title: text(120).describe('What happened, in a few words'),
    company: text(80).describe('Who reported it; "not disclosed" when unknown'),
    product: text(120).optional().describe('The service that was hit'),
    severity: text(60).describe('sev1 to sev5, or as reported; "not recorded" when unknown'),
    summary: text(400).describe('Own words, at most 400 characters'),
    takeaway: text(300).describe('One sentence to remember'),
    categories: list(word(['automation', 'cascading-failure', 'cloud', 'config-change', 'hardware', 'security', 'time', 'undescriptive']))
      .optional()
      .describe('Categories of the public postmortem collections'),
    keywords: list(text(60)).describe('Words to find it by'),
    start_time: moment().optional().describe('Start of impact; only when the real date is known'),
    end_time: moment().optional().describe('End of impact'),
    time_precision: word(['second', 'minute', 'hour', 'day', 'month', 'year']).optional().describe('How exactly the times are known'),
    resource: resourceSchema.optional().describe('The resource block'),
    trigger: triggerSchema.optional().describe('What set it off'),
    contributing_factors: list(factorSchema).optional().describe('What it took'),
    detection: z
      .strictObject({ by: word(['alert', 'synthetic', 'customer', 'employee', 'third-party', 'unknown']).describe('Who noticed') })
      .optional()
      .describe('How it was noticed'),
    impact: impactSchema.optional().describe('Who was hurt'),
    url: link().optional().describe('The report'),
    archive_url: link().optional().describe('A lasting copy of the report'),
    source_published_at: date().optional().describe('When the report was published'),
    source_fetched_at: date().optional().describe('When the report was read'),
    sources: list(sourceSchema).optional().describe('What was read, the report first'),
    confidence: word(['high', 'medium', 'low']).describe('high: every figure read in the full primary report'),
    wording: word(['own']).describe('The text is in own words'),
    facts_checked_at: date().describe('When the facts were last compared with the report'),
    related_runbooks: list(id()).optional().describe('Runbooks of its causes, likeliest first'),
    lesson: text(400).optional().describe('What to do about it elsewhere'),
  })
  .refine((study) => !(Date.parse(study.end_time ?? '') < Date.parse(study.start_time ?? '')), {
    path: ['end_time'],
    error: 'expected an end at or after start_time',
  });

/** The front matter of a case study as it is read. */
export type CaseFront = z.output<typeof caseStudySchema>;
export type CaseSource = z.output<typeof sourceSchema>;
