import { defineHastPlugin, type HastPluginDefinition } from 'satteri';
import { windowEnd } from '../../../core/knowledge/window-end.ts';
import { onlyIn, type Sometimes } from './only-where.ts';
import { type Element, wordsOf } from './words.ts';

const WINDOW = 'Window: ';

/** A command whose options stay whole on a narrow page, which would break them after their dashes. */
function withWholeOptions(command: string): Element['children'] {
  return command
    .split(/(?<=\s)(--?\w[\w-]{0,20})(?![\w-])/)
    .map((value, index) =>
      index % 2 === 0
        ? { type: 'text', value }
        : { type: 'element', tagName: 'span', properties: { className: ['option'] }, children: [{ type: 'text', value }] },
    );
}

const tools = defineHastPlugin({
  name: 'playbook-tools',
  element: {
    filter: ['h2', 'p', 'code'],
    visit(node, context) {
      const state = context.data as { phase?: string; endsAfter?: number };
      const words = wordsOf(node);
      if (node.tagName === 'h2') state.phase = words;
      if (node.tagName === 'p' && words.startsWith(WINDOW)) {
        const end = windowEnd(words.slice(WINDOW.length));
        if (end === undefined) return;
        const properties = { dataPhase: state.phase ?? '', dataSeconds: String(end - (state.endsAfter ?? 0)) };
        state.endsAfter = end;
        context.appendChild(node, { type: 'element', tagName: 'phase-clock', properties: { ...properties, className: ['tool', 'not-content'] }, children: [] });
      }
      if (node.tagName === 'code') {
        const around = context.parent(node);
        if (around?.type === 'element' && wordsOf(around) === `Run: ${words}`)
          context.replaceNode(node, {
            ...{ type: 'element', tagName: 'copy-line', properties: { className: ['not-content'] } },
            children: [
              {
                type: 'element',
                tagName: 'code',
                properties: {},
                children: node.children.flatMap((child) => (child.type === 'text' ? withWholeOptions(child.value) : [child])),
              },
            ],
          });
      }
    },
  },
});

/** Where the playbook says how long a phase lasts stands a clock, and each command of a step can be copied. Without scripts both are what they were. */
export const playbookTools: Sometimes<HastPluginDefinition> = onlyIn(/\/runbooks\/playbook\.md$/, tools);
