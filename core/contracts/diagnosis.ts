import * as z from 'zod';
import { ENDPOINT_KINDS } from '../probes/endpoint.ts';

const severity = z.enum(['critical', 'warning']).describe('critical from 90 % of a limit, warning from 70 %');
const value = z.union([z.number(), z.string()]);
const moment = z.iso.datetime().describe('ISO 8601, UTC');
export const status = z.enum(['confirmed', 'likely', 'possible', 'refuted']);
export const outcome = z.enum(['leak', 'no-leak-seen', 'inconclusive']);
const evidence = z.array(
  z.strictObject({
    reading: z.string().describe('Id of the reading'),
    value,
    unit: z.string(),
    says: z.string().min(1).describe('One sentence for a person, figures included'),
  }),
);

/** Of a diagnosis: the process and what was asked beside it. */
export const target = z.strictObject({
  pid: z.int().optional().describe('Absent when only services or metrics were asked'),
  name: z.string().describe('The name of the process, or the addresses asked'),
  endpoints: z
    .array(z.strictObject({ kind: z.enum(ENDPOINT_KINDS), address: z.string().describe('Without a password') }))
    .optional()
    .describe('What was asked beside the process, or instead of one'),
  state: z.enum(['running', 'exited']).optional().describe('exited: it ended while it was looked at'),
  note: z.string().min(1).optional().describe('What happened to it meanwhile, such as an exec'),
});

export const timeToExhaustion = z.strictObject({
  resource: z.string(),
  limit: z.number(),
  seconds: z.number(),
  low: z.number().describe('Seconds, 95 % interval'),
  high: z.number().nullable().describe('null: the slow end of the interval never reaches the limit'),
});

export const reading = z.strictObject({
  id: z.string(),
  value,
  unit: z.string(),
  at: moment,
  of: z.string().optional().describe('What the figure belongs to: a peer, a directory'),
  samples: z.array(z.number()).optional().describe('Values of all looks, oldest first'),
  trend: z
    .strictObject({ verdict: z.enum(['growing', 'flat', 'unclear']), perSecond: z.number(), low: z.number(), high: z.number() })
    .optional()
    .describe('Growth per second, where one could be judged'),
});

const probeStatus = z.enum(['ok', 'failed', 'timed-out', 'not-permitted', 'missing', 'gone']);

/** `diagnose --json`. */
export const diagnosisContract = z.strictObject({
  schema: z.literal(1),
  target,
  startedAt: moment,
  durationMs: z.number().nonnegative(),
  outcome,
  saturated: z
    .array(z.strictObject({ resource: z.string(), used: z.number(), limit: z.number(), unit: z.string(), severity }))
    .describe('Resources at 70 % of their limit or more, whatever the verdicts say'),
  verdicts: z
    .array(
      z.strictObject({
        cause: z.string().describe('Id of the runbook'),
        title: z.string(),
        rival: z.literal(true).optional().describe('Looks like a leak and is none'),
        variant: z.string().optional(),
        status,
        severity,
        score: z.number().min(0).max(1),
        evidence,
        against: evidence,
        consequences: z.array(z.string()).describe('Causes that this one explains'),
        timeToExhaustion: timeToExhaustion.optional(),
      }),
    )
    .describe('Best first'),
  notChecked: z.array(z.strictObject({ cause: z.string(), why: z.string().min(1) })),
  missedBelow: z.strictObject({ reading: z.string(), perMinute: z.number().positive() }).optional().describe('A slower leak would not have been seen'),
  because: z.array(z.string()).describe('Why it is inconclusive; empty otherwise'),
  nextCheck: z
    .strictObject({ check: z.string().min(1), why: z.string().min(1), option: z.string().optional() })
    .optional()
    .describe('The look that would tell most now'),
  readings: z.array(reading),
  probes: z.array(
    z.strictObject({
      id: z.string(),
      of: z.string().optional().describe('The address asked'),
      argv: z.array(z.array(z.string())).optional(),
      reads: z.array(z.string()).optional(),
      status: probeStatus,
      durationMs: z.number().nonnegative(),
      coverage: z.string().optional().describe('What it could not see'),
    }),
  ),
});

/** `watch --json`: one object a line, one line a look. */
export const watchContract = z.strictObject({
  schema: z.literal(1),
  at: moment,
  target,
  readings: z.array(reading.omit({ samples: true })),
  timeToExhaustion: z.array(timeToExhaustion),
  probes: z
    .array(z.strictObject({ id: z.string(), of: z.string().optional(), status: probeStatus, coverage: z.string().optional() }))
    .describe('Only those that could not see everything'),
});

/** `diagnose --dry-run --json` and `capture --dry-run --json`. */
export const planContract = z.strictObject({
  schema: z.literal(1),
  pid: z.int().optional(),
  probes: z.array(
    z.strictObject({
      id: z.string(),
      cost: z.string(),
      privilege: z.string(),
      argv: z.array(z.array(z.string())),
      reads: z.array(z.string()),
      later: z.array(z.string()).describe('What it may ask for after the first answers'),
    }),
  ),
});
