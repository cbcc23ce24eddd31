import { defineHastPlugin, type HastPluginDefinition } from 'satteri';
import { isReadingId } from '../../../core/probes/readings.ts';
import { onlyIn, RUNBOOKS, type Sometimes } from './only-where.ts';
import { type Element, wordsOf } from './words.ts';

/** A narrow cell breaks the name where its parts meet, and not in the middle of a word. */
function inParts(reading: string): Element['children'] {
  return reading
    .split(/(?<=[._])/)
    .flatMap((value, index) => [
      ...(index > 0 ? [{ type: 'element' as const, tagName: 'wbr', properties: {}, children: [] }] : []),
      { type: 'text' as const, value },
    ]);
}

/** A reading that a table of a runbook names leads to what it means. */
export function readingLinks(base: string): Sometimes<HastPluginDefinition> {
  return onlyIn(
    RUNBOOKS,
    defineHastPlugin({
      name: 'reading-links',
      element: {
        filter: ['code'],
        visit(node, context) {
          const cell = context.parent(node);
          const reading = wordsOf(node);
          if (cell?.type !== 'element' || cell.tagName !== 'td' || !isReadingId(reading)) return;
          const href = `${base.replace(/\/$/, '')}/readings/#${reading}`;
          context.replaceNode(node, { type: 'element', tagName: 'a', properties: { href }, children: [{ ...node, children: inParts(reading) }] });
        },
      },
    }),
  );
}
