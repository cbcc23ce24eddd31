import { lstat, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type Chain, checkSeen } from '../../core/incident/chain.ts';
import type { LineProblem } from '../../core/incident/line-problem.ts';
import { mergeEvents } from '../../core/incident/order.ts';
import { parseJournal } from '../../core/incident/parse.ts';
import type { IncidentEvent } from '../../core/incident/types.ts';
import { sha256 } from '../sha256.ts';
import { LARGEST, readJournalFile } from './file.ts';
import { eventsFile, isTrusted, type Place } from './places.ts';
import { isSystemError, systemErrorInWords } from './system-error.ts';

/** Something in a file of the record. */
export interface JournalProblem extends LineProblem {
  readonly file: string;
}

/** One file of an incident, as far as it can be read. */
export interface JournalFile {
  readonly place: Place;
  readonly path: string;
  /** In the order written. */
  readonly events: readonly IncidentEvent[];
  readonly chain: Chain;
}

export interface IncidentFiles {
  readonly files: readonly JournalFile[];
  readonly events: readonly IncidentEvent[];
  readonly problems: readonly JournalProblem[];
  readonly remarks: readonly JournalProblem[];
}

/** Reads what every responder wrote of an incident, in every place, as one record. */
export async function readIncidentFiles(id: string, places: readonly Place[]): Promise<IncidentFiles> {
  const files: JournalFile[] = [];
  const problems: JournalProblem[] = [];
  const remarks: JournalProblem[] = [];
  for (const place of places) {
    if (!(await isTrusted(place))) continue;
    const cannot = async (path: string, error: unknown): Promise<undefined> => {
      if (!isSystemError(error)) throw error;
      if (!ABSENT.includes(error.code)) problems.push({ file: path, line: 0, kind: 'broken', says: await unreadable(path, error.code) });
    };
    const folder = dirname(eventsFile(place, id));
    for (const path of (await journalsIn(folder).catch((error: unknown) => cannot(folder, error))) ?? []) {
      const text = await readJournalFile(path).catch((error: unknown) => cannot(path, error));
      if (text === undefined) continue;
      const parsed = parseJournal(text, { hash: sha256, incident: id });
      files.push({ place, path, events: parsed.events, chain: parsed.chain });
      for (const problem of parsed.problems) problems.push({ file: path, ...problem });
      for (const remark of parsed.remarks) remarks.push({ file: path, ...remark });
    }
  }
  return { files, events: mergeEvents(files.map(asWritten(files))), problems: [...problems, ...unseen(files)], remarks };
}

async function journalsIn(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();
  return names.map((name) => join(folder, name));
}

const ABSENT: readonly string[] = ['ENOENT', 'ENOTDIR'];

async function unreadable(path: string, code: string): Promise<string> {
  if (code === 'ELOOP') return 'the file is a symbolic link, which is not followed';
  if (code === 'EFBIG') {
    const size = (await lstat(path).catch(() => undefined))?.size ?? 0;
    return `the file has ${Math.round(size / 1024 ** 2)} MB, more than the ${LARGEST / 1024 ** 2} MB that are read`;
  }
  if (code === 'EINVAL' || code === 'EISDIR' || code === 'ENXIO') return 'it is no regular file';
  return `the file cannot be read: ${systemErrorInWords(code)} (${code})`;
}

/** Whoever wrote a line had read those it names. */
function asWritten(files: readonly JournalFile[]) {
  const ids = new Map(files.flatMap(({ chain }) => chain.links.map(({ hash, id }) => [hash, id] as const)));
  return ({ events, chain }: JournalFile) => ({
    events,
    after: new Map(chain.links.map(({ id, seen }) => [id, Object.values(seen ?? {}).flatMap((hash) => ids.get(hash) ?? [])])),
  });
}

/** A file has the same name in every place; what one of them holds is there. */
function unseen(files: readonly JournalFile[]): readonly JournalProblem[] {
  const byName = new Map<string, Chain>();
  for (const { path, chain } of files) {
    const name = basename(path);
    byName.set(name, { ...chain, links: [...(byName.get(name)?.links ?? []), ...chain.links] });
  }
  return checkSeen(byName).map((problem) => ({ ...problem, file: files.find(({ path }) => basename(path) === problem.file)?.path ?? problem.file }));
}
