import type { SourceFile } from '../../core/knowledge/types.ts';
import { draftPostmortem } from '../../core/postmortem/draft.ts';
import { placesOf } from '../journal/places.ts';
import { readIncident } from '../journal/read.ts';
import { sha256 } from '../sha256.ts';
import type { Shell } from '../shell.ts';

/** The postmortem that the record of an incident makes by itself, under a name that says so. */
export async function draftOf(which: string, shell: Pick<Shell, 'env'>): Promise<SourceFile> {
  const { id, state, problems } = await readIncident(which, placesOf(shell.env));
  return { path: `incident:${id}`, text: draftPostmortem(state, { hash: sha256, unreadable: problems.map(({ says }) => says) }) };
}
