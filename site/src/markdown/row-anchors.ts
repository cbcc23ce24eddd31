import { fileURLToPath } from 'node:url';
import { defineHastPlugin, type HastPluginDefinition } from 'satteri';
import { anchorOf, symptomAnchor } from '../knowledge/anchor.ts';
import { wordsOf } from './words.ts';

/** Rows of the symptom table and of the readings, and items of the prevention list can be linked to, so that a back-link leads to its line. */
export const rowAnchors: HastPluginDefinition = defineHastPlugin({
  name: 'row-anchors',
  element: {
    filter: ['tr', 'li'],
    visit(node, context) {
      const file = context.fileURL === undefined ? '' : fileURLToPath(context.fileURL);
      if (node.tagName === 'tr' && /[\\/]runbooks[\\/]symptoms\.md$/.test(file)) {
        const first = node.children.find((child) => child.type === 'element');
        if (first?.tagName === 'td') context.setProperty(node, 'id', symptomAnchor(wordsOf(first)));
      }
      if (node.tagName === 'tr' && /[\\/]docs[\\/]readings\.md$/.test(file)) {
        const first = node.children.find((child) => child.type === 'element');
        if (first?.tagName === 'td') context.setProperty(node, 'id', wordsOf(first));
      }
      if (node.tagName === 'li' && /[\\/]runbooks[\\/]prevention\.md$/.test(file)) context.setProperty(node, 'id', anchorOf(wordsOf(node)));
    },
  },
});
