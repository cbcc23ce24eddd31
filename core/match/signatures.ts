import type { ContextMessage, ErrorMessage, Library, Message } from '../knowledge/types.ts';
import { type PatternShape, readPattern } from './pattern.ts';
import type { MatchCertainty } from './types.ts';

/** An error message of a runbook, ready to run. */
export interface Signature {
  /** The runbook it speaks for; absent where the message names no leak. */
  readonly cause?: string;
  /** What the message means where it names no leak. */
  readonly context?: string;
  readonly text: string;
  readonly certainty: Exclude<MatchCertainty, 'possible'>;
  /** Lower case. One of them stands in every line that matches; empty when nothing sure is known. */
  readonly anchors: readonly string[];
  /** Characters asked for by name. */
  readonly literalLength: number;
  /** Absent for a literal. */
  readonly regex?: RegExp;
  /** The most characters of a line the regex may see. */
  readonly window: number;
}

/** Shorter anchors stand in too many lines to narrow anything down. */
export const LEAST_ANCHOR = 5;

const MOST_WINDOW = 4096;
const MOST_STEPS = 10_000_000;

/** The most characters a pattern may see: n of them and k repeats cost about n^(k+1) ÷ (k+1)! ÷ spacing steps when nothing matches. */
function windowOf({ repeats, spacing }: PatternShape): number {
  let factorial = 1;
  for (let n = 2; n <= repeats + 1; n++) factorial *= n;
  return Math.min(MOST_WINDOW, Math.floor((MOST_STEPS * factorial * spacing) ** (1 / (repeats + 1))));
}

/** All error messages of a library that may run; the rest is a matter for `stanch check`. */
export function compileSignatures(library: Library): readonly Signature[] {
  return [
    ...library.runbooks.flatMap(({ id, messages }) => messages.map((message) => compileSignature(id, message))),
    ...library.context.map(compileContext),
  ].filter((signature) => signature !== undefined);
}

function compileContext(message: ContextMessage): Signature | undefined {
  const compiled = compileMessage(message);
  return compiled && { context: message.says, certainty: 'points', ...compiled };
}

/** Undefined when the pattern is empty, broken or dangerous. */
export function compileSignature(cause: string, message: ErrorMessage): Signature | undefined {
  const compiled = compileMessage(message);
  return compiled && { cause, certainty: message.certainty === 'names it' ? 'names' : 'points', ...compiled };
}

function compileMessage(message: Message): Omit<Signature, 'cause' | 'context' | 'certainty'> | undefined {
  if (message.kind === 'literal') {
    const literal = message.pattern.trim().toLowerCase();
    if (literal.length < 3) return undefined;
    return { text: message.pattern, anchors: [literal], literalLength: literal.length, window: 0 };
  }
  const shape = readPattern(message.pattern);
  if (shape.problem) return undefined;
  return {
    text: `/${message.pattern}/`,
    anchors: shape.anchors.every((anchor) => anchor.length >= LEAST_ANCHOR) ? shape.anchors : [],
    literalLength: shape.literalLength,
    regex: new RegExp(message.pattern, 'i'),
    window: windowOf(shape),
  };
}
