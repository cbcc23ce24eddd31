import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startIncident } from '../../../cli/journal/journal.ts';
import { readIncident } from '../../../cli/journal/read.ts';
import { clock, home, temporaryFolder } from './places.ts';

function appender(root: string, id: string, ...rest: string[]) {
  return spawn(process.execPath, [join(import.meta.dirname, 'appender.ts'), id, ...rest], {
    env: { ...process.env, STANCH_HOME: root, TMPDIR: join(root, 'tmp') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

test('everything acknowledged before kill -9 is read back, forty times over', { timeout: 120_000 }, async () => {
  const root = join(temporaryFolder(), 'state');
  const places = [home(root)];
  const { journal } = await startIncident({ title: 'x' }, { places, now: clock() });
  const acknowledged: string[] = [];

  async function round(index: number) {
    const child = appender(root, journal.id, `child${index}`);
    // Another moment each time: after so many bytes of acknowledgements, wherever the child is then.
    let wait = 1 + ((index * 37) % 400);
    let printed = '';
    for await (const chunk of child.stdout) {
      printed += chunk;
      wait -= chunk.length;
      if (wait <= 0) child.kill('SIGKILL');
    }
    if (child.signalCode === null && child.exitCode === null) await once(child, 'exit');
    expect(child.signalCode).toBe('SIGKILL');
    acknowledged.push(...printed.split('\n').filter((line) => line.length === 26));
  }

  for (let index = 0; index < 40; index += 4) await Promise.all([0, 1, 2, 3].map((more) => round(index + more)));
  const { events } = await readIncident(journal.id, places);
  const recorded = new Set(events.map(({ id }) => id));
  expect(acknowledged.length).toBeGreaterThan(40);
  expect(acknowledged.filter((id) => !recorded.has(id))).toEqual([]);
});

test('two processes that append at once leave every line whole', { timeout: 60_000 }, async () => {
  const root = join(temporaryFolder(), 'state');
  const places = [home(root)];
  const { journal } = await startIncident({ title: 'x' }, { places, now: clock() });
  const children = [appender(root, journal.id, 'left', '80'), appender(root, journal.id, 'right', '80')];
  for (const child of children) child.stdout.resume();
  await Promise.all(children.map((child) => once(child, 'exit')));
  const { state, problems } = await readIncident(journal.id, places);
  expect(problems).toEqual([]);
  for (const name of ['left', 'right']) expect(state.notes.filter(({ text }) => text.startsWith(name))).toHaveLength(80);
});
