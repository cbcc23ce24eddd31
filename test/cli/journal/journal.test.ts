import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { continueIncident, startIncident } from '../../../cli/journal/journal.ts';
import { eventsFile } from '../../../cli/journal/places.ts';
import { listIncidents, readIncident } from '../../../cli/journal/read.ts';
import { clock, home, temporaryFolder } from './places.ts';

function setUp() {
  const place = home(join(temporaryFolder(), 'state'));
  return { place, options: { places: [place], now: clock() } };
}

describe('the journal', () => {
  test('gives back what was appended, in order, with the incident id on the first event', async () => {
    const { options } = setUp();
    const { journal, saved } = await startIncident({ title: 'checkout 5xx', usersHurt: 'yes' }, options);
    await journal.append({ kind: 'note', text: 'first' });
    await journal.append({ kind: 'note', text: 'late' }, { at: '2026-11-21T02:50:00.000Z' });
    const read = await readIncident(journal.id, options.places);
    expect(read.events).toEqual(journal.events);
    expect(read.events[0]?.id).toBe(journal.id);
    expect(read.state).toMatchObject({
      title: 'checkout 5xx',
      number: 1,
      usersHurt: 'yes',
      notes: [{ text: 'first' }, { text: 'late', at: '2026-11-21T02:50:00.000Z' }],
    });
    expect(read.problems).toEqual([]);
    expect(saved).toMatchObject({ unsaved: false, place: eventsFile(options.places[0]!, journal.id) });
    expect(saved.warning).toBeUndefined();
  });

  test('is closed to other users', async () => {
    const { place, options } = setUp();
    const { journal } = await startIncident({ title: 'x' }, options);
    const file = eventsFile(place, journal.id);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(file, '..')).mode & 0o777).toBe(0o700);
    expect(statSync(place.root).mode & 0o777).toBe(0o700);
    expect(statSync(join(place.root, 'numbers', '1')).mode & 0o777).toBe(0o600);
  });

  test('keeps appends in the order they were called without waiting', async () => {
    const { options } = setUp();
    const { journal } = await startIncident({ title: 'x' }, options);
    await Promise.all([...Array(20).keys()].map((index) => journal.append({ kind: 'note', text: String(index) })));
    const { state } = await readIncident('1', options.places);
    expect(state.notes.map(({ text }) => text)).toEqual([...Array(20).keys()].map(String));
  });

  test('writes text from outside so that showing the file on a terminal is harmless', async () => {
    const { place, options } = setUp();
    const text = 'a\u001b[2J\u009b31m\u202e\u{e0041} b\nc';
    const { journal } = await startIncident({ title: text }, options);
    expect(readFileSync(eventsFile(place, journal.id), 'utf8')).toMatch(/^[\x20-\x7e]+\n$/);
    expect((await readIncident('1', options.places)).state.title).toBe(text);
  });

  test('numbers incidents one after the other, also when many start at once, and never twice', async () => {
    const { place, options } = setUp();
    const started = await Promise.all([...Array(12).keys()].map((index) => startIncident({ title: `i${index}` }, options)));
    expect(new Set(started.map(({ journal }) => journal.id)).size).toBe(12);
    const numbers = (await listIncidents(options.places)).map(({ state }) => state.number ?? 0);
    expect(numbers.toSorted((a, b) => a - b)).toEqual([...Array(12).keys()].map((index) => index + 1));
    expect(readdirSync(join(place.root, 'numbers'))).toHaveLength(12);
  });

  test.each(['2', 'INC-2', 'inc-002', ' 2 '])('finds the second incident as %j', async (which) => {
    const { options } = setUp();
    await startIncident({ title: 'one' }, options);
    await startIncident({ title: 'two' }, options);
    expect((await readIncident(which, options.places)).state.title).toBe('two');
  });

  test('finds an incident by the beginning of its id, in any case', async () => {
    const { options } = setUp();
    const { journal } = await startIncident({ title: 'one' }, options);
    expect((await readIncident(journal.id.slice(0, 14).toLowerCase(), options.places)).id).toBe(journal.id);
  });

  test('says which incidents there are when the asked one is not, or when several are meant', async () => {
    const { options } = setUp();
    await expect(readIncident('7', options.places)).rejects.toMatchObject({
      name: 'UserError',
      message: 'There is no incident "7".',
      hint: expect.stringContaining('stanch incident new'),
    });
    await startIncident({ title: 'one' }, options);
    await startIncident({ title: 'two' }, options);
    await expect(readIncident('\u001b7', options.places)).rejects.toMatchObject({
      message: 'There is no incident "\\x1b7".',
      hint: expect.stringMatching(/^Recent ones: INC-2 \(\w{26}, two\) · INC-1/),
    });
    await expect(readIncident('01M', options.places)).rejects.toMatchObject({ message: expect.stringContaining('2 incidents') });
  });

  test('lists the newest first', async () => {
    const { options } = setUp();
    for (const title of ['one', 'two', 'three']) await startIncident({ title }, options);
    expect((await listIncidents(options.places)).map(({ state }) => state.title)).toEqual(['three', 'two', 'one']);
  });
});

describe('a damaged record', () => {
  test('tolerates a last line that was cut off, says so, and writes on behind it', async () => {
    const { place, options } = setUp();
    const { journal } = await startIncident({ title: 'x' }, options);
    const file = eventsFile(place, journal.id);
    appendFileSync(file, '{"v":1,"id":"01KAHJ');
    const read = await readIncident('1', options.places);
    expect(read.problems).toMatchObject([{ kind: 'truncated-tail', line: 2, file }]);
    const resumed = await continueIncident('1', options);
    await resumed.append({ kind: 'note', text: 'after the crash' });
    const again = await readIncident('1', options.places);
    expect(again.state.notes).toMatchObject([{ text: 'after the crash' }]);
    expect(again.problems).toMatchObject([{ kind: 'broken', line: 2 }]);
  });

  test('reports a broken line in the middle by its number and reads the rest', async () => {
    const { place, options } = setUp();
    const { journal } = await startIncident({ title: 'x' }, options);
    await journal.append({ kind: 'note', text: 'lost' });
    await journal.append({ kind: 'note', text: 'kept' });
    const file = eventsFile(place, journal.id);
    const lines = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, [lines[0], '\u0000garbage\u001b[2J', '{"v":1,"id":"x"}', ...lines.slice(2)].join('\n'));
    const read = await readIncident('1', options.places);
    expect(read.state.notes).toMatchObject([{ text: 'kept' }]);
    expect(read.problems.map(({ line, says }) => [line, says])).toEqual([
      [2, 'line 2 cannot be read: it is not JSON'],
      [3, expect.stringMatching(/^line 3 cannot be read: at: /)],
      [4, 'the chain does not hold at line 4: one line is missing before it'],
    ]);
  });

  test('lists an incident of which no line can be read, instead of hiding it', async () => {
    const { place, options } = setUp();
    const { journal } = await startIncident({ title: 'x' }, options);
    writeFileSync(eventsFile(place, journal.id), 'garbage\n');
    const [listed] = await listIncidents(options.places);
    expect(listed).toMatchObject({ id: journal.id, events: [], problems: [{ line: 1 }] });
  });

  test('writes the whole record again when the file was emptied under it', async () => {
    const { place, options } = setUp();
    const { journal } = await startIncident({ title: 'x' }, options);
    writeFileSync(eventsFile(place, journal.id), '');
    await journal.append({ kind: 'note', text: 'n' });
    expect((await readIncident('1', options.places)).events).toEqual(journal.events);
  });
});
