import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { continueIncident, type JournalOptions, startIncident } from '../../../cli/journal/journal.ts';
import { eventsFile } from '../../../cli/journal/places.ts';
import { readIncident } from '../../../cli/journal/read.ts';
import { clock, home, temporaryFolder } from './places.ts';

const ME = 'maria@a';

/** An incident with one note, and the file that its responder writes. */
async function setUp() {
  const place = home(join(temporaryFolder(), 'state'));
  const options: JournalOptions = { places: [place], now: clock(), responder: ME };
  const { journal } = await startIncident({ title: 'x' }, options);
  await journal.append({ kind: 'note', text: 'first' });
  return { id: journal.id, place, options, file: eventsFile(place, journal.id, ME) };
}

const notesOf = async (id: string, { places }: JournalOptions) => (await readIncident(id, places)).state.notes.map(({ text }) => text);

describe('what is in the way of a journal is told and left as it is', () => {
  test.each<[string, (file: string) => void, RegExp]>([
    ['a symbolic link', (file) => symlinkSync('/etc/hostname', file), /is a symbolic link, which is not followed/],
    ['a link to nothing', (file) => symlinkSync('nowhere', file), /is a symbolic link, which is not followed/],
    ['a pipe that nobody reads', (file) => void execFileSync('mkfifo', [file]), /is no regular file/],
    ['a folder', (file) => void mkdirSync(file), /is no regular file/],
    [
      'a file of 200 MB',
      (file) => {
        writeFileSync(file, '');
        truncateSync(file, 200 * 1024 * 1024);
      },
      /^the file has 200 MB, more than the 64 MB that are read$/,
    ],
  ])('%s', async (_, put, says) => {
    const { id, place, options } = await setUp();
    const file = eventsFile(place, id, 'jo@b');
    put(file);
    const before = lstatSync(file);
    const read = await readIncident(id, options.places);
    expect(read.problems).toMatchObject([{ file, line: 0, says: expect.stringMatching(says) }]);
    expect(read.state.notes).toHaveLength(1);

    const journal = await continueIncident(id, { ...options, responder: 'jo@b' });
    const saved = await journal.append({ kind: 'note', text: 'second' });
    expect(saved).toMatchObject({ unsaved: false, place: eventsFile(place, id, 'jo@b.2'), warning: expect.stringContaining(`because ${file} cannot be used`) });
    expect(await notesOf(id, options)).toEqual(['first', 'second']);
    expect(lstatSync(file)).toMatchObject({ size: before.size, ino: before.ino, mtimeMs: before.mtimeMs });
  });

  test('a file that is no journal at all', async () => {
    const { id, options, file } = await setUp();
    const log = join(dirname(file), 'app.jsonl');
    writeFileSync(log, '{"level":"info"}\n'.repeat(1000));
    const { problems, state } = await readIncident(id, options.places);
    expect(problems).toMatchObject([{ file: log, says: expect.stringContaining('none of its 1000 lines is an event of this incident') }]);
    expect(state.notes).toHaveLength(1);
  });

  test('a journal of hundreds of thousands of lines is read all the same', { timeout: 120_000 }, async () => {
    const { id, options, file } = await setUp();
    const [line = ''] = readFileSync(file, 'utf8').split('\n').slice(-2);
    writeFileSync(join(dirname(file), 'jo@b.jsonl'), `${line}\n`.repeat(130_000));
    const { problems, remarks, state } = await readIncident(id, options.places);
    expect(state.notes).toHaveLength(1);
    expect(problems.length + remarks.length).toBeLessThan(60);
    const saved = await (await continueIncident(id, { ...options, responder: 'jo@b' })).append({ kind: 'note', text: 'second' });
    expect(saved).toMatchObject({ unsaved: false, place: join(dirname(file), 'jo@b.jsonl') });
  });

  test('the journal of another incident', async () => {
    const { id, options, file } = await setUp();
    const other = await startIncident({ title: 'other' }, options);
    copyFileSync(eventsFile(options.places[0]!, other.journal.id, ME), join(dirname(file), 'jo@b.jsonl'));
    const { problems, state } = await readIncident(id, options.places);
    expect(problems).toMatchObject([{ kind: 'foreign', says: `line 1 belongs to another incident, ${other.journal.id}` }]);
    expect(state.title).toBe('x');
  });

  test('files that do not end in .jsonl are nobody’s business', async () => {
    const { id, options, file } = await setUp();
    writeFileSync(join(dirname(file), 'postmortem-INC-1.md'), '# mine');
    expect((await readIncident(id, options.places)).problems).toEqual([]);
  });
});

describe('a lock', () => {
  test('whose holder is dead is taken over', async () => {
    const { id, options, file } = await setUp();
    const child = spawn('/bin/true');
    await once(child, 'exit');
    symlinkSync(`${child.pid}.1`, `${file}.lock`);
    const saved = await (await continueIncident(id, options)).append({ kind: 'note', text: 'second' });
    expect(saved).toMatchObject({ place: file });
    expect(saved.warning).toBeUndefined();
    expect(readdirSync(dirname(file)).sort()).toEqual([`${ME}.jsonl`, 'redaction.key']);
  });

  test('that was left behind before a restart is taken over, whoever has its number now', async () => {
    const { id, options, file } = await setUp();
    symlinkSync(`${process.pid}.0`, `${file}.lock`);
    execFileSync('touch', ['-h', '-d', '2 hours ago', `${file}.lock`]);
    expect(await (await continueIncident(id, options)).append({ kind: 'note', text: 'second' })).toMatchObject({ place: file });
  });

  test('that a living process holds for long sends us to a file of our own, and says so', async () => {
    const { id, place, options, file } = await setUp();
    const holder = spawn('/bin/sleep', ['60']);
    onTestFinished(() => void holder.kill());
    symlinkSync(`${holder.pid}.1`, `${file}.lock`);
    const saved = await (await continueIncident(id, options)).append({ kind: 'note', text: 'second' });
    expect(saved.place).toBe(eventsFile(place, id, `${ME}.2`));
    expect(saved.warning).toMatch(/because .+ cannot be used: another process is writing there \(EBUSY\)/);
    expect(readlinkSync(`${file}.lock`)).toBe(`${holder.pid}.1`);
    expect(await notesOf(id, options)).toEqual(['first', 'second']);
  });
});

