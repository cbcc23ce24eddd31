import type { ContextMessage, ErrorMessage, Library, Message, PatternShape } from '../../knowledge/types.ts';
import type { MatchCertainty } from '../types.ts';

/** An error message of the library, ready to be looked for; plain data, so that another thread can have it. */
export interface Signature {
  /** The runbook it speaks for; absent where the message names no leak. */
  readonly cause?: string;
  /** What the message means where it names no leak. */
  readonly context?: string;
  readonly text: string;
  readonly certainty: Exclude<MatchCertainty, 'possible'>;
  /** Lower case. One of them stands in every line that matches; of a literal it is the whole. */
  readonly anchors: readonly string[];
  /** Characters asked for by name. */
  readonly literalLength: number;
  /** Absent for a literal. */
  readonly regex?: { readonly source: string } & Pick<PatternShape, 'power' | 'spacing'>;
}

/** Bytes. A shorter literal would stand in too many lines, and cannot be looked up by its rarest four. */
export const LEAST_LITERAL = 4;

/** All messages of a library that may run; the rest is a matter for `stanch check`. */
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

/** Undefined when the literal is too short or the regex was not found safe. */
export function compileSignature(cause: string, message: ErrorMessage): Signature | undefined {
  const compiled = compileMessage(message);
  return compiled && { cause, certainty: message.certainty === 'names it' ? 'names' : 'points', ...compiled };
}

function compileMessage({ kind, pattern, shape }: Message): Omit<Signature, 'cause' | 'context' | 'certainty'> | undefined {
  if (kind === 'literal') {
    const literal = pattern.trim().replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
    return literal.length < LEAST_LITERAL ? undefined : { text: pattern, anchors: [literal], literalLength: literal.length };
  }
  if (!shape) return undefined;
  const { anchors, literalLength, power, spacing } = shape;
  return { text: `/${pattern}/`, anchors, literalLength, regex: { source: pattern, power, spacing } };
}
