import { z } from 'zod';
import type { Answer } from '../probes/request.ts';
import { safeJson } from '../safe-json.ts';
import { ANSWER } from './answer-schema.ts';

/** An answer as it was recorded, with what fetching it took. */
export interface RecordedAnswer {
  readonly answer: Answer;
  readonly durationMs: number;
}

/** One look: everything that was asked in it, by request key. */
export interface RecordedLook {
  readonly at: number;
  readonly index: number;
  readonly answers: ReadonlyMap<string, RecordedAnswer>;
  /** Both ends of the connections of Stanch itself that were open then. */
  readonly own?: readonly Ends[];
}

interface Ends {
  readonly local: string;
  readonly peer: string;
}

/** One file of `looks/`. An answer that is the same as in an earlier look stands there only. */
const LOOK_FILE = z.object({
  schema: z.literal(1),
  at: z.number().min(0).max(8_640_000_000_000_000),
  index: z.number().int().min(0).max(1_000_000),
  own: z.array(z.object({ local: z.string(), peer: z.string() })).optional(),
  answers: z.record(z.string(), z.object({ ms: z.number().min(0), answer: z.unknown().optional(), sameAs: z.number().int().optional() })),
});

/** Texts of answers that were written already, by key, with the look they stand in. */
export type Written = ReadonlyMap<string, { readonly index: number; readonly json: string }>;

export function writeLook({ at, index, answers, own = [] }: RecordedLook, written: Written): { readonly text: string; readonly written: Written } {
  const now = new Map(written);
  const entries = [...answers].map(([key, { answer, durationMs }]) => {
    const json = safeJson(answer);
    const before = written.get(key);
    const ms = Math.round(durationMs * 10) / 10;
    if (before?.json === json) return `${safeJson(key)}:{"ms":${ms},"sameAs":${before.index}}`;
    now.set(key, { index, json });
    return `${safeJson(key)}:{"ms":${ms},"answer":${json}}`;
  });
  // A line an answer, for whoever reads it with grep.
  return {
    text: `{"schema":1,"at":${at},"index":${index},${own.length > 0 ? `"own":${safeJson(own)},` : ''}"answers":{\n${entries.join(',\n')}\n}}\n`,
    written: now,
  };
}

/** Reads a look, after those it refers to; undefined when it is none. An answer that is not understood is one that failed. */
export function readLook(text: string, earlier: ReadonlyMap<number, RecordedLook>): RecordedLook | undefined {
  const parsed = LOOK_FILE.safeParse(parseJson(text));
  if (!parsed.success) return undefined;
  const { at, index, answers, own } = parsed.data;
  const resolved = Object.entries(answers).map(([key, { ms, answer, sameAs }]): [string, RecordedAnswer] => {
    const same = sameAs === undefined ? undefined : earlier.get(sameAs)?.answers.get(key)?.answer;
    return [key, { answer: same ?? understood(answer), durationMs: ms }];
  });
  return { at, index, answers: new Map(resolved), ...(own ? { own } : {}) };
}

function understood(answer: unknown): Answer {
  const parsed = ANSWER.safeParse(answer);
  return parsed.success ? parsed.data : { status: 'failed', detail: 'the bundle holds no answer that this version understands' };
}

/** Undefined for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
