import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../core/errors.ts';
import type { Library, Section } from '../core/knowledge/types.ts';
import { lazily } from '../core/lazily.ts';
import { indexLibrary, type MatchIndex } from '../core/match/match-index.ts';

/** A library as it is used: each half is made or read when it is first asked for. */
export interface Knowledge {
  readonly library: Library;
  readonly index: MatchIndex;
}

/** The pieces of knowledge that are kept; whoever needs one does not pay for reading the others. */
export interface Pieces extends MatchIndex {
  /** Everything but the Markdown of the pages. */
  readonly library: Library;
  /** The Markdown, by the file it came from. */
  readonly pages: Readonly<Record<string, readonly Section[]>>;
  /** Of own folders only: how much is wrong with them. */
  readonly wrong: number;
  /** Of own folders only, by path: what each file was, and how much is wrong with it. */
  readonly files: Readonly<Record<string, { readonly hash: string; readonly wrong: number }>>;
}

/** Takes the Markdown out of a library, which is most of it and seldom read, and adds what a matcher works with. */
export function cutIntoPieces(library: Library): Omit<Pieces, 'wrong' | 'files'> {
  const documents = [...library.runbooks, ...library.guides, ...library.cases];
  const bare = <T extends { readonly sections: readonly Section[] }>(all: readonly T[]): readonly T[] => all.map((each) => ({ ...each, sections: [] }));
  return {
    library: { ...library, runbooks: bare(library.runbooks), guides: bare(library.guides), cases: bare(library.cases) },
    pages: Object.fromEntries(documents.map(({ file, sections }) => [file, sections])),
    ...indexLibrary(library),
  };
}

/** A library with its index, which is made when it is asked for. */
export function knowledgeOf(library: Library): Knowledge {
  return lazily<Knowledge>({ library: () => library, index: () => indexLibrary(library) });
}

/** The knowledge of a store; undefined when it is absent or damaged. A piece that is damaged is made anew where it can be. */
export function readStore(folder: string): Knowledge | undefined {
  if (!readPiece(folder, 'titles')) return undefined;
  const knowledge: Knowledge = lazily<Knowledge>({
    library: () => readLibrary(folder),
    index: () => {
      const anew = lazily<{ index: MatchIndex }>({ index: () => indexLibrary(knowledge.library) });
      const piece = <N extends keyof MatchIndex>(name: N) => readPiece(folder, name) ?? anew.index[name];
      return lazily<MatchIndex>({
        titles: () => piece('titles'),
        signatures: () => piece('signatures'),
        search: () => piece('search'),
        words: () => piece('words'),
      });
    },
  });
  return knowledge;
}

function readLibrary(folder: string): Library {
  const library = readPiece(folder, 'library') ?? damaged(folder);
  const kept = lazily<{ pages: Pieces['pages'] }>({ pages: () => readPiece(folder, 'pages') ?? damaged(folder) });
  for (const document of [...library.runbooks, ...library.guides, ...library.cases])
    Object.defineProperty(document, 'sections', { enumerable: true, get: () => kept.pages[document.file] ?? [] });
  return library;
}

function damaged(folder: string): never {
  throw new UserError(`What is stored in ${folder} is damaged.`, { hint: `Remove that folder, and it is made anew: rm -r ${folder}` });
}

/** Writes a store as a whole: beside its place first, so that nobody ever reads half of one. */
export function writeStore(folder: string, pieces: Partial<Pieces>): void {
  const aside = `${folder}.${crypto.randomUUID()}`;
  mkdirSync(dirname(folder), { recursive: true });
  try {
    mkdirSync(aside);
    for (const [name, piece] of Object.entries(pieces)) {
      const json = JSON.stringify(piece);
      writeFileSync(join(aside, `${name}.json`), `${Buffer.byteLength(json)}\n${json}`);
    }
    rmSync(folder, { recursive: true, force: true });
    renameSync(aside, folder);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/**
 * One piece; undefined when it is not there, or not as long as it was written, or no JSON: what a full disk or a crash leaves.
 * A hash would see more, and Node's cryptography takes five milliseconds to load.
 */
export function readPiece<N extends keyof Pieces>(folder: string, name: N): Pieces[N] | undefined {
  try {
    const bytes = readFileSync(join(folder, `${name}.json`));
    const end = bytes.indexOf('\n');
    const json = bytes.subarray(end + 1);
    return bytes.toString('latin1', 0, Math.max(0, end)) === String(json.length) ? (JSON.parse(json.toString()) as Pieces[N]) : undefined;
  } catch {
    return undefined;
  }
}
