import { readDocument } from '../../knowledge/document.ts';
import { type Part, readPart } from '../../knowledge/parts.ts';
import { PROBE_IDS } from '../../knowledge/symptoms.ts';
import type { Finding, Library, SourceFile } from '../../knowledge/types.ts';
import { createMatcher } from '../../match/matcher.ts';
import { literalOf, looksPrinted } from './literal.ts';
import { messageRow, symptomRow, withRow } from './rows.ts';

/** How far down a person still looks. */
const TOP = 3;

export interface Proposed {
  /** `runbooks/symptoms.md`, or the runbook of the cause. */
  readonly path: string;
  readonly row: string;
  /** What was typed or pasted. */
  readonly text: string;
  /** Where the cause stood then, from 1; null when it was not named at all. */
  readonly place: number | null;
}

export interface NotProposed {
  readonly text: string;
  /** A sentence without its subject. */
  readonly why: string;
}

export interface Proposal {
  /** The files that change, as they would be. */
  readonly files: readonly SourceFile[];
  readonly rows: readonly Proposed[];
  readonly without: readonly NotProposed[];
}

export interface Incident {
  /** What people typed or pasted, in their words. */
  readonly seen: readonly string[];
  /** What it was in the end. */
  readonly cause: string;
  /** Other causes it was taken for or may be, likeliest first. */
  readonly also: readonly string[];
}

/**
 * The rows that would have led from what was seen to the cause: for words a symptom, for printed lines an error
 * message. A row is proposed only where the cause was not among the first three, the changed library has nothing wrong,
 * and the matcher then finds it.
 */
export function propose({ seen, cause, also }: Incident, files: readonly SourceFile[], library: Library): Proposal {
  let at = { files, library };
  const rows: Proposed[] = [];
  const without: NotProposed[] = [];
  for (const text of new Set(seen.map((each) => each.trim()).filter((each) => each !== ''))) {
    const place = placeOf(cause, text, at.library);
    if (place !== null && place <= TOP) {
      without.push({ text, why: place === 1 ? 'leads to it already' : `leads to it already, in place ${place}` });
      continue;
    }
    const made = rowFor(text, { cause, also }, at.library);
    const next = 'why' in made ? made : tryOut(made, text, cause, at);
    if ('why' in next) without.push({ text, why: next.why });
    else {
      at = next;
      const { path, row } = made as Row;
      rows.push({ path, row, text, place });
    }
  }
  return { files: at.files.filter((file) => !files.includes(file)), rows, without };
}

interface Row {
  readonly path: string;
  readonly row: string;
  readonly columns: readonly string[];
}

function rowFor(text: string, { cause, also }: Pick<Incident, 'cause' | 'also'>, library: Library): Row | { readonly why: string } {
  if (!looksPrinted(text)) {
    const causes = [cause, ...also.filter((other) => other !== cause)];
    return { path: 'runbooks/symptoms.md', row: symptomRow(text, causes, library), columns: ['Symptom', 'Likely causes', 'Look at'] };
  }
  const literal = literalOf(text);
  if (literal === undefined) return { why: 'has no part that would be the same the next time' };
  return { path: `runbooks/${cause}.md`, row: messageRow(literal), columns: ['Message', 'Runtime', 'Certainty'] };
}

interface State {
  readonly files: readonly SourceFile[];
  readonly library: Library;
}

/** The library with the row, when nothing is wrong with it and it helps. */
function tryOut({ path, row, columns }: Row, text: string, cause: string, { files, library }: State): State | { readonly why: string } {
  // A later folder is the nearer one.
  const file = files.findLast((each) => each.path === path);
  const changed = file && withRow(file.text, columns, row);
  if (!file || changed === undefined) return { why: `has no table to go to in ${path}` };
  const findings: Finding[] = [];
  const next = { ...file, text: changed };
  const document = readDocument(next, findings);
  const part = document ? readPart(document, { probes: PROBE_IDS, seen: new Set() }) : {};
  const wrong = findings[0];
  if (wrong) return { why: `makes no good row: ${wrong.message}` };
  const after = withPart(library, part);
  const place = placeOf(cause, text, after);
  if (place === null || place > TOP) return { why: 'would not lead to it with a row of its own either' };
  return { files: files.map((each) => (each === file ? next : each)), library: after };
}

function withPart(library: Library, { symptoms = [], runbooks = [] }: Part): Library {
  const known = new Set(library.symptoms.map(({ id }) => id));
  return {
    ...library,
    symptoms: [...library.symptoms, ...symptoms.filter(({ id }) => !known.has(id))],
    runbooks: library.runbooks.map((runbook) => runbooks.find(({ id }) => id === runbook.id) ?? runbook),
  };
}

function placeOf(cause: string, text: string, library: Library): number | null {
  const place = createMatcher(library)
    .explain(text)
    .findIndex(({ id }) => id === cause);
  return place === -1 ? null : place + 1;
}