describe('records that were merged', () => {
  test('a journal of format 1 is read, and goes on in a file of its own', async () => {
    const { id, options, file } = await setUp();
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    const old = lines.map((line) => {
      const { seq: _, prev: __, incident: ___, v: ____, id: of, ...rest } = JSON.parse(line);
      return JSON.stringify({ v: 1, id: of, ...rest });
    });
    const legacy = join(dirname(file), 'events.jsonl');
    execFileSync('mv', [file, legacy]);
    writeFileSync(legacy, `${old.join('\n')}\n`);
    const journal = await continueIncident(id, options);
    expect(journal.problems).toEqual([]);
    await journal.append({ kind: 'note', text: 'second' });
    expect(readFileSync(legacy, 'utf8')).toBe(`${old.join('\n')}\n`);
    expect(await notesOf(id, options)).toEqual(['first', 'second']);
    // Whoever cuts the old file now is found out by the new one.
    writeFileSync(legacy, `${old[0]}\n`);
    expect((await readIncident(id, options.places)).problems).toMatchObject([
      { file, kind: 'chain', says: expect.stringContaining('events.jsonl that is not there') },
    ]);
  });

  test('what two hosts wrote is one record after one folder was copied over the other', async () => {
    const { id, options, file } = await setUp();
    const away = home(join(temporaryFolder(), 'state'));
    mkdirSync(join(eventsFile(away, id), '..'), { recursive: true });
    copyFileSync(file, eventsFile(away, id, ME));
    const elsewhere = { ...options, places: [away], responder: 'jo@b' };
    await (await continueIncident(id, elsewhere)).append({ kind: 'note', text: 'over there' });
    await (await continueIncident(id, options)).append({ kind: 'note', text: 'over here' });
    copyFileSync(eventsFile(away, id, 'jo@b'), eventsFile(options.places[0]!, id, 'jo@b'));
    const { problems, remarks, state } = await readIncident(id, options.places);
    expect([...problems, ...remarks]).toEqual([]);
    expect(state.notes.map(({ text }) => text).toSorted()).toEqual(['first', 'over here', 'over there']);
  });

  test('one file that went on in two places and was merged with conflict markers loses nothing, and says so', async () => {
    const { id, options, file } = await setUp();
    const base = readFileSync(file, 'utf8');
    await (await continueIncident(id, options)).append({ kind: 'note', text: 'ours' });
    const ours = readFileSync(file, 'utf8').slice(base.length);
    writeFileSync(file, base);
    await (await continueIncident(id, options)).append({ kind: 'note', text: 'theirs' });
    const theirs = readFileSync(file, 'utf8').slice(base.length);
    writeFileSync(file, `${base}<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> theirs\n`);
    const { state, problems, remarks } = await readIncident(id, options.places);
    expect(state.notes.map(({ text }) => text)).toEqual(['first', 'ours', 'theirs']);
    expect(problems).toEqual([]);
    expect(remarks.map(({ kind, line }) => [kind, line])).toEqual([
      ['conflict', 3],
      ['fork', 6],
    ]);
    await (await continueIncident(id, options)).append({ kind: 'note', text: 'after' });
    expect((await readIncident(id, options.places)).problems).toEqual([]);
  });

  test('a clock that was put back changes no order, and the step is named', async () => {
    const { id, options } = await setUp();
    const back = await continueIncident(id, { ...options, now: clock(Date.parse('2026-11-21T01:00:00Z')) });
    await back.append({ kind: 'note', text: 'second' });
    const { state, remarks } = await readIncident(id, options.places);
    expect(state.notes.map(({ text }) => text)).toEqual(['first', 'second']);
    expect(remarks).toMatchObject([
      { kind: 'clock-step', says: expect.stringMatching(/^the clock went back 2 h between line 2 and line 3; the order is the one written$/) },
    ]);
  });

  test('a checkout that opened the files to others is closed with the next line', async () => {
    const { id, options, file } = await setUp();
    chmodSync(file, 0o644);
    utimesSync(file, 0, 0);
    await (await continueIncident(id, options)).append({ kind: 'note', text: 'second' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('the hash of the last line is that of sha256sum', async () => {
    const { id, options, file } = await setUp();
    const { head } = await (await continueIncident(id, options)).append({ kind: 'note', text: 'ä' });
    expect(execFileSync('/bin/sh', ['-c', 'tail -n 1 "$0" | sha256sum', file], { encoding: 'utf8' })).toBe(`${head}  -\n`);
    appendFileSync(file, '{"v":2,"id"');
    expect((await readIncident(id, options.places)).files[0]?.chain.head?.hash).toBe(head);
  });
});
