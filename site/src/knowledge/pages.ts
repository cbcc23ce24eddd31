import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The folders of a layer that become pages. */
export const FOLDERS = ['runbooks', 'case-studies'] as const;

/** Three files of runbooks/ that are not runbooks: each is a page of its own, one level up. */
export const SPECIAL: Readonly<Record<string, string>> = {
  'runbooks/symptoms': 'symptoms',
  'runbooks/playbook': 'playbook',
  'runbooks/prevention': 'prevention',
};

/** One Markdown file of the knowledge and the page it becomes. */
export interface KnowledgePage {
  readonly layer: string;
  /** Path inside its layer: `runbooks/fd-leak.md`. */
  readonly path: string;
  /** Page id, which is also its address: `runbooks/fd-leak`. */
  readonly id: string;
}

/** `runbooks/fd-leak.md` → `runbooks/fd-leak`; undefined for what never becomes a page. */
export function pageId(path: string): string | undefined {
  const [, folder, name] = /^(runbooks|case-studies)\/([^/]+)\.md$/.exec(path) ?? [];
  if (folder === undefined || name === undefined || name === 'README' || name.startsWith('_')) return undefined;
  const id = `${folder}/${name}`;
  return SPECIAL[id] ?? id;
}

/** Every page of the knowledge; a file in a later layer replaces the one of the same name in an earlier layer. */
export function knowledgePages(layers: readonly string[]): readonly KnowledgePage[] {
  const pages = new Map<string, KnowledgePage>();
  for (const layer of layers) {
    for (const folder of FOLDERS) {
      const dir = join(layer, folder);
      const names = existsSync(dir) ? readdirSync(dir).sort() : [];
      for (const name of names) {
        const id = pageId(`${folder}/${name}`);
        if (id !== undefined) pages.set(id, { layer, path: `${folder}/${name}`, id });
      }
    }
  }
  return [...pages.values()];
}

/** The place of a file inside the layer that holds it, with forward slashes; undefined when no layer does. */
export function pathInLayer(file: string, layers: readonly string[]): { layer: string; path: string } | undefined {
  for (const layer of [...layers].sort((a, b) => b.length - a.length)) {
    const path = relative(layer, file).split(sep).join('/');
    if (!path.startsWith('../') && path !== '..') return { layer, path };
  }
  return undefined;
}
