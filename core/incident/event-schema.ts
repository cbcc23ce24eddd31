import { z } from 'zod';
import type { Link } from './chain.ts';
import { PRECISIONS } from './precision.ts';
import { INCIDENT_SEVERITIES, type IncidentEvent, MARKS, USERS_HURT } from './types.ts';

/** A line of the journal, taken apart. */
export interface ParsedLine {
  readonly event: IncidentEvent;
  /** Id of the incident it belongs to; absent in format 1. */
  readonly incident?: string;
  readonly link: Pick<Link, 'seq' | 'prev' | 'seen'>;
}

/** One line → the event and how it hangs on others, or why it is none. */
export function parseLine(line: string): ParsedLine | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { problem: 'it is not JSON' };
  }
  const checked = lineSchema.safeParse(value);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    return { problem: `${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'not an event'}` };
  }
  const { incident, seq, prev, seen } = checked.data;
  // The value as it was read, so that keys of a newer version survive being copied to another place.
  const event = Object.fromEntries(Object.entries(value as object).filter(([key]) => !LINKS.has(key))) as unknown as IncidentEvent;
  return {
    event,
    ...(incident === undefined ? {} : { incident }),
    link: { ...(seq === undefined ? {} : { seq }), ...(prev === undefined ? {} : { prev }), ...(seen === undefined ? {} : { seen }) },
  };
}

// Of the line, not of what happened.
const LINKS: ReadonlySet<string> = new Set(['incident', 'seq', 'prev', 'seen']);

const instant = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'expected a time');
const answer = z.enum(['yes', 'no', 'unknown']);
const evidence = z.looseObject({ reading: z.string(), value: z.union([z.number(), z.string()]), unit: z.string(), says: z.string() });

const diagnosis = z.looseObject({
  target: z.looseObject({ pid: z.number().optional(), name: z.string() }),
  startedAt: instant,
  durationMs: z.number(),
  outcome: z.enum(['leak', 'no-leak-seen', 'inconclusive']),
  saturated: z.array(z.looseObject({ resource: z.string(), used: z.number(), limit: z.number(), unit: z.string(), severity: z.string() })),
  verdicts: z.array(
    z.looseObject({
      cause: z.string(),
      title: z.string(),
      rival: z.literal(true).optional(),
      variant: z.string().optional(),
      status: z.enum(['confirmed', 'likely', 'possible', 'refuted']),
      evidence: z.array(evidence),
      against: z.array(evidence),
      consequences: z.array(z.string()),
      timeToExhaustion: z
        .looseObject({ resource: z.string(), limit: z.number(), seconds: z.number(), low: z.number(), high: z.number().nullable() })
        .optional(),
    }),
  ),
  nextCheck: z.looseObject({ check: z.string(), why: z.string(), option: z.string().optional() }).optional(),
  missedBelow: z.looseObject({ reading: z.string(), perMinute: z.number() }).optional(),
  notChecked: z.array(z.looseObject({ cause: z.string(), why: z.string() })),
  because: z.array(z.string()),
  readings: z.array(z.looseObject({ id: z.string(), value: z.union([z.number(), z.string()]), unit: z.string() })),
  probes: z.array(
    z.looseObject({
      id: z.string(),
      argv: z.array(z.array(z.string())).optional(),
      reads: z.array(z.string()).optional(),
      status: z.string(),
      coverage: z.string().optional(),
    }),
  ),
});

const ENTRY = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('opened'), title: z.string(), number: z.int().positive(), usersHurt: z.enum(USERS_HURT).optional() }),
  z.looseObject({ kind: z.literal('changed'), answer, what: z.string().optional() }),
  z.looseObject({ kind: z.literal('symptom'), text: z.string(), matched: z.string().optional() }),
  z.looseObject({ kind: z.literal('process'), pid: z.number(), name: z.string() }),
  z.looseObject({ kind: z.literal('diagnosis'), evidence: z.string(), diagnosis }),
  z.looseObject({ kind: z.literal('phase'), phase: z.string() }),
  z.looseObject({
    kind: z.literal('step'),
    step: z.string(),
    title: z.string(),
    state: z.enum(['done', 'skipped', 'not-possible']),
    reason: z.string().optional(),
  }),
  z.looseObject({ kind: z.literal('note'), text: z.string() }),
  z.looseObject({ kind: z.literal('severity'), severity: z.enum(INCIDENT_SEVERITIES), note: z.string().optional() }),
  z.looseObject({ kind: z.literal('mark'), mark: z.enum(MARKS), note: z.string().optional(), evidence: z.array(z.string()).optional() }),
  z.looseObject({
    kind: z.literal('impact'),
    from: instant,
    to: instant.optional(),
    errorRatio: z.number().min(0).max(1).optional(),
    note: z.string().optional(),
  }),
  z.looseObject({ kind: z.literal('slo'), name: z.string(), target: z.number().gt(0).lt(1), windowDays: z.number().positive() }),
  z.looseObject({ kind: z.literal('handoff'), to: z.string().optional(), note: z.string().optional() }),
  z.looseObject({ kind: z.literal('left') }),
  z.looseObject({ kind: z.literal('resumed') }),
  z.looseObject({ kind: z.literal('closed'), resolution: z.string() }),
]);

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 in hex');

/** What happened, without what hangs its line on others. Keys of newer versions are let through. */
export const eventSchema = z.looseObject({
  v: z.literal([1, 2]),
  id: z.string().min(1),
  at: instant,
  precision: z.enum(PRECISIONS).optional(),
  recordedAt: instant,
  entry: ENTRY,
});

/** One line of the journal. */
export const lineSchema = eventSchema.extend({
  incident: z.string().optional(),
  seq: z.int().positive().optional(),
  prev: hash.nullable().optional(),
  seen: z.record(z.string(), hash).optional(),
});
