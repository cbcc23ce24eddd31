import { leakFigures } from '../../incident/say-figures.ts';
import type { Block } from './block.ts';
import { factList } from './fact-list.ts';

/** The figures of the leak, each with its two moments. */
export const leak: Block = {
  holds: 'the figures of the leak',
  render({ incident }) {
    const figures = leakFigures(incident);
    return figures.some(({ value }) => value !== undefined) ? factList(figures.map(({ label, value }) => [label, value])) : undefined;
  },
};
