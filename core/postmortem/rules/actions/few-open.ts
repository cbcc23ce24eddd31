import { openActions } from '../../facts/actions.ts';
import type { PostmortemRule } from '../rule.ts';
import { sample } from '../sample.ts';

const MOST = 10;
const items = (count: number) =>
  sample(['action_items:', ...Array.from({ length: count }, (_, index) => [`  - id: a${index + 1}`, `    text: Bound queue ${index + 1}`]).flat()]);

export const fewOpen: PostmortemRule = {
  id: 'A11',
  name: 'few-open',
  layer: 'actions',
  severity: 'warn',
  asks: `At most ${MOST} action items of a postmortem are open.`,
  why: 'Of twenty items the three that matter are not seen; what will not be done can say so, with its reason.',
  examples: [
    { markdown: items(MOST), finds: [] },
    { markdown: items(MOST + 1), finds: ['28:5'] },
  ],
  check(postmortem) {
    const open = openActions(postmortem);
    const first = open[MOST];
    return first
      ? [
          {
            at: first.at(),
            message: `Unexpected ${open.length} open action items, expected at most ${MOST}; what will not be done can be "wont-do" with a reason`,
          },
        ]
      : [];
  },
};
