import { type HastPluginDefinition, defineHastPlugin } from 'satteri';

const SAFE = /^(?:https?:|mailto:|[^:]*$|[^:]*[/?#])/i;

/** True when following the address can only open a page or a mail: no `javascript:`, no `data:`. */
export function isSafeAddress(address: string): boolean {
  // Browsers ignore control characters and spaces inside a scheme.
  return SAFE.test([...address].filter((character) => character > ' ' && character !== '\u007f').join(''));
}

/** Links with an unsafe address lose it and stay text. */
export const safeLinks: HastPluginDefinition = defineHastPlugin({
  name: 'safe-links',
  element: {
    filter: ['a'],
    visit(node, context) {
      const href = node.properties.href;
      if (typeof href === 'string' && !isSafeAddress(href)) context.setProperty(node, 'href', null);
    },
  },
});

/** Pictures come from the repository. One from elsewhere would tell a stranger who reads: only its text is shown. */
export const ownImages: HastPluginDefinition = defineHastPlugin({
  name: 'own-images',
  element: {
    filter: ['img'],
    visit(node, context) {
      const { src, alt } = node.properties;
      if (typeof src === 'string' && /^[\w./-]+$/.test(src) && !src.startsWith('//')) return;
      context.replaceNode(node, { type: 'text', value: typeof alt === 'string' && alt !== '' ? alt : 'picture' });
    },
  },
});
