import { constants } from 'node:fs';
import { dirname } from 'node:path';
import { parseJournal } from '../../core/incident/parse.ts';
import type { IncidentEvent } from '../../core/incident/types.ts';
import { safeJson } from '../../core/safe-json.ts';
import { sha256 } from '../sha256.ts';
import { refuseStrange } from './file.ts';
import { withLock } from './lock.ts';
import { makeFolders, type OwnFile, open } from './owner.ts';

/** What is known of the end of a file. */
export interface Tail {
  /** Bytes, and milliseconds. A file that has others by now was written by somebody else: it is read again. */
  readonly size: number;
  readonly mtimeMs: number;
  readonly seq: number;
  /** Hash of the last readable line; null when there is none. */
  readonly hash: string | null;
  readonly ids: ReadonlySet<string>;
  /** Heads of other files that lines of this one name already. */
  readonly seen: Readonly<Record<string, string>>;
}

export interface Batch {
  /** Id of the incident. */
  readonly incident: string;
  /** Which events to write, given the ids that the file holds. */
  missing(held: ReadonlySet<string>): readonly IncidentEvent[];
  /** The last lines of other files that were read, by file name. */
  readonly seen: Readonly<Record<string, string>>;
}

/** Adds events to the end of a file, chained, and resolves only when they would survive the power going off. */
export async function appendEvents(file: string, known: Tail | undefined, batch: Batch): Promise<Tail> {
  await makeFolders(dirname(file));
  return withLock(file, async () => {
    const flags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    const handle = await open(file, flags, 0o600);
    try {
      const { size, mode, mtimeMs } = await refuseStrange(handle, file);
      // As a checkout of git leaves it.
      if ((mode & 0o077) !== 0) await handle.chmod(0o600);
      const before = known?.size === size && known.mtimeMs === mtimeMs ? known : await tailOf(handle, { size, mtimeMs }, batch.incident);
      const { text, after } = linesAfter(before, batch);
      // Whatever was torn off before stays on a line of its own.
      await writeWhole(handle, Buffer.from((await endsInNewline(handle, size)) ? text : `\n${text}`));
      await handle.sync();
      if (size === 0) await syncFolders(dirname(file));
      const written = await handle.stat();
      return { ...after, size: written.size, mtimeMs: written.mtimeMs };
    } finally {
      await handle.close();
    }
  });
}

async function tailOf(handle: OwnFile, { size, mtimeMs }: Pick<Tail, 'size' | 'mtimeMs'>, incident: string): Promise<Tail> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(size), 0, size, 0);
  const { events, chain } = parseJournal(buffer.toString('utf8', 0, bytesRead), { hash: sha256, incident });
  return {
    size,
    mtimeMs,
    seq: chain.links.reduce((highest, { seq, line }) => Math.max(highest, seq ?? line), 0),
    hash: chain.head?.hash ?? null,
    ids: new Set(events.map(({ id }) => id)),
    seen: Object.fromEntries(chain.links.flatMap(({ seen }) => Object.entries(seen ?? {}))),
  };
}

function linesAfter(before: Tail, { incident, missing, seen }: Batch): { readonly text: string; readonly after: Omit<Tail, 'size' | 'mtimeMs'> } {
  let { seq, hash } = before;
  let fresh = Object.entries(seen).filter(([file, head]) => before.seen[file] !== head);
  const ids = new Set(before.ids);
  let text = '';
  for (const event of missing(before.ids)) {
    seq += 1;
    const { v: _, id, ...happened } = event;
    const line = `${safeJson({ v: 2, id, incident, seq, prev: hash, ...(fresh.length > 0 ? { seen: Object.fromEntries(fresh) } : {}), ...happened })}\n`;
    fresh = [];
    hash = sha256(line);
    ids.add(id);
    text += line;
  }
  return { text, after: { seq, hash, ids, seen: { ...before.seen, ...seen } } };
}

/** One write, so that a crash tears one line at most. Where less fits than asked, the next attempt says why. */
async function writeWhole(handle: OwnFile, bytes: Buffer): Promise<void> {
  let { bytesWritten } = await handle.write(bytes, 0, bytes.length, null);
  if (bytesWritten === bytes.length) return;
  const again = Buffer.concat([Buffer.from('\n'), bytes]);
  ({ bytesWritten } = await handle.write(again, 0, again.length, null));
  if (bytesWritten < again.length) throw Object.assign(new Error('ENOSPC: only a part of the line could be written'), { code: 'ENOSPC' });
}

async function endsInNewline(handle: OwnFile, size: number): Promise<boolean> {
  if (size === 0) return true;
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return bytesRead === 1 && buffer[0] === 0x0a;
}

/** A new file survives only when the folders that name it do: the incident's, the list of incidents, the place. */
async function syncFolders(folder: string): Promise<void> {
  for (const each of [folder, dirname(folder), dirname(dirname(folder))]) {
    const handle = await open(each, constants.O_RDONLY);
    try {
      await handle.sync();
    } catch (error) {
      // Some file systems have no fsync for a directory and need none.
      if (!['EINVAL', 'ENOTSUP', 'EBADF'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    } finally {
      await handle.close();
    }
  }
}
