import { lstat, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { rmdir, unlink } from './owner.ts';
import { eventsFile, isTrusted, type Place } from './places.ts';
import { KEY_NAME } from './secret-key.ts';
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
    for (const entry of (await readdir(folder, { withFileTypes: true })).toSorted(keyLast)) {
      (entry.isDirectory() || entry.name.endsWith('.md') ? keep : remove).push(join(folder, entry.name));
    }
  }
  return { folders, remove, keep };
}

/** What is left when it is interrupted can still be read and added to under its key. */
function keyLast(a: { readonly name: string }, b: { readonly name: string }): number {
  const [isKey, otherIsKey] = [a.name === KEY_NAME, b.name === KEY_NAME];
  if (isKey !== otherIsKey) return isKey ? 1 : -1;
  return a.name < b.name ? -1 : 1;
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
