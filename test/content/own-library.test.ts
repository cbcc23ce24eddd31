import { randomUUID } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadBundled } from '../../content/bundled.ts';
import { keep } from '../../content/own-cache.ts';
import { openWithOwn } from '../../content/own-library.ts';
import { bundledRoot } from '../../content/package-root.ts';

let root = '';
const bundled = await loadBundled();
const own = () => join(root, 'team');
const cache = () => ({ folder: join(root, 'cache'), build: 'ab'.repeat(32) });
const stores = () => readdirSync(cache().folder);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stanch-own-'));
  mkdirSync(join(own(), 'runbooks'), { recursive: true });
  cpSync(join(bundledRoot(), 'runbooks/fd-leak.md'), join(own(), 'runbooks/tap-leak.md'));
  retitle('The tap drips');
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function retitle(title: string): void {
  const path = join(own(), 'runbooks/tap-leak.md');
  const text = readFileSync(path, 'utf8').replace(/^alerts:\n(?: {2}- .*\n)+/m, '');
  writeFileSync(path, text.replace(/^title: .*$/m, `title: ${title}`));
}

/** Loads; `read` says whether files had to be read, by whether the bundled library was asked for. */
async function load(options: { cached?: boolean } = {}) {
  let read = false;
  const loaded = await openWithOwn(
    [own()],
    async () => {
      read = true;
      return bundled;
    },
    { from: root, ...(options.cached === false ? {} : { cache: cache() }) },
  );
  return { library: loaded.knowledge.library, index: loaded.knowledge.index, wrong: loaded.wrong, read };
}

const tapOf = ({ library }: Awaited<ReturnType<typeof load>>) => library.runbooks.find(({ id }) => id === 'tap-leak');

test('own runbooks stand beside the bundled ones', async () => {
  const loaded = await load({ cached: false });
  expect(tapOf(loaded)?.title).toBe('The tap drips');
  expect(loaded.library.runbooks).toHaveLength(bundled.runbooks.length + 1);
  expect(loaded.wrong).toBe(0);
});

test('what was read before is the same the second time, pages included, and no file is read again', async () => {
  const first = await load();
  const second = await load();
  expect([first.read, second.read]).toEqual([true, false]);
  expect(JSON.parse(JSON.stringify(second.library))).toEqual(JSON.parse(JSON.stringify(first.library)));
  expect(tapOf(second)?.sections[0]?.heading).toBe('Meaning');
});

test('a change of one letter is seen, whatever the times of the file say', async () => {
  await load();
  const path = join(own(), 'runbooks/tap-leak.md');
  retitle('The tap drops');
  utimesSync(path, 0, 0);
  const changed = await load();
  expect(tapOf(changed)?.title).toBe('The tap drops');
  retitle('The tap drips');
  utimesSync(path, 0, 0);
  expect(tapOf(await load())?.title).toBe('The tap drips');
});

test('a file that is new, renamed or gone is seen', async () => {
  await load();
  cpSync(join(own(), 'runbooks/tap-leak.md'), join(own(), 'runbooks/pipe-leak.md'));
  expect((await load()).library.runbooks.map(({ id }) => id)).toEqual(expect.arrayContaining(['tap-leak', 'pipe-leak']));
  rmSync(join(own(), 'runbooks/tap-leak.md'));
  expect(tapOf(await load())).toBeUndefined();
});

test('files that did not change are taken from the last state, and come out the same', async () => {
  await load();
  cpSync(join(own(), 'runbooks/tap-leak.md'), join(own(), 'runbooks/pipe-leak.md'));
  const mixed = await load();
  const fresh = await load({ cached: false });
  expect(JSON.parse(JSON.stringify(mixed.library))).toEqual(JSON.parse(JSON.stringify(fresh.library)));
});

test.each(['titles.json', 'wrong.json'])('a state whose %s is damaged is read again', async (piece) => {
  await load();
  truncateSync(join(cache().folder, stores()[0] ?? '', piece), 50);
  const loaded = await load();
  expect(loaded.read).toBe(true);
  expect(tapOf(loaded)?.title).toBe('The tap drips');
});

test.each(['files.json', 'library.json', 'pages.json'])('where the %s of the last state is damaged, a changed folder is read as a whole', async (piece) => {
  await load();
  truncateSync(join(cache().folder, stores()[0] ?? '', piece), 50);
  cpSync(join(own(), 'runbooks/tap-leak.md'), join(own(), 'runbooks/pipe-leak.md'));
  const loaded = await load();
  expect(JSON.parse(JSON.stringify(loaded.library))).toEqual(JSON.parse(JSON.stringify((await load({ cached: false })).library)));
});

test('another build does not take what this one kept', async () => {
  await load();
  const other = await openWithOwn([own()], async () => ({ ...bundled, symptoms: [] }), { from: root, cache: { ...cache(), build: 'cd'.repeat(32) } });
  expect(other.knowledge.library.symptoms).toEqual([]);
});

test('a few states are kept, the oldest go', async () => {
  for (let n = 0; n < 6; n++) {
    retitle(`The tap drips ${n}`);
    await load();
  }
  expect(stores()).toHaveLength(3);
});

test('what a stopped process left half written goes after an hour', async () => {
  await load();
  const [state = ''] = stores();
  const [old, young] = [`${state}.${randomUUID()}`, `${state}.${randomUUID()}`];
  for (const name of [old, young]) mkdirSync(join(cache().folder, name));
  utimesSync(join(cache().folder, old), 0, 0);
  retitle('The tap drops');
  await load();
  expect(stores()).toContain(young);
  expect(stores()).not.toContain(old);
});

test('a state that another process has kept meanwhile is left as it is, since a third may be reading it', async () => {
  await load();
  const path = join(cache().folder, stores()[0] ?? '', 'library.json');
  const before = statSync(path).ino;
  const { knowledge } = await openWithOwn([own()], async () => bundled, { from: root });
  keep(cache(), (stores()[0] ?? '').slice(17), knowledge.library, { wrong: 0, files: {} });
  expect(statSync(path).ino).toBe(before);
});

test('a cache that cannot be written is no error', async () => {
  writeFileSync(cache().folder, 'a file where a folder should be');
  expect(tapOf(await load())?.title).toBe('The tap drips');
});

test.runIf(existsSync('/proc/self'))('a cache under a folder that can hold none is no error either', async () => {
  const { knowledge } = await openWithOwn([own()], async () => bundled, { from: root, cache: { ...cache(), folder: '/proc/none/stanch' } });
  expect(knowledge.library.runbooks.map(({ id }) => id)).toContain('tap-leak');
});

test('what could not be taken is counted anew each time, though it is in no hash', async () => {
  const link = join(own(), 'runbooks/elsewhere.md');
  expect((await load()).wrong).toBe(0);
  symlinkSync('/etc/hostname', link);
  expect((await load()).wrong).toBe(1);
  rmSync(link);
  expect((await load()).wrong).toBe(0);
});

test('what is wrong is counted, from the cache too, and the rest is there', async () => {
  writeFileSync(join(own(), 'runbooks/broken.md'), Buffer.from([0x41, 0xff]));
  cpSync(join(own(), 'runbooks/tap-leak.md'), join(own(), 'runbooks/fd-leak.md'));
  appendFileSync(join(own(), 'runbooks/tap-leak.md'), '\n<hr>\n');
  const first = await load();
  const second = await load();
  expect([first.wrong, second.wrong]).toEqual([3, 3]);
  expect(tapOf(second)?.title).toBe('The tap drips');
  expect(second.library.runbooks.find(({ id }) => id === 'fd-leak')?.title).not.toBe('The tap drips');
});
