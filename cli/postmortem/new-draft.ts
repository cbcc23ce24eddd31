import { draftPostmortem } from '../../core/postmortem/draft.ts';
import { factsOf } from '../../core/postmortem/facts.ts';
import { refreshPostmortem } from '../../core/postmortem/refresh.ts';
import { templateNamed } from '../../core/postmortem/templates/index.ts';
import { printable } from '../../core/printable.ts';
import type { LoadLibrary } from '../commands/knowledge.ts';
import { placesOf } from '../journal/places.ts';
import { readIncident } from '../journal/read.ts';
import { sha256 } from '../sha256.ts';
import type { Shell } from '../shell.ts';
import { gatherFacts } from './gather-facts.ts';
import { type OutOptions, openOut } from './out.ts';
import { withoutSecrets } from './without-secrets.ts';

/** How an incident is drafted. */
export interface NewDraftOptions extends OutOptions {
  readonly template?: string;
  readonly discardEdits?: boolean;
}

/** The draft of an incident, to the standard output or into a new file; one that is there is refreshed. */
export async function newDraft(id: string, options: NewDraftOptions, shell: Shell, load: LoadLibrary): Promise<void> {
  const template = templateNamed(options.template ?? 'stanch');
  const tell = (line: string) => shell.err(`${line}\n`);
  const places = placesOf(shell.env);
  const { state: recorded, problems } = await readIncident(id, places);
  const state = await withoutSecrets(recorded, places, shell.redactor);
  for (const { file, says } of problems) tell(`${printable(file)}: ${printable(says)}. The rest is in the draft.`);
  const found = await gatherFacts(places, () => load(shell), { tell, redactor: shell.redactor });
  const parts = { ...found, unreadable: problems.map(({ says }) => says) };
  const out = await openOut(options, shell);
  if (out?.before === undefined) {
    const markdown = draftPostmortem(state, { ...parts, hash: sha256, template });
    return out ? out.save(markdown) : shell.out(markdown);
  }
  const file = printable(out.file);
  const { text, changed, kept } = refreshPostmortem(out.before, factsOf(state, parts), {
    hash: sha256,
    file,
    template: options.template,
    discardEdits: options.discardEdits,
  });
  for (const says of kept) tell(printable(says));
  await out.save(text, changed);
}
