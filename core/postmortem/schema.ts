import * as z from 'zod';
import { INCIDENT_SEVERITIES } from '../incident/types.ts';
import { factorSchema, impactSchema, resourceSchema, triggerSchema } from '../knowledge/case-study-schema.ts';
import { date, figure, id, link, list, moment, text, word } from '../knowledge/fields.ts';

const ratio = () => z.number({ error: 'expected a number' }).min(0, 'expected 0 or more').max(1, 'expected a ratio between 0 and 1');
const evidence = () => list(text(400)).describe('Evidence: E1, E2 … of the record, or links');

/** The leak profile: what was used up, by whom, and what holds it back now. */
export const leakedResourceSchema = resourceSchema.extend({
  limit_read_from: text(200).optional().describe('How the limit was read in the live process, such as /proc/4182/limits'),
  leak_started_at: moment().optional().describe('When it began to grow'),
  first_symptom_at: moment().optional().describe('When it was first felt'),
  exhausted_at: moment().optional().describe('When it reached its limit'),
  acquired_at: text(400).optional().describe('Where it is acquired: file and line, or component'),
  not_released_at: text(400).optional().describe('Which path does not release it'),
  alert_threshold: figure().optional().describe('Where the saturation alert stood'),
  regression_guard: text(400).optional().describe('The test, lint rule or limit that keeps it from coming back'),
  shared_with: list(text(120)).optional().describe('What else uses the same resource'),
});

/** A contributing factor, with what supports it. */
export const postmortemFactorSchema = factorSchema.extend({
  evidence: evidence().optional(),
  wont_do: text(400).optional().describe('Why no action follows from it'),
});

/** Something to do about it, by someone, until a day. */
export const actionItemSchema = z
  .strictObject({
    id: id().describe('Name within the file, such as a1'),
    text: text(400).describe('What is to be done, starting with a verb'),
    type: word(['prevent', 'mitigate', 'detect', 'repair', 'process', 'investigate']).optional().describe('What it is for'),
    priority: word(['p0', 'p1', 'p2', 'p3']).optional().describe('How soon'),
    owner: text(80).optional().describe('A person or a team'),
    due: date().optional().describe('The day it is due'),
    link: link().optional().describe('Its ticket'),
    status: word(['open', 'done', 'wont-do']).default('open').describe('Where it stands'),
    reason: text(400).optional().describe('Why it is not done; needed for wont-do'),
    addresses: list(id()).optional().describe('Ids of the factors it addresses'),
    verify: text(400).optional().describe('How to know that it is finished'),
  })
  .refine(({ status, reason }) => status !== 'wont-do' || reason !== undefined, { path: ['reason'], error: 'expected a reason for wont-do' });

/** A stretch of time in which it hurt. */
export const intervalSchema = z
  .strictObject({
    from: moment().describe('When it began'),
    to: moment().optional().describe('When it ended; no such key while it goes on or is not known'),
    error_ratio: ratio().optional().describe('Share of requests that failed, 0 to 1'),
  })
  .refine(({ from, to }) => !(Date.parse(to ?? '') < Date.parse(from)), { path: ['to'], error: 'expected an end at or after its start' });

/** One figure of the timeline with the two moments it was measured between. Generated, not written by hand. */
export const metricSchema = z.strictObject({
  seconds: z.number({ error: 'expected a number' }).describe('Negative: the end came before the start'),
  from: text(120).describe('Kind and time of the first moment'),
  to: text(120).describe('Kind and time of the second moment'),
});

/**
 * Front matter of a postmortem. What is not known has no key. The names that public collections use (title, start_time,
 * keywords …) are kept, so that a postmortem can become a case study by leaving keys out.
 */
