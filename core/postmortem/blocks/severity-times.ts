import { severityFigures } from '../../incident/say-figures.ts';
import type { Block } from './block.ts';
import { factList } from './fact-list.ts';

/** How long it was in each severity, each with its two moments. */
export const severityTimes: Block = {
  holds: 'how long it was in each severity',
  render({ incident }) {
    const figures = severityFigures(incident);
    return figures.some(({ value }) => value !== undefined) ? factList(figures.map(({ label, value }) => [label, value])) : undefined;
  },
};
