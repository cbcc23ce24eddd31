import { defineHastPlugin, type HastPluginDefinition } from 'satteri';
import { onlyIn, RUNBOOKS, type Sometimes } from './only-where.ts';
import { wordsOf } from './words.ts';

const NOTE = 'Least harm first: take the first that fits.';

const rungs = defineHastPlugin({
  name: 'ladder',
  element: {
    filter: ['h2', 'h3', 'ul'],
    visit(node, context) {
      const state = context.data as { section?: string };
      if (node.tagName === 'h2') {
        state.section = wordsOf(node);
        if (state.section === 'Mitigation')
          context.insertAfter(node, { type: 'element', tagName: 'p', properties: { className: ['ladder-note'] }, children: [{ type: 'text', value: NOTE }] });
      }
      if (state.section !== 'Mitigation') return;
      if (node.tagName === 'h3') context.setProperty(node, 'className', ['rung']);
      const first = node.tagName === 'ul' ? node.children.find((child) => child.type === 'element') : undefined;
      if (first && wordsOf(first).startsWith('Effect:')) context.setProperty(node, 'className', ['rung-facts']);
    },
  },
});

/** The mitigations of a runbook as the rungs of a ladder, each with its effect, its risk, how to see that it works and the way back. */
export const ladder: Sometimes<HastPluginDefinition> = onlyIn(RUNBOOKS, rungs);
