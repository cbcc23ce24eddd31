import { actionsOf } from '../../facts/actions.ts';
import type { PostmortemRule } from '../rule.ts';
import { sample } from '../sample.ts';

const ITEM = (type: string) => ['action_items:', '  - id: a1', '    text: Alert when 80 % of the descriptors are in use', `    type: ${type}`];

export const detectionSource: PostmortemRule = {
  id: 'C06',
  name: 'detection-source',
  layer: 'completeness',
  severity: 'warn',
  asks: 'It says who noticed: an alert, a synthetic check, a customer, an employee or a third party. If it was not a machine, an action item of type detect follows, done or given up with a reason.',
  why: 'Whoever learns of an outage from customers will do so again.',
  examples: [
    { markdown: sample(['detection:', '  by: alert']), finds: [] },
    { markdown: sample(['detection:', '  by: customer', ...ITEM('detect')]), finds: [] },
    { markdown: sample(['detection:', '  by: customer', ...ITEM('prevent')]), finds: ['8:7'] },
    { markdown: sample([]), finds: ['1:1'] },
  ],
  check(postmortem) {
    const { head, front } = postmortem;
    if (!head) return [];
    if (!head.detection) return [{ at: front.spot(['detection']), message: 'Unexpected postmortem without "detection", expected who noticed, or "unknown"' }];
    const { by } = head.detection;
    if (!['customer', 'third-party', 'employee'].includes(by) || actionsOf(postmortem).some(({ type }) => type === 'detect')) return [];
    return [
      {
        at: front.spot(['detection', 'by']),
        message: `Unexpected detection by ${by} without an action item of type detect, expected one, or one that is "wont-do" with its reason`,
      },
    ];
  },
};
