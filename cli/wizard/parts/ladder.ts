import type { Library } from '../../../core/knowledge/types.ts';
import type { Line } from './lines.tsx';
import { plain } from './wrap.ts';

/**
 * What can be done about a cause, least harm first: what each step buys and what it risks, a line each. To be done now
 * where the diagnosis is firm; where it is not, the first line says whose ladder it is, and nothing is urged.
 */
export function ladder({ runbooks }: Pick<Library, 'runbooks'>, cause: string | undefined, { firm }: { readonly firm: boolean }): readonly Line[] {
  const runbook = runbooks.find(({ id }) => id === cause);
  if (!runbook || runbook.mitigations.length === 0) return [];
  return [
    firm
      ? { label: 'do now', text: 'least harm first; r reads how' }
      : { label: 'were it so', text: `${runbook.title}, not shown by this look; least harm first; r reads how` },
    ...runbook.mitigations.flatMap(({ title, effect, risk }, at): readonly Line[] => [
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
