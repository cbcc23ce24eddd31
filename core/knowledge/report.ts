import { printable } from '../printable.ts';
import type { RuleName } from './rules.ts';
import type { Finding } from './types.ts';

/** Line and column, both from 1. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

/** Where something is: a spot, or a Markdown node that knows its own. */
export type At = Spot | { readonly position?: { readonly start: Spot } | undefined } | undefined;

/** Notes a finding; the message is always `Unexpected X, expected Y`. */
export type Report = (rule: RuleName, at: At, unexpected: string, expected: string) => void;

/** A report that adds to a list of findings of one file. */
export function reportInto(findings: Finding[], file: string): Report {
  return (rule, at, unexpected, expected) => {
    const { line, column } = spotOf(at);
    findings.push({ file, line, column, rule, message: `Unexpected ${unexpected}, expected ${expected}` });
  };
}

/** The line and column of a node; the start of the file when it has none. */
export function spotOf(at: At): Spot {
  if (at && 'line' in at) return { line: at.line, column: at.column };
  const start = at?.position?.start;
  return { line: start?.line ?? 1, column: start?.column ?? 1 };
}

/** Text from a file, safe to print and short enough for a line. */
export function quote(text: string): string {
  const line = printable(text);
  return `"${line.length > 60 ? `${line.slice(0, 59)}…` : line}"`;
}

/** `a, b or c`, for messages that list what is valid. */
export function oneOf(values: readonly string[]): string {
  if (values.length < 2) return values.join('');
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}
