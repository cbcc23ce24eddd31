import fs from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import process from 'node:process';
import { callerOfSudo, homeOfCaller, makeFolders } from './owner.ts';
import { thisResponder } from './responder.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** A directory that can hold the record. */
export interface Place {
  readonly root: string;
  /** `home`: the state directory. `spare`: somewhere others may write too, so whose it is gets checked. */
  readonly kind: 'home' | 'spare';
}

/** Where to write, best first: the state directory, then TMPDIR, then /dev/shm. */
export function placesOf(env: Env): readonly Place[] {
  const home = stateDirectory(env);
  const spare = `stanch-${ourUid() ?? 'user'}`;
  const roots = new Set([join(env['TMPDIR'] || tmpdir(), spare), join('/dev/shm', spare)]);
  return [...(home === undefined ? [] : [{ root: home, kind: 'home' } as const]), ...[...roots].map((root) => ({ root, kind: 'spare' }) as const)];
}

/** Whose the record is: under sudo that of who called. */
const ourUid = (): number | undefined => callerOfSudo()?.uid ?? process.getuid?.();

/** `STANCH_HOME`, else `$XDG_STATE_HOME/stanch`, else `~/.local/state/stanch`, under sudo in the home of who called; undefined for a user without a home. */
export function stateDirectory(env: Env): string | undefined {
  if (env['STANCH_HOME']) return resolve(env['STANCH_HOME']);
  // A relative path is to be ignored, says the XDG Base Directory Specification.
  if (env['XDG_STATE_HOME'] && isAbsolute(env['XDG_STATE_HOME'])) return join(env['XDG_STATE_HOME'], 'stanch');
  try {
    const home = callerOfSudo() ? homeOfCaller() : env['HOME'] || homedir();
    return home === undefined ? undefined : join(home, '.local', 'state', 'stanch');
  } catch {
    return undefined;
  }
}

/** Makes the place when it is not there. Rejects with a system error when it cannot be made or trusted. */
export async function preparePlace(place: Place): Promise<void> {
  await makeFolders(place.root);
  if (!(await isTrusted(place))) throw Object.assign(new Error(`EPERM: ${place.root} belongs to someone else or is open to others`), { code: 'EPERM' });
}

/** A directory in /tmp with our name may have been planted there: it must be a real one, ours and closed to others. */
export async function isTrusted(place: Place): Promise<boolean> {
  if (place.kind === 'home') return true;
  const found = await fs.promises.lstat(place.root).catch(() => undefined);
  if (!found?.isDirectory() || (found.mode & 0o077) !== 0) return false;
  const uid = ourUid();
  return uid === undefined || found.uid === uid;
}

/** The file that a responder writes in a place; see `thisResponder`. */
export function eventsFile(place: Place, id: string, responder: string = thisResponder()): string {
  return join(incidentsFolder(place), id, `${responder}.jsonl`);
}

export function incidentsFolder(place: Place): string {
  return join(place.root, 'incidents');
}

export function numbersFolder(place: Place): string {
  return join(place.root, 'numbers');
}
