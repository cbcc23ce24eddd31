import type { Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { parse as parseYaml } from 'yaml';
import { sha256 } from '../../../cli/sha256.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import { type DraftOptions, draftPostmortem } from '../../../core/postmortem/draft.ts';

/** The draft of an incident, as the command writes it. */
export function draft(incident: IncidentState, options: Partial<DraftOptions> = {}): string {
  return draftPostmortem(incident, { hash: sha256, ...options });
}

/** The front matter, read, and the page as a tree. */
export function split(markdown: string): { readonly data: Record<string, unknown>; readonly root: Root } {
  const [, yaml = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(markdown) ?? [];
  return { data: parseYaml(yaml), root: unified().use(remarkParse).use(remarkGfm).parse(body) };
}

/** Every node under one. */
export function all(node: Root | RootContent): readonly RootContent[] {
  const children = 'children' in node ? (node.children as readonly RootContent[]) : [];
  return children.flatMap((child) => [child, ...all(child)]);
}

/** What stands under a heading, without the marks of generated blocks. */
export function section(markdown: string, heading: string): string {
  return (
    new RegExp(`\\n#{2,3} ${heading}\\n([\\s\\S]*?)(?=\\n#{2,3} |$(?![\\s\\S]))`)
      .exec(markdown)?.[1]
      ?.replace(/<!--.*?-->\n?/g, '')
      .trim() ?? ''
  );
}
