import { defineHastPlugin, type HastNode, type HastPluginDefinition, type HastVisitorContext } from 'satteri';
import { onlyWhere, type Sometimes } from './only-where.ts';
import { wordsOf } from './words.ts';

const LONGEST = 120;

const labels = defineHastPlugin({
  name: 'task-labels',
  element: {
    filter: ['input'],
    visit(node, context) {
      const words = wordsOf(itemAround(node, context));
      context.setProperty(node, 'ariaLabel', words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words || 'task');
    },
  },
});

/** The box of a task list gets the item's own words as its name; without one a screen reader says only "check box". */
export const taskLabels: Sometimes<HastPluginDefinition> = onlyWhere((source) => source.includes('['), labels);

function itemAround(box: Readonly<HastNode>, context: HastVisitorContext): Readonly<HastNode> {
  for (let node = context.parent(box); node !== undefined; node = context.parent(node)) if (node.type === 'element' && node.tagName === 'li') return node;
  return box;
}
