import { quote } from '../../../knowledge/report.ts';
import { actionsOf } from '../../facts/actions.ts';
import type { PostmortemRule } from '../rule.ts';
import { action } from './sample.ts';

export const addressesFactor: PostmortemRule = {
  id: 'A10',
  name: 'addresses-factor',
  layer: 'actions',
  severity: 'warn',
  asks: 'Each action item names the contributing factors it addresses.',
  why: 'An item that addresses none was wanted before the incident, and a factor that nobody addresses stays.',
  examples: [
    { markdown: action({}), finds: [] },
    { markdown: action({ addresses: undefined }), finds: ['8:5'] },
    { markdown: action({ addresses: undefined, type: 'repair' }), finds: [] },
  ],
  check: (postmortem) =>
    actionsOf(postmortem).flatMap(({ text, addresses, type, status, from, at }) =>
      addresses !== undefined || from !== 'front-matter' || status === 'wont-do' || type === 'repair'
        ? []
        : [{ at: at(), message: `Unexpected action item ${quote(text)} that addresses nothing, expected "addresses" with ids of contributing factors` }],
    ),
};
