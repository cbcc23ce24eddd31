import { actionsOf } from '../../facts/actions.ts';
import type { PostmortemRule } from '../rule.ts';
import { lacking, leak, leakedOf } from './leak.ts';

const ITEM = (type: string) => ['action_items:', '  - id: a1', '    text: Alert when 80 % of the descriptors are in use', `    type: ${type}`];

export const leakAlert: PostmortemRule = {
  id: 'C26',
  name: 'leak-alert',
  layer: 'completeness',
  severity: 'warn',
  asks: 'It says whether an alert watched how full the resource was, and at which threshold; where none did, an action item of type detect follows.',
  why: 'Everything that can be full gives notice, to those who watch it.',
  examples: [
    { markdown: leak(['saturation_alert: true', 'alert_threshold: 80 %']), finds: [] },
    { markdown: leak(['saturation_alert: false'], { more: ITEM('detect') }), finds: [] },
    { markdown: leak([]), finds: ['7:1'] },
    { markdown: leak(['saturation_alert: true']), finds: ['7:1'] },
    { markdown: leak(['saturation_alert: false'], { more: ITEM('prevent') }), finds: ['10:21'] },
  ],
  check(postmortem) {
    const leaked = leakedOf(postmortem);
    if (!leaked) return [];
    if (leaked.saturation_alert === undefined)
      return [{ at: postmortem.front.spot(['resource'], 'key'), message: 'Unexpected resource without "saturation_alert", expected true, false or "unknown"' }];
    if (leaked.saturation_alert === true) return lacking(postmortem, leaked, ['alert_threshold'], 'where it stood');
    if (leaked.saturation_alert === 'unknown' || actionsOf(postmortem).some(({ type }) => type === 'detect')) return [];
    return [
      {
        at: postmortem.front.spot(['resource', 'saturation_alert']),
        message: 'Unexpected lack of an alert on saturation without an action item of type detect, expected one, or one that is "wont-do" with its reason',
      },
    ];
  },
};
