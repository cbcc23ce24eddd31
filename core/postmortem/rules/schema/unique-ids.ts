import type { PostmortemRule, Remark } from '../rule.ts';
import { sample } from '../sample.ts';

const FILE = (second: string) =>
  sample(['action_items:', '  - id: a1', '    text: Close the file in the error path', `  - id: ${second}`, '    text: Add a leak test to CI']);

export const uniqueIds: PostmortemRule = {
  id: 'S02',
  name: 'unique-ids',
  layer: 'schema',
  severity: 'error',
  asks: 'No two factors and no two action items have the same id.',
  why: 'References and exports go by the id, so that one of the two would take the place of the other.',
  examples: [
    { markdown: FILE('a2'), finds: [] },
    { markdown: FILE('a1'), finds: ['10:9'] },
  ],
  check: ({ head, front }) =>
    (['contributing_factors', 'action_items'] as const).flatMap((key) => {
      const seen = new Set<string>();
      return (head?.[key] ?? []).flatMap(({ id }, index): Remark[] => {
        if (!seen.has(id)) {
          seen.add(id);
          return [];
        }
        return [{ at: front.spot([key, index, 'id']), message: `Unexpected second id "${id}" in ${key}, expected another one` }];
      });
    }),
};
