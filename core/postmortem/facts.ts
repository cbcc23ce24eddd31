import { isFirm } from '../diagnosis/standing.ts';
import type { Verdict } from '../diagnosis/types.ts';
import { type IncidentState, replay } from '../incident/state.ts';
import type { CaseStudy, Playbook, Runbook } from '../knowledge/types.ts';
import { code, inline } from './escape.ts';

/** All that the generated parts of a postmortem are made from. */
export interface Facts {
  readonly incident: IncidentState;
  /** Other incidents of the same records, to find what happened before. */
  readonly others: readonly IncidentState[];
  readonly runbooks: readonly Pick<Runbook, 'id'>[];
  readonly caseStudies: readonly Pick<CaseStudy, 'id' | 'title' | 'company' | 'causes'>[];
  readonly playbook?: Playbook;
  /** Lines of the record that could not be read, as sentences: a draft that hid them would lie. */
  readonly unreadable: readonly string[];
}

/** What is at hand besides the record; each part may be missing. */
export type FactParts = Partial<Omit<Facts, 'incident'>>;

/** The facts of a record; of nothing, for an empty template. */
export function factsOf(incident: IncidentState = replay([]), parts: FactParts = {}): Facts {
  return { others: [], runbooks: [], caseStudies: [], unreadable: [], ...parts, incident };
}

/** A verdict that is an answer, and which evidence (E1, E2 …) gave it. */
export interface NamedVerdict {
  readonly evidence: string;
  readonly verdict: Verdict;
}

/** What the diagnoses of an incident call confirmed or likely, in the order they were made. */
export function namedIn({ diagnoses }: IncidentState): readonly NamedVerdict[] {
  return diagnoses.flatMap(({ evidence, diagnosis }) => diagnosis.verdicts.filter(isFirm).map((verdict) => ({ evidence, verdict })));
}

/** Ids of the causes among them, once each. */
export function causesOf(incident: IncidentState): readonly string[] {
  return [...new Set(namedIn(incident).map(({ verdict }) => verdict.cause))];
}

/** A cause by its id, as a link where the library has a runbook of it. */
export function showCause(id: string, { runbooks }: Pick<Facts, 'runbooks'>): string {
  return runbooks.some((runbook) => runbook.id === id) ? `[${inline(id)}](../runbooks/${id}.md)` : code(id);
}
