import { z } from 'zod';
import { type IncidentEvent, MARKS } from './types.ts';

/** A line of the journal that could not be read; the lines around it were. */
export interface LineProblem {
  /** Counts from 1. */
  readonly line: number;
  /** `truncated-tail`: the last line, cut off by a crash. `broken`: anything else. */
  readonly kind: 'truncated-tail' | 'broken';
  /** One sentence for a person. */
  readonly says: string;
}

export interface ParsedJournal {
  readonly events: readonly IncidentEvent[];
  readonly problems: readonly LineProblem[];
}

/**
 * JSON Lines → events, in the order written. A line that cannot be read is reported and the rest is read; only the torn
 * beginning of a line that was written again, whole, further down goes unreported, because nothing of it is missing.
 */
export function parseJournal(text: string): ParsedJournal {
  const lines = text.split('\n');
  const cutOff = lines.at(-1) !== '';
  const last = cutOff ? lines.length : lines.length - 1;
  const events: IncidentEvent[] = [];
  const problems: LineProblem[] = [];
  const seen = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const read = parseEvent(line);
    if ('event' in read) {
      if (seen.has(read.event.id)) continue;
      seen.add(read.event.id);
      events.push(read.event);
    } else if (cutOff && index + 1 === last) {
      problems.push({
        line: last,
        kind: 'truncated-tail',
        says: `line ${last}, the last one, was cut off while it was written: ${line.length} characters of it are there`,
      });
    } else if (!writtenAgain(line, lines.slice(index + 1))) {
      problems.push({ line: index + 1, kind: 'broken', says: `line ${index + 1} cannot be read: ${read.problem}` });
    }
  }
  return { events, problems };
}

function writtenAgain(torn: string, later: readonly string[]): boolean {
  return NAMES_ITSELF.test(torn) && later.some((line) => line.length > torn.length && line.startsWith(torn));
}

// Long enough to tell one event from another.
const NAMES_ITSELF = /^\{"v":1,"id":"[0-9A-Z]{26}"/;

/** One line → the event, or why it is none. */
export function parseEvent(line: string): { readonly event: IncidentEvent } | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { problem: 'it is not JSON' };
  }
  const checked = eventSchema.safeParse(value);
  // The value as it was read, so that keys of a newer version survive being copied to another place.
  if (checked.success) return { event: value as IncidentEvent };
  const issue = checked.error.issues[0];
  return { problem: `${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'not an event'}` };
}

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
  z.looseObject({ kind: z.literal('opened'), title: z.string(), number: z.int().positive(), usersHurt: answer.optional() }),
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
  z.looseObject({ kind: z.literal('severity'), severity: z.enum(['sev1', 'sev2', 'sev3', 'sev4', 'sev5', 'none']) }),
  z.looseObject({ kind: z.literal('mark'), mark: z.enum(MARKS) }),
  z.looseObject({ kind: z.literal('left') }),
  z.looseObject({ kind: z.literal('resumed') }),
  z.looseObject({ kind: z.literal('closed'), resolution: z.string() }),
]);

/** One line of the journal. Keys of newer versions are let through. */
export const eventSchema = z.looseObject({ v: z.literal(1), id: z.string().min(1), at: instant, recordedAt: instant, entry: ENTRY });
