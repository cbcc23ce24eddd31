import * as z from 'zod';

const score = z.number().min(0).max(1);
const match = z.strictObject({
  line: z.int().describe('Counts from 1'),
  text: z.string(),
  signature: z.string().describe('The error message or symptom it matched, as the runbook writes it'),
  count: z.int().describe('How often the same line came, figures aside'),
});

/** `explain --json`. */
export const explainContract = z.strictObject({
  schema: z.literal(1),
  causes: z
    .array(z.strictObject({ id: z.string(), score, certainty: z.enum(['names', 'points', 'possible']), matches: z.array(match) }))
    .describe('Best first; empty when nothing fits'),
  context: z.array(match.extend({ says: z.string() })).describe('Lines that tell something and name no leak'),
  lines: z.int(),
  bytes: z.int(),
  cut: z.boolean().describe('There is more that was not read'),
});

/** `search --json`. */
export const searchContract = z.strictObject({
  schema: z.literal(1),
  results: z
    .array(z.strictObject({ kind: z.enum(['symptom', 'cause', 'guide', 'case-study', 'step']), id: z.string(), title: z.string(), score }))
    .describe('Best first'),
});
