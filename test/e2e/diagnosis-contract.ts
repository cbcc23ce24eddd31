import { z } from 'zod';

const severity = z.enum(['critical', 'warning']);
const value = z.union([z.number(), z.string()]);
const evidence = z.array(z.strictObject({ reading: z.string(), value, unit: z.string(), says: z.string().min(1) }));

/** What scripts of others rely on. Strict: a field that is not written down here is a change of the contract. */
export const DIAGNOSIS = z.strictObject({
  schema: z.literal(1),
  target: z.strictObject({ pid: z.int(), name: z.string(), state: z.enum(['running', 'exited']), note: z.string().min(1).optional() }),
  startedAt: z.iso.datetime(),
  durationMs: z.number().nonnegative(),
  outcome: z.enum(['leak', 'no-leak-seen', 'inconclusive']),
  saturated: z.array(z.strictObject({ resource: z.string(), used: z.number(), limit: z.number(), unit: z.string(), severity })),
  verdicts: z.array(
    z.strictObject({
      cause: z.string(),
      title: z.string(),
      rival: z.literal(true).optional(),
      variant: z.string().optional(),
      status: z.enum(['confirmed', 'likely', 'possible', 'refuted']),
      severity,
      score: z.number().min(0).max(1),
      evidence,
      against: evidence,
      consequences: z.array(z.string()),
      timeToExhaustion: z
        .strictObject({ resource: z.string(), limit: z.number(), seconds: z.number(), low: z.number(), high: z.number().nullable() })
        .optional(),
    }),
  ),
  notChecked: z.array(z.strictObject({ cause: z.string(), why: z.string().min(1) })),
  missedBelow: z.strictObject({ reading: z.string(), perMinute: z.number().positive() }).optional(),
  because: z.array(z.string()),
  nextCheck: z.strictObject({ check: z.string().min(1), why: z.string().min(1), option: z.string().optional() }).optional(),
  readings: z.array(
    z.strictObject({
      id: z.string(),
      value,
      unit: z.string(),
      at: z.iso.datetime(),
      of: z.string().optional(),
      samples: z.array(z.number()).optional(),
      trend: z.strictObject({ verdict: z.enum(['growing', 'flat', 'unclear']), perSecond: z.number(), low: z.number(), high: z.number() }).optional(),
    }),
  ),
  probes: z.array(
    z.strictObject({
      id: z.string(),
      argv: z.array(z.array(z.string())).optional(),
      reads: z.array(z.string()).optional(),
      status: z.enum(['ok', 'failed', 'timed-out', 'not-permitted', 'missing', 'gone']),
      durationMs: z.number().nonnegative(),
      coverage: z.string().optional(),
    }),
  ),
});
