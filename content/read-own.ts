import { readDocument } from '../core/knowledge/document.ts';
import { withoutReplacing } from '../core/knowledge/library.ts';
import { type Part, readPart } from '../core/knowledge/parts.ts';
import { PROBE_IDS } from '../core/knowledge/symptoms.ts';
import type { Finding, Library } from '../core/knowledge/types.ts';
import { decode } from './folders.ts';
import { type KnownParts, knownBy } from './own-cache.ts';
import type { FoundFile } from './read-files.ts';
import type { Pieces } from './store.ts';

export interface HashedFile extends FoundFile {
  readonly hash: string;
}

interface Options {
  readonly bundled: Library;
  readonly known: KnownParts;
  readonly onProgress?: ((read: number, of: number) => void) | undefined;
}

/** What own files add: those that are known by their hash as they were, the others read. Findings are counted; `stanch check` lists them. */
export function readOwn(
  files: readonly HashedFile[],
  { bundled, known, onProgress }: Options,
): Pick<Pieces, 'wrong' | 'files'> & { readonly parts: readonly Part[] } {
  const pages = [...bundled.runbooks, ...bundled.guides, ...bundled.cases].map(({ file }) => file);
  const there = [...pages, 'runbooks/playbook.md'].map((path) => ({ path }));
  const { taken, replacing } = withoutReplacing<{ readonly path: string } | HashedFile>([...there, ...files]);
  const own = taken.filter((file) => 'hash' in file);
  const read = own.map((file, index) => {
    if (index % 100 === 99) onProgress?.(index + 1, own.length);
    const before = known.get(knownBy(file.path, file.hash));
    return { path: file.path, hash: file.hash, ...(before ?? readOne(file)) };
  });
  return {
    parts: read.map(({ part }) => part),
    wrong: replacing.length + read.reduce((sum, { wrong }) => sum + wrong, 0),
    files: Object.fromEntries(read.map(({ path, hash, wrong }) => [path, { hash, wrong }])),
  };
}

function readOne(file: HashedFile): { readonly part: Part; readonly wrong: number } {
  const decoded = decode({ files: [file], findings: [] });
  const findings: Finding[] = [...decoded.findings];
  const document = decoded.files[0] && readDocument(decoded.files[0], findings);
  const part = document ? readPart(document, { probes: PROBE_IDS }) : {};
  return { part, wrong: findings.length };
}
