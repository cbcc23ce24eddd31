import type { Library } from '../knowledge/types.ts';
import type { SearchKind } from './types.ts';

/** One thing that can be found. */
export interface SearchDocument {
  readonly kind: SearchKind;
  readonly id: string;
  readonly title: string;
  /** What people call it. */
  readonly names: readonly string[];
  /** Names of alerts that lead to it; their parts are words of many others. */
  readonly alerts: readonly string[];
  readonly about: string;
  /** Error messages. */
  readonly messages: readonly string[];
}

/** Everything a search looks through, in the order that decides ties. */
export function documentsOf(library: Library): readonly SearchDocument[] {
  const titles = new Map(library.runbooks.map((runbook) => [runbook.id, runbook.title]));
  return [
    ...library.runbooks.map((runbook) => ({
      kind: 'cause' as const,
      id: runbook.id,
      title: runbook.title,
      names: [runbook.id.replaceAll('-', ' '), ...runbook.alsoCalled],
      alerts: runbook.alerts,
      about: runbook.summary,
      messages: runbook.messages.map((message) => (message.kind === 'literal' ? message.pattern : wordsOfPattern(message.pattern))),
    })),
    ...library.symptoms.map((symptom) => ({
      kind: 'symptom' as const,
      id: symptom.id,
      title: symptom.text,
      names: [],
      alerts: [],
      about: symptom.causes.map((cause) => titles.get(cause) ?? '').join(', '),
      messages: [],
    })),
    ...library.guides.map((guide) => ({
      kind: 'guide' as const,
      id: guide.id,
      title: guide.title,
      names: [guide.id.replaceAll('-', ' ')],
      alerts: [],
      about: `${guide.summary} ${guide.sections.map(({ heading }) => heading).join(', ')}`,
      messages: [],
    })),
    ...library.cases.map((study) => ({
      kind: 'case-study' as const,
      id: study.id,
      title: study.title,
      names: [study.company, ...study.keywords],
      alerts: [],
      about: `${study.summary} ${study.takeaway}`,
      messages: [],
    })),
    ...library.playbook.phases.flatMap((phase) =>
      phase.steps.map((step) => ({ kind: 'step' as const, id: step.id, title: step.title, names: [phase.title], alerts: [], about: step.text, messages: [] })),
    ),
  ];
}

/** The words a regex asks for, without its signs. */
function wordsOfPattern(pattern: string): string {
  return pattern
    .replace(/\\[a-zA-Z]|\[[^\]]*\]|[\\^$.*+?()|{}]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
