import type { Library, PlaybookPhase, Section } from '../../../core/knowledge/types.ts';

/** Something to read: a file of the library, whatever folder it lies in. */
export interface Page {
  /** The id of a runbook as it is; before any other id stands its kind: `guide/pool-sizing`. */
  readonly key: string;
  readonly kind: 'playbook' | 'prevention' | 'runbook' | 'guide' | 'case study';
  readonly title: string;
  readonly summary: string;
  readonly sections: readonly Section[];
}

/** All there is to read, in the order of the list: what is needed first comes first. */
export function pagesOf(library: Library): readonly Page[] {
  const { runbooks, guides, cases, playbook, prevention } = library;
  const pages = <Of extends Omit<Page, 'key' | 'kind'> & { readonly id: string }>(kind: Page['kind'], all: readonly Of[], before: string): readonly Page[] =>
    all.map(({ id, title, summary, sections }) => ({ key: before + id, kind, title, summary, sections })).sort((a, b) => (a.title < b.title ? -1 : 1));
  const list = prevention.map(({ text }) => `- ${text}`).join('\n');
  return [
    { key: 'playbook/', kind: 'playbook', title: playbook.title, summary: 'Four phases, each with its time.', sections: playbook.phases.map(phaseSection) },
    ...(prevention.length === 0
      ? []
      : [
          {
            key: 'prevention/',
            kind: 'prevention' as const,
            title: 'Prevention',
            summary: 'What keeps the leaks away.',
            sections: [{ heading: 'The list', slug: 'list', markdown: list }],
          },
        ]),
    ...pages('runbook', runbooks, ''),
    ...pages('guide', guides, 'guide/'),
    ...pages('case study', cases, 'case-study/'),
  ];
}

export function pageOf(library: Library, key: string): Page | undefined {
  return pagesOf(library).find((page) => page.key === key);
}

function phaseSection({ id, title, window, doneWhen, steps }: PlaybookPhase): Section {
  const all = steps.map((step) => [`${step.id} ${step.title}`, step.text, ...step.commands.map((command) => `    ${command}`)].join('\n'));
  return { heading: `${title}, ${window}`, slug: id, markdown: [`Done when: ${doneWhen}`, ...all].join('\n\n') };
}
