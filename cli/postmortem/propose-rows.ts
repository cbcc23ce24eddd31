import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { UserError } from '../../core/errors.ts';
import type { Library, SourceFile } from '../../core/knowledge/types.ts';
import { type NotProposed, type Proposed, propose } from '../../core/postmortem/propose/propose.ts';
import type { PostmortemFront } from '../../core/postmortem/schema.ts';
import { placesOf } from '../journal/places.ts';
import { readIncident } from '../journal/read.ts';
import type { Shell } from '../shell.ts';

/** Rows that would have helped, as a patch for the library they belong to. */
export interface RowsReport {
  readonly rows: readonly Proposed[];
  readonly without: readonly NotProposed[];
  /** A unified diff for `git apply`; empty without rows. */
  readonly patch: string;
  /** The folders it applies in. */
  readonly folders: readonly string[];
}

/** The library, and the files it was read from. */
interface Known {
  readonly files: readonly SourceFile[];
  readonly library: Library;
}

/**
 * What was typed in the incident, from its record and from `given`, held against the matcher.
 * @throws UserError when the postmortem names no cause, or nothing that was typed is known.
 */
export async function proposeRows(head: PostmortemFront, given: readonly string[], { files, library }: Known, shell: Shell): Promise<RowsReport> {
  const [cause, ...also] = head.related_runbooks ?? [];
  if (cause === undefined)
    throw new UserError('The postmortem names no cause, so no row can lead to it.', {
      hint: 'Add it to the front matter: related_runbooks: [connection-leak]',
    });
  const seen = [...given, ...(head.incident === undefined ? [] : await typedIn(head.incident, given.length > 0, shell))].map((text) =>
    shell.redactor.text(text),
  );
  if (seen.length === 0)
    throw new UserError('Nothing that was typed in this incident is known: its record holds no symptom, or the postmortem names no record.', {
      hint: 'Say what was seen: --seen "the words, or the line of the log"',
    });
  const { rows, without, files: changed } = propose({ seen, cause, also }, files, library);
  const patch = changed.map((after) => {
    const before = files.findLast(({ path, root }) => path === after.path && root === after.root);
    return createTwoFilesPatch(`a/${after.path}`, `b/${after.path}`, before?.text ?? '', after.text, undefined, undefined, {
      context: 3,
      headerOptions: FILE_HEADERS_ONLY,
    });
  });
  return { rows, without, patch: patch.join(''), folders: [...new Set(changed.map(({ root = '.' }) => root))] };
}

async function typedIn(incident: string, enough: boolean, shell: Shell): Promise<readonly string[]> {
  try {
    const { events } = await readIncident(incident, placesOf(shell.env));
    return events.flatMap(({ entry }) => (entry.kind === 'symptom' ? [entry.text] : []));
  } catch (error) {
    // The record may lie on another machine.
    if (enough && error instanceof UserError) return [];
    throw error;
  }
}
