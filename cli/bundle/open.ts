import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { parseJson, type RecordedLook, readLook } from '../../core/bundle/look-file.ts';
import { MANIFEST, type Manifest } from '../../core/bundle/manifest.ts';
import { UserError } from '../../core/errors.ts';
import { printable } from '../../core/printable.ts';
import { sha256 } from '../sha256.ts';
import { type StoredLook, storedLook } from '../targets/recording.ts';
import { readScript } from './open-script.ts';
import { unpack } from './unpack.ts';

/** What was recorded of a target, ready to be looked at again. */
export interface Bundle {
  readonly manifest: Manifest;
  readonly looks: readonly StoredLook[];
}

/** Reads a bundle from a file, or from `stdin` for `-`. */
export async function openBundle(path: string, stdin: Readable): Promise<Bundle> {
  const shown = path === '-' ? 'The standard input' : path;
  try {
    const unpacked = await unpack(path === '-' ? stdin : createReadStream(path), shown);
    return unpacked.kind === 'script' ? readScript(unpacked.text, shown) : readFiles(unpacked.files, shown);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof UserError || !code || !/^E[A-Z]+$/.test(code)) throw error;
    throw new UserError(`${printable(shown)} cannot be read (${code}).`, { hint: 'A bundle is written by: stanch capture --pid 4182', cause: error });
  }
}

/** Checks the files against the manifest, and reads the looks. Exported for its test. */
export function readFiles(files: ReadonlyMap<string, Buffer>, shown: string): Bundle {
  const refuse = (why: string): UserError =>
    new UserError(`${printable(shown)} is no bundle that can be read: ${why}.`, { hint: 'Take a new one: stanch capture --pid 4182' });
  const own = files.get('manifest.json');
  if (!own) throw refuse('it has no manifest.json');
  const json = parseJson(own.toString()) as { schema?: unknown } | undefined;
  const parsed = MANIFEST.safeParse(json);
  if (!parsed.success) {
    if (typeof json?.schema === 'number' && json.schema > 1) throw refuse(`it was written by a newer Stanch (schema ${json.schema})`);
    const [issue] = parsed.error.issues;
    throw refuse(`its manifest.json does not hold (${printable(`${issue?.path.join('.') || 'it'}: ${issue?.message}`)})`);
  }
  for (const { name, bytes, sha256: hash } of parsed.data.files) {
    const file = files.get(name);
    if (!file) throw refuse(`“${printable(name)}” is in its manifest and not in it`);
    if (file.length !== bytes || sha256(file) !== hash) throw refuse(`“${printable(name)}” is not what its manifest says`);
  }
  const looks = new Map<number, RecordedLook>();
  for (const { name } of parsed.data.files.filter(({ name }) => name.startsWith('looks/')).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const look = readLook(files.get(name)?.toString() ?? '', looks);
    if (!look || looks.has(look.index)) throw refuse(`“${printable(name)}” is no look`);
    looks.set(look.index, look);
  }
  return { manifest: parsed.data, looks: [...looks.values()].map(storedLook) };
}
