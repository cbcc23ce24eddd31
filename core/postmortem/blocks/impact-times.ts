import { formatMetric } from '../../figures.ts';
import { measure } from '../../incident/measure.ts';
import { preciseUtc } from '../../incident/precision.ts';
import type { Block } from './block.ts';
import { factList } from './fact-list.ts';

/** For readers outside: nothing that names a process, a host or a person. */
export const impactTimes: Block = {
  holds: 'start, end and length of the impact, and nothing internal',
  byHand: true,
  render({ incident }) {
    const { marks, precisions } = incident;
    const lasted = measure(incident).find(({ name }) => name === 'impact duration')?.metric;
    return factList([
      ['Started', marks['impact-start'] && preciseUtc(marks['impact-start'], precisions['impact-start'])],
      ['Ended', marks['impact-end'] && preciseUtc(marks['impact-end'], precisions['impact-end'])],
      ['Lasted', lasted ? formatMetric(lasted) : undefined],
    ]);
  },
};
