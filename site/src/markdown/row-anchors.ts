import { defineHastPlugin, type HastPluginDefinition } from 'satteri';
import { anchorOf, symptomAnchor } from '../knowledge/anchor.ts';
import { onlyIn, type Sometimes } from './only-where.ts';
import { type Element, wordsOf } from './words.ts';

/** The rows of a table get an id, from the words of their first cell. */
function rows(anchor: (words: string) => string): HastPluginDefinition {
  return defineHastPlugin({
    name: 'row-anchors',
    element: {
      filter: ['tr'],
      visit(node, context) {
        const first = node.children.find((child): child is Element => child.type === 'element');
        if (first?.tagName === 'td') context.setProperty(node, 'id', anchor(wordsOf(first)));
      },
    },
  });
}

const items: HastPluginDefinition = defineHastPlugin({
  name: 'item-anchors',
  element: {
    filter: ['li'],
    visit(node, context) {
      context.setProperty(node, 'id', anchorOf(wordsOf(node)));
    },
  },
});

/** Rows of the symptom table and of the readings, and items of the prevention list can be linked to, so that a back-link leads to its line. */
export const rowAnchors: readonly Sometimes<HastPluginDefinition>[] = [
  onlyIn(/\/runbooks\/symptoms\.md$/, rows(symptomAnchor)),
  onlyIn(
    /\/docs\/readings\.md$/,
    rows((words) => words),
  ),
  onlyIn(/\/runbooks\/prevention\.md$/, items),
];
