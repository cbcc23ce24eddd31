import { actionsOf } from '../../facts/actions.ts';
import type { PostmortemRule } from '../rule.ts';
import { leak, leakedOf } from './leak.ts';

const ITEM = (type: string) => ['action_items:', '  - id: a1', '    text: Close the file in the error path', `    type: ${type}`];

export const leakFreedBy: PostmortemRule = {
  id: 'C25',
  name: 'leak-freed-by',
  layer: 'completeness',
  severity: 'error',
  asks: 'It says what gave the resource back. After a restart, an action item of type prevent is open or done.',
  why: 'A restart empties the bucket and leaves the hole: it will fill up again, and the time that takes is known by now.',
  examples: [
    { markdown: leak(['released_by: rollback']), finds: [] },
    { markdown: leak(['released_by: restart'], { more: ITEM('prevent') }), finds: [] },
    { markdown: leak(['released_by: restart'], { more: ITEM('detect') }), finds: ['10:16'] },
    { markdown: leak([]), finds: ['7:1'] },
  ],
  check(postmortem) {
    const leaked = leakedOf(postmortem, ['full', 'short']);
    if (!leaked) return [];
    // Not known is no lie; a restart that nothing follows from is the error.
    if (leaked.released_by === undefined)
      return [
        {
          at: postmortem.front.spot(['resource'], 'key'),
          severity: 'warn',
          message: 'Unexpected resource without "released_by", expected what gave it back, or "n/a"',
        },
      ];
    if (leaked.released_by !== 'restart' || actionsOf(postmortem).some(({ type, status }) => type === 'prevent' && status !== 'wont-do')) return [];
    return [
      {
        at: postmortem.front.spot(['resource', 'released_by']),
        message: 'Unexpected restart without an action item of type prevent, expected one, as the leak is still there',
      },
    ];
  },
};
