import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeRedactor, type Redactor } from '../../core/redact/redact.ts';
import { secretDigest } from '../secret-digest.ts';
import { makeFolders, open } from './owner.ts';
import { eventsFile, isTrusted, type Place, preparePlace } from './places.ts';
import { isSystemError } from './system-error.ts';

const BYTES = 32;

/** The file of the key, beside the record. */
export const KEY_NAME = 'redaction.key';

/**
 * The redactor of an incident: under its own key, so that a secret keeps its token over the whole record, and nobody who
 * is given a part of it can try out guesses. The key lies beside the record (mode 0600) and is never exported. Where
 * none can be kept it lasts as long as the program.
 */
export async function redactorOf(id: string, places: readonly Place[]): Promise<Redactor> {
  return makeRedactor(secretDigest((await kept(id, places)) ?? (await keep(id, places))));
}

async function kept(id: string, places: readonly Place[]): Promise<Uint8Array | undefined> {
  for (const place of places) {
    if (!(await isTrusted(place))) continue;
    const key = await read(keyFile(place, id)).catch(ignoreSystem);
    if (key?.length === BYTES) return key;
  }
  return undefined;
}

async function keep(id: string, places: readonly Place[]): Promise<Uint8Array> {
  const key = randomBytes(BYTES);
  for (const place of places) {
    try {
      await preparePlace(place);
      const file = keyFile(place, id);
      await makeFolders(dirname(file));
      await write(file, key);
      return key;
    } catch (error) {
      if (!isSystemError(error)) throw error;
      // Another process of the same incident was quicker: its key holds for both.
      const other = error.code === 'EEXIST' ? await kept(id, [place]) : undefined;
      if (other) return other;
    }
  }
  return key;
}

const keyFile = (place: Place, id: string): string => join(dirname(eventsFile(place, id)), KEY_NAME);

async function read(file: string): Promise<Uint8Array> {
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(BYTES + 1), 0, BYTES + 1, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function write(file: string, key: Uint8Array): Promise<void> {
  const handle = await open(file, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, 0o600);
  try {
    await handle.writeFile(Buffer.from(key));
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function ignoreSystem(error: unknown): undefined {
  if (!isSystemError(error)) throw error;
  return undefined;
}
