import { quote } from '../../../knowledge/report.ts';
import { openActions } from '../../facts/actions.ts';
import { daysBetween } from '../../facts/days.ts';
import type { PostmortemRule } from '../rule.ts';
import { action } from './sample.ts';

export const overdue: PostmortemRule = {
  id: 'A13',
  name: 'overdue',
  layer: 'actions',
  severity: 'warn',
  asks: 'No open action item is past its day.',
  why: 'Until it is done the next incident of the kind is only a question of time: do it, move its day, or say why not.',
  examples: [
    { markdown: action({ due: '2026-12-15' }), finds: [], context: { today: '2026-12-15' } },
    { markdown: action({ due: '2026-12-15' }), finds: ['12:10'], context: { today: '2026-12-18' } },
    { markdown: action({ due: '2026-12-15', status: 'done' }), finds: [], context: { today: '2026-12-18' } },
  ],
  check: (postmortem, { today }) =>
    openActions(postmortem).flatMap(({ text, due, at }) =>
      due !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(due) && due < today
        ? [
            {
              at: at('due'),
              message: `Unexpected open action item ${quote(text)} ${daysBetween(due, today)} days after its day, expected it done, moved or "wont-do" with a reason`,
            },
          ]
        : [],
    ),
};
