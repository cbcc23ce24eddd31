import * as z from 'zod';
import { eventSchema } from '../incident/event-schema.ts';
import { PRECISIONS } from '../incident/precision.ts';
import { INCIDENT_SEVERITIES } from '../incident/types.ts';
import { exportedPostmortem } from './postmortems.ts';

// null is what nobody recorded.
const head = {
  id: z.string().describe('ULID'),
  number: z.int().nullable(),
  title: z.string().nullable(),
  severity: z.enum(INCIDENT_SEVERITIES).nullable(),
  status: z.enum(['open', 'closed']),
  startedAt: z.iso.datetime().nullable(),
};

const problems = z
  .array(z.strictObject({ file: z.string(), line: z.int(), kind: z.string(), says: z.string() }))
  .describe('What of the record could not be read');
const anchors = { from: z.string().nullable(), to: z.string().nullable() };
const none = (shape: z.core.$ZodLooseShape) => z.looseObject({ ...anchors, ...shape }).nullable();

const precision = z.enum(PRECISIONS).describe('How exactly the time is known; absent: to the second');
const chain = {
  holds: z.boolean(),
  files: z.array(z.strictObject({ file: z.string(), events: z.int(), chained: z.boolean(), head: z.string().nullable().describe('SHA-256 of its last line') })),
};

const details = {
  events: z.array(eventSchema).describe('In the order written'),
  metrics: z
    .record(z.string(), z.strictObject({ seconds: z.number(), from: z.string(), to: z.string(), precision: z.string().optional() }).nullable())
    .describe('Each with the two moments it was measured between; null where one was not recorded'),
  usersHurt: z.enum(['yes', 'no', 'unknown']).nullable().optional(),
  impact: z
    .array(
      z.strictObject({
        from: z.string(),
        to: z.string().optional(),
        errorRatio: z.number().optional(),
        note: z.string().optional(),
        precision: precision.optional(),
      }),
    )
    .optional()
    .describe('Stretches of time in which users were hurt'),
  severities: z
    .array(z.strictObject({ severity: z.enum(INCIDENT_SEVERITIES), seconds: z.number().nullable(), ...anchors }))
    .optional()
    .describe('How long each severity held'),
  objectives: z
    .array(z.looseObject({ name: z.string(), target: z.number(), windowDays: z.number() }))
    .optional()
    .describe('What it cost of each error budget'),
  leak: z
    .strictObject({
      resource: z.string().nullable(),
      leakRate: none({ perSecond: z.number() }),
      timeToExhaustion: none({ seconds: z.number() }),
      headroomAtDetection: none({ left: z.number() }),
      firstSymptomToExhausted: none({ seconds: z.number() }),
    })
    .optional(),
  missingMarks: z.array(z.unknown()).optional().describe('Moments that would make more metrics'),
  chain: z.strictObject(chain).optional().describe('Whether every line follows the one before it'),
  problems: problems.optional(),
  remarks: z.array(z.unknown()).optional(),
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
  problems,
  postmortem: exportedPostmortem.nullable().describe('What the record makes by itself'),
});

const step = { step: z.string(), title: z.string() };

/** `incident handoff --json`. */
export const incidentHandoffContract = z.strictObject({
  schema: z.literal(1),
  id: head.id,
  name: z.string().describe('INC-14'),
  title: head.title,
  status: head.status,
  severity: head.severity,
  usersHurt: z.string().nullable(),
  startedAt: head.startedAt,
  phase: z.string().nullable(),
  phaseSince: z.string().nullable(),
  openSteps: z.array(z.strictObject(step)).nullable().describe('Steps of the phase that nobody settled'),
  leftOut: z.array(z.strictObject({ ...step, reason: z.string().nullable() })).describe('Steps that were skipped or not possible'),
  process: z.strictObject({ pid: z.int(), name: z.string() }).nullable(),
  lastDiagnosis: z.strictObject({ evidence: z.string(), at: z.string(), says: z.string(), timeLeft: z.string().nullable() }).nullable(),
  lastNotes: z.array(z.strictObject({ at: z.string(), precision: precision.optional(), text: z.string() })),
  missingMarks: z.array(z.string()).describe('Moments that metrics need and nobody marked'),
  head: z.string().nullable().describe('SHA-256 of the last line of the record'),
});

/** `incident verify --json`. */
export const incidentVerifyContract = z.strictObject({
  schema: z.literal(1),
  id: head.id,
  ...chain,
  headFound: z.boolean().optional().describe('With --head: whether that line is still there'),
});
