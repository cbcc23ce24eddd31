import type { PostmortemRule, Remark } from '../rule.ts';
import { sample } from '../sample.ts';

const exists = (path: string) => path === '../runbooks/fd-leak.md';

export const knownRunbooks: PostmortemRule = {
  id: 'S06',
  name: 'known-runbooks',
  layer: 'schema',
  severity: 'warn',
  asks: 'Runbooks it names exist.',
  why: 'Runbooks list the incidents that name them; a misspelt one lists nothing.',
  examples: [
    { markdown: sample(['related_runbooks: [fd-leak]']), finds: [], context: { exists } },
    { markdown: sample(['related_runbooks: [fd-leek]']), finds: ['7:20'], context: { exists } },
    { markdown: sample(['related_runbooks: [fd-leek]']), finds: [] },
  ],
  check: ({ head, front }, { exists }) =>
    (head?.related_runbooks ?? []).flatMap((id, index): Remark[] =>
      !exists || exists(`../runbooks/${id}.md`)
        ? []
        : [{ at: front.spot(['related_runbooks', index]), message: `Unexpected runbook "${id}", which does not exist, expected the id of one` }],
    ),
};
