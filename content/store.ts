import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { Library, Section } from '../core/knowledge/types.ts';

/** The parts a stored library is kept in; whoever needs one does not pay for reading the others. */
export interface Pieces {
  /** Everything but the Markdown of the pages. */
  readonly library: Library;
  /** The Markdown, by the file it came from. */
  readonly pages: Readonly<Record<string, readonly Section[]>>;
  /** Of own folders only: how much is wrong with them, and by path what each file was and how much is wrong with it. */
  readonly own: { readonly wrong: number; readonly files: Readonly<Record<string, { readonly hash: string; readonly wrong: number }>> };
}

/** Takes the Markdown out of a library, which is four fifths of it and seldom read. */
export function cutIntoPieces(library: Library): Pick<Pieces, 'library' | 'pages'> {
  const documents = [...library.runbooks, ...library.guides, ...library.cases];
  const bare = <T extends { readonly sections: readonly Section[] }>(all: readonly T[]): readonly T[] => all.map((each) => ({ ...each, sections: [] }));
  return {
    library: { ...library, runbooks: bare(library.runbooks), guides: bare(library.guides), cases: bare(library.cases) },
    pages: Object.fromEntries(documents.map(({ file, sections }) => [file, sections])),
  };
}

/** The library of a store; its pages are read when the first one is asked for. Undefined when the store is absent or damaged. */
export function readStoredLibrary(folder: string): Library | undefined {
  const library = readPiece(folder, 'library');
  if (!library) return undefined;
  let pages: Pieces['pages'] | undefined;
  for (const document of [...library.runbooks, ...library.guides, ...library.cases]) {
    Object.defineProperty(document, 'sections', {
      enumerable: true,
      get: () => {
        pages ??= readPiece(folder, 'pages');
        if (!pages) throw new UserError(`The stored pages in ${folder} are damaged.`, { hint: `Remove that folder, and they are read anew: rm -r ${folder}` });
        return pages[document.file] ?? [];
      },
    });
  }
  return library;
}

/** Writes a store as a whole: beside its place first, so that nobody ever reads half of one. */
export function writeStore(folder: string, pieces: Partial<Pieces>): void {
  const aside = `${folder}.${randomUUID()}`;
  mkdirSync(dirname(folder), { recursive: true });
  try {
    mkdirSync(aside);
    for (const [name, piece] of Object.entries(pieces)) {
      const json = JSON.stringify(piece);
      writeFileSync(join(aside, `${name}.json`), `${digest(json)}\n${json}`);
    }
    rmSync(folder, { recursive: true, force: true });
    renameSync(aside, folder);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** One piece; undefined when it is not there, or not as it was written. */
export function readPiece<N extends keyof Pieces>(folder: string, name: N): Pieces[N] | undefined {
  let text: string;
  try {
    text = readFileSync(join(folder, `${name}.json`), 'utf8');
  } catch {
    return undefined;
  }
  const end = text.indexOf('\n');
  const json = text.slice(end + 1);
  return text.slice(0, end) === digest(json) ? (JSON.parse(json) as Pieces[N]) : undefined;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
