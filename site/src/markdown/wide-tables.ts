import { defineHastPlugin, type HastPluginDefinition } from 'satteri';
import { onlyWhere, type Sometimes } from './only-where.ts';

/** From so many columns on, a table is wider than a phone. */
const WIDE = 5;
/** A line that may be a row of one. */
const ROW = new RegExp(`(?:\\|[^|\\n]*){${WIDE - 1}}`);

const reachable = defineHastPlugin({
  name: 'wide-tables',
  element: {
    filter: ['thead'],
    visit(node, context) {
      const row = node.children.find((child) => child.type === 'element');
      const columns = row?.children.filter((child) => child.type === 'element').length ?? 0;
      const table = context.parent(node);
      if (columns < WIDE || table?.type !== 'element') return;
      context.setProperty(table, 'tabIndex', 0);
      // For the styles, which would have to count the columns of each row again.
      context.setProperty(table, 'dataColumns', String(columns));
    },
  },
});

/** A table that scrolls sideways can be reached with the Tab key, for whoever has no finger or pointer to move it. */
export const wideTables: Sometimes<HastPluginDefinition> = onlyWhere((source) => ROW.test(source), reachable);
