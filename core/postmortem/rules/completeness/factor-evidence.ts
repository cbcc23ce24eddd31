import { quote } from '../../../knowledge/report.ts';
import { actionsOf } from '../../facts/actions.ts';
import { profileOf } from '../../facts/profile.ts';
import type { PostmortemRule, Remark } from '../rule.ts';
import { sample } from '../sample.ts';

const FACTOR = [
  'contributing_factors:',
  '  - id: f1',
  '    text: the error path returns before the file is closed',
  '    kind: technical',
  '    category: bug',
];
const ITEM = ['action_items:', '  - id: a1', '    text: Close the file in the error path', '    addresses: [f1]'];

export const factorEvidence: PostmortemRule = {
  id: 'C08',
  name: 'factor-evidence',
  layer: 'completeness',
  severity: 'warn',
  asks: 'Each contributing factor has evidence, and either an action item that addresses it or "wont_do" with the reason.',
  why: 'A factor without evidence is an opinion, and one that nothing follows from will contribute again.',
  examples: [
    { markdown: sample([...FACTOR, '    evidence: [E1]', ...ITEM]), finds: [] },
    { markdown: sample([...FACTOR, '    evidence: [E1]', '    wont_do: the service is switched off in January']), finds: [] },
    { markdown: sample(FACTOR), finds: ['8:5', '8:5'] },
  ],
  check(postmortem) {
    const { head, front } = postmortem;
    if (profileOf(postmortem) !== 'full') return [];
    const addressed = new Set(actionsOf(postmortem).flatMap(({ addresses = [] }) => addresses));
    return (head?.contributing_factors ?? []).flatMap(({ id, text, evidence, wont_do }, index): Remark[] => {
      const at = front.spot(['contributing_factors', index]);
      return [
        ...(evidence ? [] : [{ at, message: `Unexpected factor ${quote(text)} without "evidence", expected ids such as E1, or links` }]),
        ...(addressed.has(id) || wont_do !== undefined
          ? []
          : [{ at, message: `Unexpected factor ${quote(text)} that nothing follows from, expected an action item that addresses ${id}, or "wont_do"` }]),
      ];
    });
  },
};
