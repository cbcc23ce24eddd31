import { openActions } from '../../facts/actions.ts';
import type { PostmortemRule } from '../rule.ts';
import { sample } from '../sample.ts';

const ITEM = (priority: string, status: string) => [
  'action_items:',
  '  - id: a1',
  '    text: Close the file in the error path',
  `    priority: ${priority}`,
  `    status: ${status}`,
];

export const statusFitsActions: PostmortemRule = {
  id: 'C14',
  name: 'status-fits-actions',
  layer: 'completeness',
  severity: 'error',
  asks: 'A postmortem that is closed has no open action item of priority p0 or p1.',
  why: 'Nobody looks at a closed postmortem again, and its most urgent items are then nobody’s.',
  examples: [
    { markdown: sample(ITEM('p0', 'done'), { status: 'closed' }), finds: [] },
    { markdown: sample(ITEM('p2', 'open'), { status: 'closed' }), finds: [] },
    { markdown: sample(ITEM('p1', 'open'), { status: 'closed' }), finds: ['5:9'] },
  ],
  check(postmortem) {
    const urgent = openActions(postmortem).filter(({ priority }) => priority === 'p0' || priority === 'p1');
    if (postmortem.head?.status !== 'closed' || urgent.length === 0) return [];
    return [
      {
        at: postmortem.front.spot(['status']),
        message: `Unexpected status closed with ${urgent.length} open action items of priority p0 or p1, expected "reviewed" until they are done`,
      },
    ];
  },
};
