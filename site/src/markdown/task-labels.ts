import { type HastPluginDefinition, defineHastPlugin } from 'satteri';

const LONGEST = 120;

/** The box of a task list gets the item's own words as its name; without one a screen reader says only "check box". */
export const taskLabels: HastPluginDefinition = defineHastPlugin({
  name: 'task-labels',
  element: {
    filter: ['input'],
    visit(node, context) {
      let item = context.parent(node);
      while (item !== undefined && !(item.type === 'element' && item.tagName === 'li')) item = context.parent(item);
      const words = item === undefined ? '' : ownWords(item);
      context.setProperty(node, 'ariaLabel', words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words || 'task');
    },
  },
});

interface Tree {
  readonly type: string;
  readonly tagName?: string;
  readonly value?: string;
  readonly children?: readonly Tree[];
}

// Without what stands in lists below the item.
function ownWords(item: Tree): string {
  const text = (node: Tree): string => (node.tagName === 'ul' || node.tagName === 'ol' ? '' : (node.value ?? (node.children ?? []).map(text).join('')));
  return text(item).replace(/\s+/g, ' ').trim();
}
