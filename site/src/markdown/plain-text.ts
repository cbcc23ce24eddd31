import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';
import { onlyWhere, type Sometimes } from './only-where.ts';
import { shown } from './shown.ts';

const FLOW = new Set(['root', 'blockquote', 'listItem', 'footnoteDefinition']);

const html = defineMdastPlugin({
  name: 'raw-html-as-text',
  html(node, context) {
    const written = node.value.replace(/<!--[\s\S]*?-->/g, '').trim();
    if (written === '') return context.removeNode(node);
    const text = { type: 'text', value: shown(written) } as const;
    const flow = FLOW.has(context.parent(node)?.type ?? 'root');
    context.replaceNode(node, flow ? { type: 'paragraph', children: [text] } : text);
  },
});

/** Raw HTML becomes the text it is written as; comments go. Nothing of it reaches the page as markup. */
export const rawHtmlAsText: Sometimes<MdastPluginDefinition> = onlyWhere((source) => source.includes('<'), html);

const hidden = defineMdastPlugin({
  name: 'hidden-characters',
  text: writeOut,
  inlineCode: writeOut,
  code: writeOut,
});

/** Control, zero-width and bidirectional characters are written out, in prose and in commands that people copy. An entity may stand for one. */
export const hiddenCharacters: Sometimes<MdastPluginDefinition> = onlyWhere((source) => source.includes('&') || shown(source) !== source, hidden);

function writeOut(node: { readonly value: string }, context: { setProperty(node: never, key: never, value: string): void }): void {
  const value = shown(node.value);
  if (value !== node.value) context.setProperty(node as never, 'value' as never, value);
}
