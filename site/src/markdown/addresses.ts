import { defineHastPlugin, defineMdastPlugin, type HastPluginDefinition, type MdastPluginDefinition } from 'satteri';
import { onlyWhere, type Sometimes } from './only-where.ts';

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

const images = defineMdastPlugin({
  name: 'own-images',
  image(node, context) {
    if (!isOwnImage(node.url)) context.replaceNode(node, { type: 'text', value: node.alt || 'picture' });
  },
});

const referencedImages = defineHastPlugin({
  name: 'own-referenced-images',
  element: {
    filter: ['img'],
    visit(node, context) {
      const { src, alt } = node.properties;
      if (typeof src === 'string' && isOwnImage(src)) return;
      context.replaceNode(node, { type: 'text', value: typeof alt === 'string' && alt !== '' ? alt : 'picture' });
    },
  },
});

const hasImage = (source: string): boolean => source.includes('![');

/** Pictures come from the repository. One from elsewhere would tell a stranger who reads: only its text is shown. */
export const ownImages: Sometimes<MdastPluginDefinition> = onlyWhere(hasImage, images);

/** The same for pictures whose address stands elsewhere in the file. */
export const ownReferencedImages: Sometimes<HastPluginDefinition> = onlyWhere(hasImage, referencedImages);

function isOwnImage(address: string): boolean {
  return /^[\w./-]+$/.test(address) && !address.startsWith('/');
}
