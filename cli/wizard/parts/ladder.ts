import type { Library } from '../../../core/knowledge/types.ts';
import type { Line } from './lines.tsx';
import { plain } from './wrap.ts';

/** What can be done now about a cause, least harm first: what each step buys and what it risks, a line each. */
export function ladder({ runbooks }: Pick<Library, 'runbooks'>, cause: string | undefined): readonly Line[] {
  const steps = runbooks.find(({ id }) => id === cause)?.mitigations ?? [];
  if (steps.length === 0) return [];
  return [
    { label: 'do now', text: 'least harm first; r reads how' },
    ...steps.flatMap(({ title, effect, risk }, at): readonly Line[] => [
      { label: `  ${at + 1}`, text: plain(title), tone: 'strong' },
      { label: '    buys', text: firstSentence(effect) },
      { label: '    risks', text: firstSentence(risk), tone: 'dim' },
    ]),
  ];
}

/** A line each: the rest is in the runbook. */
function firstSentence(text: string): string {
  return plain(text).split(/(?<=[.!?])\s/)[0] ?? '';
}
