import { assembleLibrary, type LibraryOptions } from './library.ts';
import type { Finding, SourceFile } from './types.ts';

/** Everything that is wrong with a library, by file and line; empty when all is well. */
export function checkLibrary(files: readonly SourceFile[], options: LibraryOptions = {}): Finding[] {
  return assembleLibrary(files, options).findings;
}

/** `runbooks/fd-leak.md:12:3  Unexpected X, expected Y  (rule)`, with its severity before the message where it has one. */
export function formatFinding({ file, line, column, message, rule, severity }: Finding): string {
  return `${file}:${line}:${column}  ${severity === undefined ? '' : `${severity}  `}${message}  (${rule})`;
}
