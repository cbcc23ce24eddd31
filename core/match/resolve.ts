import { nearest } from '../knowledge/nearest.ts';
import type { CaseStudy, Guide, Library, PlaybookPhase, PlaybookStep, Runbook, Symptom } from '../knowledge/types.ts';

/** What an id of the library stands for. */
export type Page =
  | { readonly kind: 'cause'; readonly runbook: Runbook }
  | { readonly kind: 'guide'; readonly guide: Guide }
  | { readonly kind: 'case-study'; readonly study: CaseStudy }
  | { readonly kind: 'symptom'; readonly symptom: Symptom }
  | { readonly kind: 'step'; readonly phase: PlaybookPhase; readonly step: PlaybookStep }
  | { readonly kind: 'playbook' | 'symptoms' | 'prevention' | 'other-messages' };

/** One page, or the ids that could have been meant; `ambiguous` when the word begins several. */
export type Resolution = { readonly page: Page } | { readonly page?: never; readonly ambiguous: boolean; readonly near: readonly string[] };

const WHOLE_PAGES = ['playbook', 'symptoms', 'prevention', 'other-messages'] as const;

/** Finds a page by its id, alert name or the beginning of its id, in any case. */
export function resolvePage(library: Library, typed: string): Resolution {
  const wanted = typed.trim().toLowerCase().replace(/\.md$/, '');
  const pages = pagesOf(library);
  const exact = pages.get(wanted) ?? byAlert(library, wanted);
  if (exact) return { page: exact };
  const beginning = wanted === '' ? [] : [...pages].filter(([id]) => id.startsWith(wanted));
  const [first] = beginning;
  if (first && beginning.length === 1) return { page: first[1] };
  // A symptom's id is a sentence: it does not make the beginning of a runbook's name ambiguous.
  const named = beginning.filter(([, { kind }]) => kind !== 'symptom' && kind !== 'step');
  if (named[0] && named.length === 1) return { page: named[0][1] };
  if (beginning.length > 1) return { ambiguous: true, near: beginning.map(([id]) => id).slice(0, 8) };
  return { ambiguous: false, near: nearIds(wanted, [...pages.keys(), ...library.runbooks.flatMap((runbook) => runbook.alerts)]) };
}

/** Every id that `resolvePage` takes, in lower case; earlier kinds win over later ones. */
function pagesOf(library: Library): ReadonlyMap<string, Page> {
  const entries: readonly (readonly [string, Page])[] = [
    ...WHOLE_PAGES.map((kind) => [kind, { kind }] as const),
    ...library.runbooks.map((runbook) => [runbook.id, { kind: 'cause', runbook }] as const),
    ...library.guides.map((guide) => [guide.id, { kind: 'guide', guide }] as const),
    ...library.cases.map((study) => [study.id, { kind: 'case-study', study }] as const),
    ...library.playbook.phases.flatMap((phase) => phase.steps.map((step) => [step.id, { kind: 'step', phase, step }] as const)),
    ...library.symptoms.map((symptom) => [symptom.id, { kind: 'symptom', symptom }] as const),
  ];
  const pages = new Map<string, Page>();
  for (const [id, page] of entries) if (!pages.has(id.toLowerCase())) pages.set(id.toLowerCase(), page);
  return pages;
}

function byAlert(library: Library, wanted: string): Page | undefined {
  const runbook = library.runbooks.find(({ alerts }) => alerts.some((alert) => alert.toLowerCase() === wanted));
  return runbook && { kind: 'cause', runbook };
}

function nearIds(wanted: string, ids: readonly string[]): readonly string[] {
  const parts = wanted.split(/[^a-z0-9]+/).filter((part) => part.length > 2);
  const close = nearest(wanted, ids);
  const sharing = ids.filter((id) => parts.some((part) => id.toLowerCase().includes(part)));
  return [...new Set([...(close ? [close] : []), ...sharing])].slice(0, 5);
}
