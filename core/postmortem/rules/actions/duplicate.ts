import { quote } from '../../../knowledge/report.ts';
import { printable } from '../../../printable.ts';
import { type ListedAction, openActions } from '../../facts/actions.ts';
import { perDocument } from '../../facts/per-document.ts';
import { earlier } from '../earlier.ts';
import type { PostmortemRule, Remark } from '../rule.ts';
import { sample } from '../sample.ts';
import { action } from './sample.ts';

const ALIKE = 0.6;
const FEWEST = 3;
/** So many items of a postmortem are compared with each other; who has more hears of that. */
const COMPARED = 200;
const LITTLE = new Set('a an and are as at be by for from in is it its of on or our that the their this to when where which with without'.split(' '));

export const duplicate: PostmortemRule = {
  id: 'A12',
  name: 'duplicate',
  layer: 'actions',
  severity: 'warn',
  asks: 'An action item that is open in another postmortem too links the same ticket.',
  why: 'The second incident of a kind shows that the first item was never done. Two tickets for one thing hide that.',
  examples: [
    { markdown: action({}), finds: [], context: earlier('INC-3', () => action({ text: 'Rotate the logs of the proxies every night' })) },
    {
      markdown: action({}),
      finds: ['9:11'],
      context: earlier('INC-3', () => action({ text: 'Close files in the error path of the upload handler', link: 'https://tracker.example/W-77' })),
    },
    { markdown: action({}), finds: [], context: earlier('INC-3', () => action({})) },
    {
      markdown: sample([
        'action_items:',
        '  - id: a1',
        '    text: Bound the retry queue of the worker',
        '  - id: a2',
        '    text: Bound the retry queue of workers',
      ]),
      finds: ['11:11'],
    },
  ],
  check(postmortem, context) {
    const mine = wordsOf(postmortem);
    return mine.flatMap(({ item, words }, index): Remark[] => {
      const inFile = mine.slice(0, index).find((before) => isSame(before.words, words));
      if (inFile)
        return [{ at: item.at('text'), message: `Unexpected action item ${quote(item.text)} much like ${quote(inFile.item.text)}, expected one of the two` }];
      for (const document of context.others) {
        const twin =
          document.path === postmortem.path ? undefined : wordsOf(document).find((theirs) => isSame(theirs.words, words) && theirs.item.link !== item.link);
        if (twin)
          return [
            {
              at: item.at('text'),
              message: `Unexpected action item ${quote(item.text)} that is open in ${printable(document.head?.id ?? document.id)} too, expected the link of that ticket`,
            },
          ];
      }
      return [];
    });
  },
};

interface Worded {
  readonly item: ListedAction;
  readonly words: ReadonlySet<string>;
}

const wordsOf = perDocument((postmortem): readonly Worded[] =>
  openActions(postmortem)
    .slice(0, COMPARED)
    .map((item) => {
      const words = item.text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      return { item, words: new Set(words.filter((word) => !LITTLE.has(word)).map((word) => word.replace(/(?:es|s|ing|ed)$/, ''))) };
    }),
);

/** Shared words against all words of both. */
function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared >= FEWEST && shared / (a.size + b.size - shared) >= ALIKE;
}
