import { relative, sep } from 'node:path';
import { readFolders } from '../../../content/folders.ts';
import { FOLDERS } from '../../../content/read-files.ts';

/** Four files of runbooks/ that are not runbooks: each is a page of its own, one level up. */
export const SPECIAL: Readonly<Record<string, string>> = {
  'runbooks/symptoms': 'symptoms',
  'runbooks/playbook': 'playbook',
  'runbooks/prevention': 'prevention',
  'runbooks/other-messages': 'other-messages',
};

/** One Markdown file of the knowledge and the page it becomes. */
export interface KnowledgePage {
  readonly layer: string;
  /** Path inside its layer: `runbooks/fd-leak.md`. */
  readonly path: string;
  /** Page id, which is also its address: `runbooks/fd-leak`. */
  readonly id: string;
}

const FILE = new RegExp(`^(${FOLDERS.join('|')})/([^/]+)\\.md$`);

/** `runbooks/fd-leak.md` → `runbooks/fd-leak`; undefined for what never becomes a page. */
export function pageId(path: string): string | undefined {
  const [, folder, name] = FILE.exec(path) ?? [];
  if (folder === undefined || name === undefined || name === 'README') return undefined;
  const id = `${folder}/${name}`;
  return SPECIAL[id] ?? id;
}

/** Every page of the knowledge. A later folder adds pages and never replaces one, as in the terminal. */
export function knowledgePages(layers: readonly string[]): readonly KnowledgePage[] {
  const pages = new Map<string, KnowledgePage>();
  for (const { path, root = '' } of readFolders(layers).files) {
    const id = pageId(path);
    if (id !== undefined && !pages.has(id)) pages.set(id, { layer: root, path, id });
  }
  return [...pages.values()];
}

/** The place of a file inside the layer that holds it, with forward slashes; undefined when no layer does. */
export function pathInLayer(file: string, layers: readonly string[]): string | undefined {
  for (const layer of [...layers].sort((a, b) => b.length - a.length)) {
    const path = relative(layer, file).split(sep).join('/');
    if (path !== '..' && !path.startsWith('../')) return path;
  }
  return undefined;
}
