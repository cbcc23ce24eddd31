import type { Place } from './places.ts';
import { systemErrorInWords } from './system-error.ts';

/** A place or file that could not be written. */
export interface Failure {
  readonly path: string;
  readonly code: string;
}

/** The usual file could not be written, another one beside it was. */
export function fileWarning(path: string, [first]: readonly Failure[]): string | undefined {
  return first && `Written to ${path}, because ${first.path} cannot be used: ${inWords(first)}. Nothing is lost: files of an incident are read together.`;
}

/** It was written, and not where it belongs. */
export function placeWarning(place: Place, failures: readonly Failure[]): string | undefined {
  if (place.kind === 'home') return undefined;
  const why = failures[0] ? `${failures[0].path} cannot be used: ${inWords(failures[0])}` : 'this user has no home directory';
  return `The record is kept in ${place.root}, which a reboot empties, because ${why}. Make room there or set STANCH_HOME: the next entry takes everything along.`;
}

/** It was written nowhere. */
export function unsavedWarning(failures: readonly Failure[]): string {
  const why = failures.map((failure) => `${failure.path}: ${inWords(failure)}`).join('; ');
  return `UNSAVED: the record is in memory only (${why}). Make room or set STANCH_HOME to a directory that can be written before you leave: the next entry saves everything so far.`;
}

function inWords({ code }: Failure): string {
  return `${systemErrorInWords(code)} (${code})`;
}
