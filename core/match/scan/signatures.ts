import type { ContextMessage, ErrorMessage, Library, Message, PatternShape } from '../../knowledge/types.ts';
import type { MatchCertainty } from '../types.ts';
import { Rarity } from './rarity.ts';

/** A text that a line has to hold. */
export interface SignatureAnchor {
  /** Lower case. */
  readonly text: string;
  /** Where the bytes begin by which it is looked up. */
  readonly rarest: number;
}

/** An error message of the library, ready to be looked for; plain data, so that another thread can have it. */
export interface Signature {
  /** The runbook it speaks for; absent where the message names no leak. */
  readonly cause?: string;
  /** What the message means where it names no leak. */
  readonly context?: string;
  readonly text: string;
  readonly certainty: Exclude<MatchCertainty, 'possible'>;
  /** One of them stands in every line that matches; of a literal it is the whole. */
  readonly anchors: readonly SignatureAnchor[];
  /** Characters asked for by name. */
  readonly literalLength: number;
  /** Absent for a literal. */
  readonly regex?: { readonly source: string } & Pick<PatternShape, 'power' | 'spacing'>;
}

/** Bytes. A shorter literal would stand in too many lines, and could not be looked up by four of them. */
export const LEAST_LITERAL = 5;

/** All messages of a library that may run; the rest is a matter for `stanch check`. What is rare is learnt from the library's own text. */
export function compileSignatures(library: Library): readonly Signature[] {
  const rarity = new Rarity();
  for (const { sections } of [...library.guides, ...library.cases, ...library.runbooks]) for (const { markdown } of sections) rarity.read(markdown);
  return [
    ...library.runbooks.flatMap(({ id, messages }) => messages.map((message) => compileSignature(id, message, rarity))),
    ...library.context.map((message) => compileContext(message, rarity)),
  ].filter((signature) => signature !== undefined);
}

function compileContext(message: ContextMessage, rarity: Rarity): Signature | undefined {
  const compiled = compileMessage(message, rarity);
  return compiled && { context: message.says, certainty: 'points', ...compiled };
}

/** Undefined when the literal is too short or the regex was not found safe. */
export function compileSignature(cause: string, message: ErrorMessage, rarity = new Rarity()): Signature | undefined {
  const compiled = compileMessage(message, rarity);
  return compiled && { cause, certainty: message.certainty === 'names it' ? 'names' : 'points', ...compiled };
}

function compileMessage({ kind, pattern, shape }: Message, rarity: Rarity): Omit<Signature, 'cause' | 'context' | 'certainty'> | undefined {
  const anchorsOf = (texts: readonly string[]) => texts.map((text) => ({ text, rarest: rarity.rarestOf(text) }));
  if (kind === 'literal') {
    const literal = pattern.trim().replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
    return literal.length < LEAST_LITERAL ? undefined : { text: pattern, anchors: anchorsOf([literal]), literalLength: literal.length };
  }
  if (!shape) return undefined;
  const { anchors, literalLength, power, spacing } = shape;
  return { text: `/${pattern}/`, anchors: anchorsOf(anchors), literalLength, regex: { source: pattern, power, spacing } };
}
