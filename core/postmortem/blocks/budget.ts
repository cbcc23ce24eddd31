import { budgetFigures } from '../../incident/say-figures.ts';
import type { Block } from './block.ts';
import { factList } from './fact-list.ts';

/** What it cost of each error budget, each with its two moments. */
export const budget: Block = {
  holds: 'what it cost of each error budget',
  render({ incident }) {
    const figures = budgetFigures(incident);
    return figures.some(({ value }) => value !== undefined) ? factList(figures.map(({ label, value }) => [label, value])) : undefined;
  },
};
