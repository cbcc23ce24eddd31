import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { build } from 'rolldown';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { continueIncident, startIncident } from '../../../cli/journal/journal.ts';
import { eventsFile } from '../../../cli/journal/places.ts';
import { readIncident } from '../../../cli/journal/read.ts';
import { bundleFolder, clock, home, temporaryFolder } from './places.ts';

const bundle = join(bundleFolder(), 'appender.mjs');

/** In one file, because a thousand of them are started. */
beforeAll(async () => {
  await build({ input: join(import.meta.dirname, 'appender.ts'), platform: 'node', output: { file: bundle, format: 'esm', minify: true } });
});

const running = new Set<ChildProcess>();

/** One that outlived its test would go on in the spare places, once its home is removed. */
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

function appender(root: string, id: string, ...rest: string[]) {
  const child = spawn(process.execPath, [bundle, id, ...rest], {
    env: { ...process.env, STANCH_HOME: root, TMPDIR: join(root, 'tmp'), NODE_COMPILE_CACHE: join(dirname(bundle), 'cache') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** The same numbers between 0 and 1 for the same seed. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Ends the child at some moment, and answers with what it said was saved by then. */
async function killed(child: ChildProcess, random: () => number): Promise<readonly string[]> {
  const kill = (): void => void child.kill('SIGKILL');
  // One in ten while it still starts, reads or takes the lock; the others somewhere behind so many acknowledgements.
  let wait = random() < 0.1 ? -1 : Math.floor(random() * 5);
  if (wait < 0) void sleep(random() * 120).then(kill);
  let printed = '';
  for await (const chunk of child.stdout ?? []) {
    printed += chunk;
    if (wait < 0) continue;
    wait -= String(chunk).split('\n').length - 1;
    if (wait < 0) void sleep(random() * 6).then(kill);
  }
  if (child.signalCode === null && child.exitCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  // Without its newline, an id was not said.
  return printed.split('\n').slice(0, -1);
}

const KILLS = 1000;
const LANES = 4;
const KILLS_PER_INCIDENT = 25;

test('everything acknowledged before kill -9 is read back, a thousand times over', { timeout: 900_000 }, async () => {
  const root = join(temporaryFolder(), 'state');
  const places = [home(root)];
  const acknowledged: number[] = [];

  async function lane(seed: number): Promise<void> {
    const random = chance(seed);
    for (let done = 0; done < KILLS / LANES; done += KILLS_PER_INCIDENT) {
      const { journal } = await startIncident({ title: 'x' }, { places, now: Date.now });
      const said: string[] = [];
      for (let index = 0; index < KILLS_PER_INCIDENT; index += 1) said.push(...(await killed(appender(root, journal.id, `child${done + index}`), random)));
      const { events, problems } = await readIncident(journal.id, places);
      const recorded = new Set(events.map(({ id }) => id));
      expect(said.filter((id) => !recorded.has(id))).toEqual([]);
      expect(problems.filter(({ kind }) => kind === 'chain')).toEqual([]);
      acknowledged.push(said.length);
    }
  }

  await Promise.all([...Array(LANES).keys()].map((index) => lane(index + 1)));
  expect(acknowledged).toHaveLength(KILLS / KILLS_PER_INCIDENT);
  expect(acknowledged.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(KILLS);
});

test('a file cut off at any byte of its end is continued, and nothing before the cut is lost', async () => {
  const place = home(join(temporaryFolder(), 'state'));
  const options = { places: [place], now: clock() };
  const { journal } = await startIncident({ title: 'x' }, options);
  for (const text of ['one', 'two – with more than one byte a letter: ä']) await journal.append({ kind: 'note', text });
  const file = eventsFile(place, journal.id);
  const whole = readFileSync(file);
  const lines = whole.toString().trimEnd().split('\n');
  const beforeLast = Buffer.byteLength(`${lines.slice(0, -1).join('\n')}\n`);
  for (let size = beforeLast; size <= whole.length; size += 1) {
    writeFileSync(file, whole);
    truncateSync(file, size);
    const resumed = await continueIncident(journal.id, { ...options, now: clock(Date.parse('2026-11-21T04:00:00Z')) });
    const { unsaved } = await resumed.append({ kind: 'note', text: 'after' });
    expect(unsaved).toBe(false);
    const { state, problems } = await readIncident(journal.id, options.places);
    const kept = size >= whole.length - 1 ? ['one', 'two – with more than one byte a letter: ä', 'after'] : ['one', 'after'];
    expect(state.notes.map(({ text }) => text)).toEqual(kept);
    expect(problems.filter(({ kind }) => kind === 'chain')).toEqual([]);
  }
});

test('two processes of the same responder that append at once share the file, line by line', { timeout: 60_000 }, async () => {
  const root = join(temporaryFolder(), 'state');
  const places = [home(root)];
  const { journal } = await startIncident({ title: 'x' }, { places, now: Date.now });
  const children = [appender(root, journal.id, 'left', '80'), appender(root, journal.id, 'right', '80')];
  for (const child of children) child.stdout.resume();
  await Promise.all(children.map((child) => once(child, 'exit')));
  const { state, problems, remarks } = await readIncident(journal.id, places);
  expect([...problems, ...remarks]).toEqual([]);
  for (const name of ['left', 'right']) expect(state.notes.filter(({ text }) => text.startsWith(name))).toHaveLength(80);
});

test('two responders that append at once write a file each, and are read as one', { timeout: 60_000 }, async () => {
  const root = join(temporaryFolder(), 'state');
  const places = [home(root)];
  const { journal } = await startIncident({ title: 'x' }, { places, now: Date.now, responder: 'maria@a' });
  const children = ['maria@a', 'jo@b'].map((who) => appender(root, journal.id, who, '40', who));
  for (const child of children) child.stdout.resume();
  await Promise.all(children.map((child) => once(child, 'exit')));
  expect(readdirSync(join(root, 'incidents', journal.id)).sort()).toEqual(['jo@b.jsonl', 'maria@a.jsonl', 'redaction.key']);
  const { state, problems, remarks } = await readIncident(journal.id, places);
  expect([...problems, ...remarks]).toEqual([]);
  expect(state.title).toBe('x');
  for (const name of ['maria@a', 'jo@b']) {
    const own = state.notes.filter(({ text }) => text.startsWith(name)).map(({ text }) => Number(text.split(' ')[1]));
    expect(own).toEqual([...Array(40).keys()]);
  }
});
