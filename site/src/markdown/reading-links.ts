import { fileURLToPath } from 'node:url';
import { defineHastPlugin, type HastPluginDefinition } from 'satteri';
import { isReadingId } from '../../../core/probes/readings.ts';
import { wordsOf } from './words.ts';

/** A reading that a table of a runbook names leads to what it means. */
export function readingLinks(base: string): HastPluginDefinition {
  return defineHastPlugin({
    name: 'reading-links',
    element: {
      filter: ['code'],
      visit(node, context) {
        const file = context.fileURL === undefined ? '' : fileURLToPath(context.fileURL);
        const cell = context.parent(node);
        const reading = wordsOf(node);
        if (cell?.type !== 'element' || cell.tagName !== 'td' || !isReadingId(reading) || !/[\\/]runbooks[\\/][^\\/]+\.md$/.test(file)) return;
        const href = `${base.replace(/\/$/, '')}/readings/#${reading}`;
        context.wrapNode(node, { type: 'element', tagName: 'a', properties: { href }, children: [] });
      },
    },
  });
}
