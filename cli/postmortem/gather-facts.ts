import { UserError } from '../../core/errors.ts';
import type { IncidentState } from '../../core/incident/state.ts';
import type { Library } from '../../core/knowledge/types.ts';
import type { FactParts } from '../../core/postmortem/facts.ts';
import { printable } from '../../core/printable.ts';
import type { Redactor } from '../../core/redact/redact.ts';
import type { Place } from '../journal/places.ts';
import { listIncidents } from '../journal/read.ts';
import { isSystemError } from '../journal/system-error.ts';
import { withoutSecrets } from './without-secrets.ts';

/**
 * What a draft uses besides its record: the library and the other incidents. The record is worth a draft even when
 * the library cannot be read; it only lacks links, case studies and the steps nobody took. `tell` gets what could not
 * be read, a line each.
 */
export async function gatherFacts(
  places: readonly Place[],
  load: () => Promise<Library>,
  { tell, redactor }: { readonly tell: (line: string) => void; readonly redactor: Redactor },
): Promise<FactParts> {
  const found = await listIncidents(places, (says) => tell(`Not looked at for what happened before: ${printable(says)}`));
  const others: IncidentState[] = [];
  for (const { state } of found) others.push(await withoutSecrets(state, places, redactor));
  try {
    const { runbooks, playbook, cases } = await load();
    return { others, runbooks, playbook, caseStudies: cases };
  } catch (error) {
    if (!(error instanceof UserError) && !isSystemError(error)) throw error;
    tell(`Without links to runbooks, because the library cannot be read: ${printable(error.message)}`);
    return { others };
  }
}
