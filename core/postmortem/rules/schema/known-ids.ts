import { actionsOf } from '../../facts/actions.ts';
import type { PostmortemRule, Remark } from '../rule.ts';
import { sample } from '../sample.ts';

const FILE = (addresses: string) =>
  sample([
    'contributing_factors:',
    '  - id: f1',
    '    text: the error path returns before the file is closed',
    '    kind: technical',
    '    category: bug',
    'action_items:',
    '  - id: a1',
    '    text: Close the file in the error path',
    `    addresses: [${addresses}]`,
  ]);

export const knownIds: PostmortemRule = {
  id: 'S01',
  name: 'known-ids',
  layer: 'schema',
  severity: 'error',
  asks: 'Action items address contributing factors that are there.',
  why: 'A reference to nothing looks like an answer, and the factor that was meant stays open.',
  examples: [
    { markdown: FILE('f1'), finds: [] },
    { markdown: FILE('f1, f7'), finds: ['15:21'] },
  ],
  check(postmortem) {
    const known = new Set((postmortem.head?.contributing_factors ?? []).map(({ id }) => id));
    return actionsOf(postmortem).flatMap(({ addresses = [] }, item) =>
      addresses.flatMap((id, index): Remark[] =>
        known.has(id)
          ? []
          : [
              {
                at: postmortem.front.spot(['action_items', item, 'addresses', index]),
                message: `Unexpected id "${id}", expected that of a contributing factor${known.size > 0 ? `: ${[...known].slice(0, 12).join(', ')}` : ''}`,
              },
            ],
      ),
    );
  },
};
