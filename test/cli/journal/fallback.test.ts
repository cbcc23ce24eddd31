import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { continueIncident, startIncident } from '../../../cli/journal/journal.ts';
import { eventsFile, placesOf, stateDirectory } from '../../../cli/journal/places.ts';
import { readIncident } from '../../../cli/journal/read.ts';
import { clock, home, mountedFolder, spare, temporaryFolder } from './places.ts';

function blockedBy(content = 'a file'): string {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, content);
  return file;
}

describe('the state directory', () => {
  test.each([
    [{ STANCH_HOME: '/a', XDG_STATE_HOME: '/b', HOME: '/c' }, '/a'],
    [{ XDG_STATE_HOME: '/b', HOME: '/c' }, '/b/stanch'],
    [{ XDG_STATE_HOME: 'relative', HOME: '/c' }, '/c/.local/state/stanch'],
    [{ HOME: '/c' }, '/c/.local/state/stanch'],
  ])('of %j is %s', (env, expected) => {
    expect(stateDirectory(env)).toBe(expected);
  });

  test('is followed by TMPDIR and /dev/shm, each under a name of this user', () => {
    const roots = placesOf({ STANCH_HOME: '/a', TMPDIR: '/t' }).map(({ root }) => root);
    expect(roots).toEqual(['/a', `/t/stanch-${process.getuid?.()}`, `/dev/shm/stanch-${process.getuid?.()}`]);
  });
});

describe('when the state directory cannot be written', () => {
  test.each([
    ['lies under a regular file', () => join(blockedBy(), 'state')],
    ['is a regular file', () => blockedBy()],
    ['lies in /proc', () => '/proc/stanch'],
  ])('and %s, the record goes to the next place with a warning', async (_, root) => {
    const second = spare(join(temporaryFolder(), 'stanch-0'));
    const options = { places: [home(root()), second], now: clock() };
    const { journal, saved } = await startIncident({ title: 'x' }, options);
    expect(saved).toMatchObject({ unsaved: false, place: eventsFile(second, journal.id) });
    expect(saved.warning).toMatch(/^The record is kept in .+, which a reboot empties, because .+ \(E[A-Z]+\)\. Make room there or set STANCH_HOME: .+\.$/);
    expect((await readIncident('1', options.places)).state.title).toBe('x');
  });

  test('nor any other place, the record stays in memory, says UNSAVED, and is saved whole once a place opens up', async () => {
    const blocked = blockedBy();
    const options = { places: [home(join(blocked, 'state')), spare(join(blocked, 'tmp'))], now: clock() };
    const { journal, saved } = await startIncident({ title: 'x' }, options);
    expect(saved).toMatchObject({ unsaved: true, place: 'memory', warning: expect.stringMatching(/^UNSAVED: .*ENOTDIR/) });
    await journal.append({ kind: 'note', text: 'in memory' });
    rmSync(blocked);
    const later = await journal.append({ kind: 'note', text: 'on disk' });
    expect(later).toMatchObject({ unsaved: false });
    expect(later.warning).toBeUndefined();
    expect((await readIncident(journal.id, options.places)).events).toEqual(journal.events);
  });

  test('a place in TMPDIR that another user planted, linked or opened is neither written nor read', async () => {
    const temporary = temporaryFolder();
    const [linked, open] = [spare(join(temporary, 'linked')), spare(join(temporary, 'open'))];
    mkdirSync(join(temporary, 'target'), { mode: 0o700 });
    symlinkSync(join(temporary, 'target'), linked.root);
    mkdirSync(open.root);
    chmodSync(open.root, 0o777);
    const { saved } = await startIncident({ title: 'x' }, { places: [linked, open], now: clock() });
    expect(saved).toMatchObject({ unsaved: true, warning: expect.stringContaining('EPERM') });
    expect(existsSync(join(temporary, 'target', 'incidents'))).toBe(false);
    expect(existsSync(join(open.root, 'incidents'))).toBe(false);
  });

  test('a number is not given again that the state directory already gave', async () => {
    const place = home(join(temporaryFolder(), 'state'));
    await startIncident({ title: 'one' }, { places: [place], now: clock() });
    rmSync(join(place.root, 'incidents'), { recursive: true });
    writeFileSync(join(place.root, 'incidents'), 'in the way');
    const { journal } = await startIncident({ title: 'two' }, { places: [place], now: clock() });
    expect(journal.events[0]?.entry).toMatchObject({ number: 2 });
  });
});

describe('on a file system that fills up', () => {
  test('nothing acknowledged is lost, and the record moves back when there is room again', async (context) => {
    const full = mountedFolder('size=64k');
    if (full === undefined) return context.skip('mounting a tmpfs is not permitted here');
    const first = home(join(full, 'state'));
    const second = spare(join(temporaryFolder(), 'spare'));
    const options = { places: [first, second], now: clock() };
    const { journal } = await startIncident({ title: 'x' }, options);
    const places: string[] = [];
    for (let index = 0; index < 20; index += 1) places.push((await journal.append({ kind: 'note', text: `${index} ${'x'.repeat(7000)}` })).place);
    expect(places[0]).toBe(eventsFile(first, journal.id));
    expect(places.at(-1)).toBe(eventsFile(second, journal.id));
    // The line that did not fit is there in part: the disk was really full, not only refused.
    expect(readFileSync(eventsFile(first, journal.id), 'utf8').endsWith('\n')).toBe(false);
    expect((await readIncident(journal.id, [second])).events).toEqual(journal.events);
    expect((await readIncident(journal.id, options.places)).events).toEqual(journal.events);

    const bigger = home(join(temporaryFolder(), 'state'));
    mkdirSync(join(eventsFile(bigger, journal.id), '..'), { recursive: true });
    appendFileSync(eventsFile(bigger, journal.id), readFileSync(eventsFile(first, journal.id)));
    const resumed = await continueIncident(journal.id, { places: [bigger, second], now: clock(Date.parse('2026-11-21T04:00:00Z')) });
    expect(await resumed.append({ kind: 'resumed' })).toMatchObject({ place: eventsFile(bigger, journal.id), unsaved: false });
    const healed = await readIncident(journal.id, [bigger]);
    expect(healed.state.notes).toHaveLength(20);
    expect(healed.problems).toEqual([]);
  });

  test('a read-only one is named as such', async (context) => {
    const readOnly = mountedFolder('ro,size=64k');
    if (readOnly === undefined) return context.skip('mounting a tmpfs is not permitted here');
    const { saved } = await startIncident({ title: 'x' }, { places: [home(join(readOnly, 'state')), spare(join(temporaryFolder(), 'spare'))], now: clock() });
    expect(saved.warning).toContain('the file system is read-only (EROFS)');
  });
});
