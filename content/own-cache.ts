import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Part } from '../core/knowledge/parts.ts';
import type { Library } from '../core/knowledge/types.ts';
import { makeFolders } from './make-folders.ts';
import { cutIntoPieces, type Knowledge, type Pieces, readPiece, readStore, writeStore } from './store.ts';

/** A folder for what was read, and the build that read it: another one reads in another way, so that each has states of its own. */
export interface Cache {
  readonly folder: string;
  /** Hexadecimal. */
  readonly build: string;
}

/** The knowledge with own folders in it. */
export interface OwnKnowledge {
  readonly knowledge: Knowledge;
  /** How much is wrong with the own files; `stanch check` says what. */
  readonly wrong: number;
}

/** What a file gave before, by its path and hash. */
export type KnownParts = ReadonlyMap<string, { readonly part: Part; readonly wrong: number }>;

/** States that are kept: a team's folder has one, and some more while somebody writes. */
const MOST_KEPT = 3;

/** What was kept of exactly this state; undefined when nothing was, or it is damaged. */
export function readKept(cache: Cache, key: string): OwnKnowledge | undefined {
  const folder = storeOf(cache, key);
  const wrong = readPiece(folder, 'wrong');
  const knowledge = readStore(folder);
  return wrong === undefined || !knowledge ? undefined : { knowledge, wrong };
}

/** Keeps a state for the next time. A cache that cannot be written only costs time: that is no error. */
export async function keep(cache: Cache, key: string, library: Library, own: Pick<Pieces, 'wrong' | 'files'>): Promise<void> {
  try {
    await makeFolders(cache.folder);
    // Another process may have been faster, and a third be reading what it kept.
    if (!readKept(cache, key)) writeStore(storeOf(cache, key), { ...cutIntoPieces(library), ...own });
    const old = [...foldersIn(cache.folder, STORE).slice(MOST_KEPT), ...foldersIn(cache.folder, HALF_WRITTEN, Date.now() - ABANDONED)];
    for (const each of old) rmSync(each, { recursive: true, force: true });
  } catch {
    // A full disk, a home that may not be written.
  }
}

/** What each file gave when the newest state was kept; an unchanged one need not be read again. */
export function readKnown(cache: Cache): KnownParts {
  const newest = foldersIn(cache.folder, STORE).find((folder) => folder.startsWith(storeOf(cache, '')));
  const files = newest && readPiece(newest, 'files');
  const library = newest && readPiece(newest, 'library');
  const pages = newest && readPiece(newest, 'pages');
  if (!files || !library || !pages) return new Map();
  const whole = <T extends { readonly file: string }>(page: T): T => ({ ...page, sections: pages[page.file] ?? [] });
  const parts = [
    ...library.runbooks.map((runbook) => [runbook.file, { runbooks: [whole(runbook)] }] as const),
    ...library.guides.map((guide) => [guide.file, { guides: [whole(guide)] }] as const),
    ...library.cases.map((study) => [study.file, { cases: [whole(study)] }] as const),
  ];
  return new Map(
    parts.flatMap(([path, part]) => {
      const known = files[path];
      return known ? [[knownBy(path, known.hash), { part, wrong: known.wrong }] as const] : [];
    }),
  );
}

/** The key of one file among the known ones. */
export function knownBy(path: string, hash: string): string {
  return `${hash} ${path}`;
}

/** The key stands for every path and byte of the own folders. */
function storeOf({ folder, build }: Cache, key: string): string {
  return join(folder, `${build.slice(0, 16)}-${key}`);
}

const STORE = /^[0-9a-f]{16}-[0-9a-f]{64}$/;
/** What a process leaves that was stopped while it wrote. */
const HALF_WRITTEN = /^[0-9a-f]{16}-[0-9a-f]{64}\.[0-9a-f-]{36}$/;
/** Milliseconds after which nobody is still writing. */
const ABANDONED = 60 * 60 * 1000;

/** Folders of these names, newest first; those before a moment, where one is given. */
function foldersIn(folder: string, names: RegExp, before = Number.POSITIVE_INFINITY): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => names.test(name))
      .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
      .filter(({ at }) => at < before)
      .sort((a, b) => b.at - a.at)
      .map(({ path }) => path);
  } catch {
    return [];
  }
}
