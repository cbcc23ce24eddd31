import { formatMetric } from '../../figures.ts';
import { measure, utc } from '../../incident/measure.ts';
import type { Block } from './block.ts';
import { factList } from './fact-list.ts';

/** For readers outside: nothing that names a process, a host or a person. */
export const impactTimes: Block = {
  holds: 'start, end and length of the impact, and nothing internal',
  byHand: true,
  render({ incident }) {
    const { marks } = incident;
    const lasted = measure(incident).find(({ name }) => name === 'impact duration')?.metric;
    return factList([
      ['Started', marks['impact-start'] && utc(marks['impact-start'])],
      ['Ended', marks['impact-end'] && utc(marks['impact-end'])],
      ['Lasted', lasted ? formatMetric(lasted) : undefined],
    ]);
  },
};
