import { lstat, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { rmdir, unlink } from './owner.ts';
import { eventsFile, isTrusted, type Place } from './places.ts';
import { isSystemError } from './system-error.ts';

/** What purging an incident takes away, and what it leaves. */
export interface PurgePlan {
  readonly folders: readonly string[];
  /** Everything the record consists of. */
  readonly remove: readonly string[];
  /** Drafts that a person may have written into, and whatever is no file of ours. */
  readonly keep: readonly string[];
}

/** Looks at the folders of an incident in every place; nothing is touched. */
export async function planPurge(id: string, places: readonly Place[]): Promise<PurgePlan> {
  const folders: string[] = [];
  const remove: string[] = [];
  const keep: string[] = [];
  for (const place of places) {
    if (!(await isTrusted(place))) continue;
    const folder = dirname(eventsFile(place, id));
    const found = await lstat(folder).catch(() => undefined);
    // A link leads to a folder that is not ours to empty.
    if (found && !found.isDirectory()) keep.push(folder);
    if (!found?.isDirectory()) continue;
    folders.push(folder);
    for (const entry of (await readdir(folder, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      (entry.isDirectory() || entry.name.endsWith('.md') ? keep : remove).push(join(folder, entry.name));
    }
  }
  return { folders, remove, keep };
}

/** Carries the plan out. A folder goes with its last file. */
export async function purge({ folders, remove }: PurgePlan): Promise<void> {
  for (const file of remove) await unlink(file).catch(unlessCode('ENOENT'));
  for (const folder of folders) await rmdir(folder).catch(unlessCode('ENOTEMPTY', 'ENOENT'));
}

function unlessCode(...codes: readonly string[]): (error: unknown) => void {
  return (error) => {
    if (!isSystemError(error) || !codes.includes(error.code)) throw error;
  };
}
