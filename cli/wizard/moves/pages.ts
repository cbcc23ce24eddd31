import type { Library } from '../../../core/knowledge/types.ts';

/** Something to read: a page of the library, whatever folder it lies in. */
export interface Page {
  /** As `stanch show` takes it. */
  readonly key: string;
  readonly kind: 'playbook' | 'prevention' | 'symptoms' | 'runbook' | 'guide' | 'case study';
  readonly title: string;
}

/** All there is to read, in the order of the list: what is needed first comes first. */
export function pagesOf({ runbooks, guides, cases, playbook, prevention, symptoms }: Library): readonly Page[] {
  const pages = (kind: Page['kind'], all: readonly { readonly id: string; readonly title: string }[]): readonly Page[] =>
    all.map(({ id, title }) => ({ key: id, kind, title })).sort((a, b) => (a.title < b.title ? -1 : 1));
  return [
    { key: 'playbook', kind: 'playbook', title: playbook.title },
    ...(symptoms.length === 0 ? [] : [{ key: 'symptoms', kind: 'symptoms' as const, title: 'What do you see?' }]),
    ...(prevention.length === 0 ? [] : [{ key: 'prevention', kind: 'prevention' as const, title: 'Prevention' }]),
    ...pages('runbook', runbooks),
    ...pages('guide', guides),
    ...pages('case study', cases),
  ];
}
