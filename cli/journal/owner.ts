import fs from 'node:fs';
import { userInfo } from 'node:os';
import process from 'node:process';
import { promisify } from 'node:util';
import { makeFolders as makeFoldersWith } from '../../content/make-folders.ts';

/*
 * Under sudo a file we leave behind belongs to whoever called it, and root writes nothing where that person has a say: a link
 * planted there could lead anywhere. So whatever takes a path is done with the caller's rights, as if sudo had not been used;
 * what is written then goes through the open file. Without sudo these are the functions of node:fs/promises.
 */

/** Who called sudo. */
export interface Caller {
  readonly uid: number;
  readonly gid: number;
}

/** Undefined when we are not root by sudo, or root was who called. */
export function callerOfSudo(): Caller | undefined {
  const [uid, gid] = [process.env['SUDO_UID'], process.env['SUDO_GID']].map((id) => (/^\d{1,10}$/.test(id ?? '') ? Number(id) : undefined));
  return process.geteuid?.() === 0 && uid && gid !== undefined ? { uid, gid } : undefined;
}

/**
 * Does it with the rights of who called sudo. It has to be done when `act` returns: the rights are those of the whole
 * process, which reads the process in question as root.
 */
export function asCaller<T>(act: () => T): T {
  const caller = callerOfSudo();
  if (!caller) return act();
  const [group, groups] = [process.getegid?.() ?? 0, process.getgroups?.() ?? []];
  try {
    takeGroups(caller);
    process.setegid?.(caller.gid);
    process.seteuid?.(caller.uid);
    return act();
  } finally {
    process.seteuid?.(0);
    process.setegid?.(group);
    process.setgroups?.(groups);
  }
}

/** All groups of the caller, as far as the system knows that user. */
function takeGroups({ uid, gid }: Caller): void {
  try {
    (process as { initgroups?(user: number, group: number): void }).initgroups?.(uid, gid);
  } catch {
    process.setgroups?.([gid]);
  }
}

/** Of the user database and not of the environment, which under sudo may be root's; undefined without sudo or for a user without one. */
export function homeOfCaller(): string | undefined {
  if (!callerOfSudo()) return undefined;
  try {
    // Tells about the effective user.
    return asCaller(() => userInfo().homedir);
  } catch {
    return undefined;
  }
}

/** What of a FileHandle the record needs. */
export interface OwnFile {
  stat(): Promise<fs.Stats>;
  chmod(mode: number): Promise<void>;
  readFile(encoding: 'utf8'): Promise<string>;
  read(bytes: Buffer, offset: number, length: number, position: number): Promise<{ readonly bytesRead: number; readonly buffer: Buffer }>;
  write(bytes: Buffer, offset: number, length: number, position: null): Promise<{ readonly bytesWritten: number }>;
  writeFile(data: string | Buffer): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

export async function open(path: string, flags: string | number, mode?: number): Promise<OwnFile> {
  return callerOfSudo() ? fileOf(asCaller(() => fs.openSync(path, flags, mode))) : fs.promises.open(path, flags, mode);
}

function fileOf(fd: number): OwnFile {
  return {
    stat: () => promisify(fs.fstat)(fd),
    chmod: (mode) => promisify(fs.fchmod)(fd, mode),
    readFile: (encoding) => promisify(fs.readFile)(fd, encoding),
    read: (bytes, offset, length, position) => promisify(fs.read)(fd, bytes, offset, length, position),
    write: (bytes, offset, length, position) => promisify(fs.write)(fd, bytes, offset, length, position),
    writeFile: (data) => promisify(fs.writeFile)(fd, data),
    sync: () => promisify(fs.fsync)(fd),
    close: () => promisify(fs.close)(fd),
  };
}

export async function unlink(path: string): Promise<void> {
  return callerOfSudo() ? asCaller(() => fs.unlinkSync(path)) : fs.promises.unlink(path);
}

export async function rename(from: string, to: string): Promise<void> {
  return callerOfSudo() ? asCaller(() => fs.renameSync(from, to)) : fs.promises.rename(from, to);
}

export async function symlink(to: string, path: string): Promise<void> {
  return callerOfSudo() ? asCaller(() => fs.symlinkSync(to, path)) : fs.promises.symlink(to, path);
}

export async function rmdir(path: string): Promise<void> {
  return callerOfSudo() ? asCaller(() => fs.rmdirSync(path)) : fs.promises.rmdir(path);
}

export async function link(from: string, to: string): Promise<void> {
  return callerOfSudo() ? asCaller(() => fs.linkSync(from, to)) : fs.promises.link(from, to);
}

/** Writes a file that must not be there yet; a full disk leaves no half of it. */
export async function writeNew(path: string, text: string, mode?: number): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(text);
    await file.sync();
  } catch (error) {
    await unlink(path).catch(() => undefined);
    throw error;
  } finally {
    await file.close();
  }
}

/** See content/make-folders.ts; for their owner alone, unless another mode is given. */
export function makeFolders(folder: string, mode = 0o700): Promise<void> {
  const options = { mode };
  return makeFoldersWith(folder, async (path) => (callerOfSudo() ? asCaller(() => fs.mkdirSync(path, options)) : fs.promises.mkdir(path, options)));
}
