import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createEffects } from '../../../cli/commands/triage-effects.ts';
import { secretDigest } from '../../../cli/secret-digest.ts';
import type { Shell } from '../../../cli/shell.ts';
import { UserError } from '../../../core/errors.ts';
import { makeRedactor } from '../../../core/redact/redact.ts';
import { startForTest } from '../../fixtures/start.ts';

function here() {
  const cwd = mkdtempSync(join(tmpdir(), 'stanch-effects-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  const shell: Shell = {
    out: () => {},
    redactor: makeRedactor(secretDigest()),
    err: () => {},
    env: { STANCH_HOME: cwd, TMPDIR: join(cwd, 'tmp') },
    cwd,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    interrupted: new AbortController().signal,
    now: () => Date.parse('2026-11-21T03:00:00Z'),
    exitCode: 0,
  };
  return { cwd, shell };
}

test('a line of the record that cannot be read is said when it is read back, and in the postmortem', async () => {
  const { shell } = here();
  const { place, event } = await (await createEffects(shell)).effects.open('checkout 5xx');
  appendFileSync(place, 'not an entry\n');
  const { effects } = await createEffects(shell);
  const says = 'line 2 cannot be read: it is not JSON';
  expect(await effects.load(event.id)).toEqual({ events: [event], unreadable: [says] });
  const path = await effects.writePostmortem();
  onTestFinished(() => rmSync(path, { force: true }));
  expect(readFileSync(path, 'utf8')).toContain(`- Not readable in the record: ${says}`);
});

test('open incidents come with their name, and with the places that cannot be read', async () => {
  const { cwd, shell } = here();
  const { event } = await (await createEffects(shell)).effects.open('checkout 5xx');
  const { effects } = await createEffects(shell);
  const number = event.entry.kind === 'opened' ? event.entry.number : undefined;
  expect(await effects.openIncidents()).toMatchObject({
    incidents: expect.arrayContaining([expect.objectContaining({ id: event.id, name: `INC-${number}`, title: 'checkout 5xx' })]),
    unreadable: [],
  });
  rmSync(join(cwd, 'incidents'), { recursive: true });
  symlinkSync('incidents', join(cwd, 'incidents'));
  expect((await effects.openIncidents()).unreadable).toEqual([expect.stringContaining('incidents cannot be read')]);
});

test.each([
  ['dsn', 'postgres://app@db:5432/orders', { kind: 'postgres', address: 'postgres://app@db:5432/orders' }],
  ['page', '127.0.0.1:6060', { kind: 'pprof', address: 'http://127.0.0.1:6060/debug/pprof' }],
  ['page', 'http://127.0.0.1:6060/debug/vars', { kind: 'expvar', address: 'http://127.0.0.1:6060/debug/vars' }],
  ['page', ' 127.0.0.1:9100/metrics ', { kind: 'metrics', address: 'http://127.0.0.1:9100/metrics' }],
] as const)('as a %s, %j is understood', async (kind, text, endpoint) => {
  expect((await createEffects(here().shell)).effects.endpoint(kind, text)).toEqual(endpoint);
});

test.each([
  ['dsn', 'postgres://app:hunter2@db/orders'],
  ['dsn', 'postgres://app@db/orders?password=hunter2'],
  ['page', 'http://app:hunter2@127.0.0.1:6060'],
  ['page', 'app:hunter2@127.0.0.1:6060'],
  ['dsn', 'what is this'],
] as const)('as a %s, %j is refused, and no password is repeated', async (kind, text) => {
  const { effects } = await createEffects(here().shell);
  const refused = (() => {
    try {
      return JSON.stringify(effects.endpoint(kind, text));
    } catch (error) {
      return error instanceof UserError ? error.message : 'a bug';
    }
  })();
  expect(refused).toMatch(/^(Not taken|That is no address)/);
  expect(refused).not.toContain('hunter2');
});

test('a process is captured into the working directory, and a running one only', async () => {
  const { cwd, shell } = here();
  const child = startForTest('sleep', '60');
  const { effects } = await createEffects(shell);
  const looks: string[] = [];
  const stop = new AbortController();
  // Whoever leaves after the first look keeps it.
  const onLook = (look: number, of: number) => {
    looks.push(`${look} of ${of}`);
    stop.abort();
  };
  const { path } = await effects.capture(child.pid ?? 0, { signal: stop.signal, onLook });
  expect(looks).toEqual(['1 of 2']);
  expect(path).toMatch(new RegExp(`^${cwd}/stanch-sleep-${child.pid}-.*\\.tar\\.gz$`));
  expect(statSync(path).mode & 0o077).toBe(0);
  child.kill();
  await once(child, 'exit');
  await expect(effects.capture(child.pid ?? 0, { signal: stop.signal, onLook })).rejects.toThrow('No process has the pid');
});
