import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolders, open, unlink } from './owner.ts';
import { numbersFolder, type Place, preparePlace } from './places.ts';
import { isSystemError } from './system-error.ts';

/**
 * The next display number, taken for good: a file created exclusively, so that two incidents opened at the same moment
 * never share one. It is not freed when the incident is deleted. Without a place to write it is only the next in line.
 */
export async function reserveNumber(places: readonly Place[], id: string): Promise<number> {
  const taken = await Promise.all(places.map(highestNumber));
  const next = Math.max(0, ...taken) + 1;
  for (const place of places) {
    const reserved = await reserveIn(place, next, id);
    if (reserved !== undefined) return reserved;
  }
  return next;
}

async function reserveIn(place: Place, from: number, id: string): Promise<number | undefined> {
  try {
    await preparePlace(place);
    await makeFolders(numbersFolder(place));
    for (let number = from; ; number += 1) {
      if (await claim(join(numbersFolder(place), String(number)), id)) return number;
    }
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}

async function claim(file: string, id: string): Promise<boolean> {
  const handle = await open(file, 'wx', 0o600).catch((error: unknown) => {
    if (isSystemError(error) && error.code === 'EEXIST') return undefined;
    throw error;
  });
  if (!handle) return false;
  try {
    await handle.writeFile(`${id}\n`);
    await handle.sync();
  } catch (error) {
    await unlink(file).catch(() => undefined);
    throw error;
  } finally {
    await handle.close();
  }
  return true;
}

async function highestNumber(place: Place): Promise<number> {
  const names = await readdir(numbersFolder(place)).catch(() => []);
  return Math.max(0, ...names.filter((name) => /^[1-9]\d{0,8}$/.test(name)).map(Number));
}
