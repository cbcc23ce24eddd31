import { appendFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createEffects } from '../../../cli/commands/triage-effects.ts';
import { secretDigest } from '../../../cli/secret-digest.ts';
import type { Shell } from '../../../cli/shell.ts';
import { makeRedactor } from '../../../core/redact/redact.ts';

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
