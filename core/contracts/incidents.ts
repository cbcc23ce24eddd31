import * as z from 'zod';
import { eventSchema } from '../incident/parse.ts';
import { SEVERITIES } from '../postmortem/schema.ts';
import { exportedPostmortem } from './postmortems.ts';

// null is what nobody recorded.
const head = {
  id: z.string().describe('ULID'),
  number: z.int().nullable(),
  title: z.string().nullable(),
  severity: z.enum(SEVERITIES).nullable(),
  status: z.enum(['open', 'closed']),
  startedAt: z.iso.datetime().nullable(),
};

const details = {
  events: z.array(eventSchema).describe('In the order written'),
  metrics: z
    .record(z.string(), z.strictObject({ seconds: z.number(), from: z.string(), to: z.string() }).nullable())
    .describe('Each with the two moments it was measured between; null where one was not recorded'),
};

/** `incident list --json`. */
export const incidentListContract = z.strictObject({ schema: z.literal(1), incidents: z.array(z.strictObject(head)).describe('Newest first') });

/** `incident show --json`. */
export const incidentShowContract = z.strictObject({ schema: z.literal(1), ...head, ...details });

/** `incident export`. */
export const incidentExportContract = z.strictObject({
  schema: z.literal(1),
  ...head,
  ...details,
  problems: z.array(z.strictObject({ file: z.string(), line: z.int(), kind: z.string(), says: z.string() })).describe('What of the record could not be read'),
  postmortem: exportedPostmortem.nullable().describe('What the record makes by itself'),
});
