import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseFile, saveBundle } from '../../../cli/bundle/save.ts';
import { UserError } from '../../../core/errors.ts';
import { mountedFolder, temporaryFolder } from '../journal/places.ts';

const BYTES = Buffer.alloc(300_000, 7);
const env = (folder: string) => ({ env: { TMPDIR: folder } });

describe('a bundle', () => {
  it('is written for its owner alone', async () => {
    const folder = temporaryFolder();
    const { path, instead } = await saveBundle(BYTES, join(folder, 'b.tar.gz'), env(folder));
    expect([path, instead, statSync(path).mode & 0o777, readFileSync(path).equals(BYTES)]).toEqual([join(folder, 'b.tar.gz'), undefined, 0o600, true]);
  });

  it('goes beside a file that came first, and never through a link', async () => {
    const folder = temporaryFolder();
    const [file, target] = [join(folder, 'b.tar.gz'), join(folder, 'target')];
    symlinkSync(target, file);
    expect((await saveBundle(BYTES, file, env(folder))).path).toBe(join(folder, 'b-2.tar.gz'));
    expect((await saveBundle(BYTES, file, env(folder))).path).toBe(join(folder, 'b-3.tar.gz'));
    expect(readdirSync(folder).sort()).toEqual(['b-2.tar.gz', 'b-3.tar.gz', 'b.tar.gz']);
  });

  it.each([
    ['full', 'size=64k', 'the disk is full (ENOSPC)'],
    ['read-only', 'ro', 'the file system is read-only (EROFS)'],
  ])('goes to TMPDIR when the disk is %s, and leaves no half of itself there', async (_, options, why) => {
    const disk = mountedFolder(options);
    if (disk === undefined) return;
    const spare = temporaryFolder();
    const saved = await saveBundle(BYTES, join(disk, 'b.tar.gz'), env(spare));
    expect(saved).toEqual({ path: join(spare, 'b.tar.gz'), instead: expect.stringContaining(why) });
    expect(readdirSync(disk)).toEqual([]);
  });

  it('goes to memory after that, and to the standard output when nothing else is left', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const name = `stanch-test-${process.pid}.tar.gz`;
    const { path } = await saveBundle(BYTES, join(file, name), env(file));
    expect(path).toBe(join('/dev/shm', name));
    const odd = `${'x'.repeat(300)}.tar.gz`;
    const error = await saveBundle(BYTES, join(file, odd), env(file)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).hint).toContain('--out - |');
    expect(basename(path)).toBe(name);
    (await import('node:fs')).rmSync(path);
  });
});

describe('the file chosen', () => {
  it.each([
    [undefined, '/srv/name.tar.gz'],
    ['b.tar.gz', '/srv/b.tar.gz'],
    ['/other/b', '/other/b'],
  ])('for --out %s is %s', async (out, expected) => {
    expect(await chooseFile(out, 'name.tar.gz', '/srv')).toBe(expected);
  });

  it('lies in a folder that is named, and is none that is there', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'sub'));
    writeFileSync(join(folder, 'there'), '');
    expect(await chooseFile('sub', 'name.tar.gz', folder)).toBe(join(folder, 'sub/name.tar.gz'));
    await expect(chooseFile('there', 'name.tar.gz', folder)).rejects.toThrow('never overwritten');
  });
});
