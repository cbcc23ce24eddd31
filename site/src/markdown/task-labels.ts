import { type HastPluginDefinition, defineHastPlugin } from 'satteri';
import { wordsOf } from './words.ts';

const LONGEST = 120;

/** The box of a task list gets the item's own words as its name; without one a screen reader says only "check box". */
export const taskLabels: HastPluginDefinition = defineHastPlugin({
  name: 'task-labels',
  element: {
    filter: ['input'],
    visit(node, context) {
      let item = context.parent(node);
      while (item !== undefined && !(item.type === 'element' && item.tagName === 'li')) item = context.parent(item);
      const words = item === undefined ? '' : wordsOf(item);
      context.setProperty(node, 'ariaLabel', words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words || 'task');
    },
  },
});
