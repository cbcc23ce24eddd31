import * as z from 'zod';

const judged = z.strictObject({
  id: z.string(),
  title: z.string(),
  status: z.enum(['ok', 'note', 'gap']).describe('gap: something cannot be seen, or would be lost'),
  says: z.string(),
  command: z.string().optional().describe('What to do about it'),
});

/** `doctor --json`. */
export const doctorContract = z.strictObject({
  schema: z.literal(1),
  allSeen: z.boolean().describe('Whether everything that was asked about can be seen'),
  checks: z.array(judged),
  process: z.strictObject({ pid: z.int(), name: z.string(), probes: z.array(judged) }).optional(),
});

/** `drill --json`. */
export const drillContract = z.strictObject({
  schema: z.literal(1),
  drills: z.array(z.strictObject({ name: z.string(), summary: z.string(), needs: z.array(z.string()).optional().describe('What has to be installed') })),
});