export const postmortemSchema = z
  .strictObject({
    schema: z.literal(1, { error: 'expected 1' }).describe('Version of this format'),
    kind: z.literal('postmortem', { error: 'expected postmortem' }).describe('Always postmortem'),
    id: text(80).optional().describe('What people call it, such as INC-14'),
    incident: z
      .string()
      .regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, 'expected the ULID of an incident')
      .optional()
      .describe('The record it is made from'),
    title: text(120).describe('What happened, in a few words'),
    summary: text(400).optional().describe('At most 400 characters'),
    status: word(['draft', 'in-review', 'reviewed', 'closed']).describe('Where the document stands'),
    visibility: word(['internal', 'public']).default('internal').describe('Who may read it'),
    severity: z
      .enum([...INCIDENT_SEVERITIES, 'not recorded'], { error: `expected one of ${INCIDENT_SEVERITIES.join(', ')}, or "not recorded"` })
      .describe('How bad it was at its worst'),
    severity_changes: list(z.strictObject({ at: moment(), to: word(INCIDENT_SEVERITIES) }))
      .optional()
      .describe('When the severity changed'),
    company: text(80).optional().describe('Whose incident it was'),
    product: text(120).optional().describe('The service that was hit'),
    services: list(text(80)).optional().describe('Services that were hit'),
    teams: list(text(80)).optional().describe('Teams they belong to'),
    owner: text(80).optional().describe('Who answers for this document'),
    participants: list(z.strictObject({ role: text(80), name: text(80).optional() }))
      .optional()
      .describe('Who took part, by role'),
    categories: list(text(60)).optional().describe('Categories of the public postmortem collections'),
    keywords: list(text(60)).optional().describe('Words to find it by'),
    start_time: moment().optional().describe('Start of impact'),
    end_time: moment().optional().describe('End of impact'),
    time_precision: word(['second', 'minute', 'hour', 'day', 'month', 'year']).optional().describe('How exactly the times are known'),
    opened_at: moment().optional().describe('When the record was opened'),
    closed_at: moment().optional().describe('When the record was closed'),
    resource: leakedResourceSchema.optional().describe('The leak profile'),
    trigger: triggerSchema.optional().describe('What set it off'),
    contributing_factors: list(postmortemFactorSchema).optional().describe('What it took'),
    only_one_factor_because: text(400).optional().describe('Why there is a single contributing factor'),
    defences_that_worked: list(text(400)).optional().describe('What kept it from being worse'),
    detection: z
      .strictObject({
        by: word(['alert', 'synthetic', 'customer', 'employee', 'third-party', 'unknown']).describe('Who noticed'),
        detected_at: moment().optional().describe('When'),
      })
      .optional()
      .describe('How it was noticed'),
    impact: impactSchema
      .extend({
        scope: text(200).optional().describe('Where: region, tenant, endpoint'),
        error_ratio: ratio().optional().describe('Share of requests that failed, 0 to 1'),
        requests_failed: figure().optional().describe('How many requests failed'),
        unknown_because: text(400).optional().describe('Why there is no figure'),
        intervals: list(intervalSchema).optional().describe('Stretches of impact; there may be several'),
      })
      .optional()
      .describe('Who was hurt, and how'),
    slo: z
      .strictObject({
        name: text(120).describe('The objective'),
        target: ratio().describe('Such as 0.999'),
        window_days: z.number({ error: 'expected a number' }).positive('expected more than 0').describe('Its window in days'),
        budget_spent: z.number({ error: 'expected a number' }).min(0, 'expected 0 or more').optional().describe('Share of the error budget, 1 is all of it'),
      })
      .optional()
      .describe('The objective it cost'),
    metrics: z.record(z.string(), metricSchema).optional().describe('Generated from the timeline'),
    recurrence: z
      .strictObject({
        seen_before: z.boolean({ error: 'expected true or false' }).describe('Has it happened before'),
        refs: list(text(120)).optional().describe('Which incidents'),
      })
      .optional()
      .describe('Whether it happened before'),
    backlog_check: z
      .strictObject({
        known: z.boolean({ error: 'expected true or false' }).describe('Was it known'),
        ref: text(200).optional().describe('Where'),
        why_not_done: text(400).optional().describe('What spoke against it then'),
      })
      .optional()
      .describe('Whether it was known and not done'),
    review: z
      .strictObject({
        scheduled_for: date().optional().describe('Day of the review'),
        recording: link().optional().describe('Its recording'),
      })
      .optional()
      .describe('The review meeting'),
    glossary: z.record(z.string(), text(200)).optional().describe('Abbreviations and what they stand for'),
    action_items: list(actionItemSchema).optional().describe('What is to be done'),
    related_runbooks: list(id()).optional().describe('Runbooks of its causes, likeliest first'),
    takeaway: text(300).optional().describe('One sentence to remember'),
    url: link().optional().describe('Its public page'),
    template: text(40).optional().describe('The template it was made with'),
    generated_sha: z
      .record(z.string(), z.string().regex(/^[0-9a-f]{16}$/, 'expected the hash that was written'))
      .optional()
      .describe('Hashes of the keys that come from the record. Generated, not written by hand'),
  })
  .refine((front) => !(Date.parse(front.end_time ?? '') < Date.parse(front.start_time ?? '')), {
    path: ['end_time'],
    error: 'expected an end at or after start_time',
  });

/** Front matter as the schema understood it. */
export type PostmortemFront = z.output<typeof postmortemSchema>;
/** One action item of it. */
export type ActionItem = z.output<typeof actionItemSchema>;
