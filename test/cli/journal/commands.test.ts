import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { describe, expect, test } from 'vitest';
import { incident } from '../../../cli/commands/incident.ts';
import { postmortem, postmortemWith } from '../../../cli/commands/postmortem.ts';
import { secretDigest } from '../../../cli/secret-digest.ts';
import type { Shell } from '../../../cli/shell.ts';
import { UserError } from '../../../core/errors.ts';
import { makeRedactor } from '../../../core/redact/redact.ts';
import { clock, temporaryFolder } from './places.ts';

function terminal(env: Record<string, string> = {}, commands = [incident, postmortem]) {
  const cwd = temporaryFolder();
  const now = clock();
  const home = { STANCH_HOME: join(cwd, 'state'), TMPDIR: join(cwd, 'tmp'), ...env };
  async function run(...argv: readonly string[]) {
    let out = '';
    let err = '';
    const shell: Shell = {
      out: (text) => void (out += text),
      redactor: makeRedactor(secretDigest()),
      err: (text) => void (err += text),
      env: home,
      cwd,
      stdin: process.stdin,
      stdout: process.stdout,
      stderr: process.stderr,
      interrupted: new AbortController().signal,
      now,
      exitCode: 0,
    };
    const program = new Command('stanch');
    for (const each of commands) each.build(program.command(each.name), shell);
    const settle = (command: Command): void => {
      command.exitOverride().configureOutput({ writeOut: shell.out, writeErr: shell.err });
      command.commands.forEach(settle);
    };
    settle(program);
    await program.parseAsync(argv, { from: 'user' }).catch((error: unknown) => {
      if (!(error instanceof CommanderError)) throw error;
      shell.exitCode = error.exitCode;
    });
    return { out, err, exitCode: shell.exitCode };
  }
  return { cwd, run };
}

describe('stanch incident', () => {
  test('a marked moment becomes a metric with its two anchors, also when it is marked late', async () => {
    const { run } = terminal();
    await run('incident', 'new', 'checkout 5xx');
    await run('incident', 'mark', '1', 'impact-start', '--at', '2026-11-21T02:00:00Z');
    await run('incident', 'mark', '1', 'detected', '--at', '2026-11-21T02:06:00Z');
    const { metrics } = JSON.parse((await run('incident', 'show', '1', '--json')).out);
    expect(metrics['time to detect']).toEqual({ seconds: 360, from: 'impact-start 2026-11-21T02:00:00Z', to: 'detected 2026-11-21T02:06:00Z' });
  });

  test('refuses to mark a moment that no metric knows, and says which there are', async () => {
    const { run } = terminal();
    await run('incident', 'new', 'checkout 5xx');
    const refused = await run('incident', 'mark', '1', 'lunch');
    expect(refused.exitCode).not.toBe(0);
    expect(refused.err).toContain('impact-start');
  });

  test('starts, notes, lists, shows and closes an incident', async () => {
    const { run } = terminal();
    expect((await run('incident', 'new', 'checkout 5xx')).out).toMatch(/^INC-1 {2}[0-9A-Z]{26}\n$/);
    const noted = await run('incident', 'note', '1', 'restarted', 'one', 'of', 'three');
    expect(noted.out).toBe('');
    expect(noted.err).toMatch(/^Recorded in \/.+\/events\.jsonl\n$/);
    await run('incident', 'note', 'INC-1', '--at', '2026-11-21T02:00:00Z', 'first customer called');
    expect((await run('incident', 'list')).out).toBe('INC-1  open  -  2026-11-21T03:00:01Z  checkout 5xx\n');
    const shown = (await run('incident', 'show', '1')).out;
    expect(shown).toMatch(/^INC-1 {2}checkout 5xx\n/);
    expect(shown).toMatch(/02:00:00Z {2}note {14}first customer called \(written down 2026-11-21T03:00:0\dZ\)\n {2}2026-11-21T03:00:01Z {2}declared/);
    expect(shown).toContain('time to detect: not recorded');
    expect((await run('incident', 'close', '1', '--resolution', 'rolled back')).err).toContain('Next: stanch postmortem new INC-1\n');
    expect((await run('incident', 'list')).out).toContain('closed');
    await expect(run('incident', 'close', '1', '--resolution', 'again')).rejects.toThrow('INC-1 is closed already.');
  });

  test('gives the documented JSON, null for what is not recorded', async () => {
    const { run } = terminal();
    await run('incident', 'new', 'x\u009b2J');
    const { out } = await run('incident', 'show', '1', '--json');
    expect(out).not.toContain('\u009b');
    const report = JSON.parse(out);
    expect(Object.keys(report)).toEqual(['schema', 'id', 'number', 'title', 'severity', 'status', 'startedAt', 'events', 'metrics']);
    expect(report).toMatchObject({
      schema: 1,
      title: 'x\u009b2J',
      severity: null,
      status: 'open',
      startedAt: expect.stringMatching(/Z$/),
      events: [{ entry: { kind: 'opened' } }],
      metrics: { 'time to detect': null },
    });
    expect(JSON.parse((await run('incident', 'list', '--json')).out)).toMatchObject({ schema: 1, incidents: [{ number: 1, status: 'open' }] });
  });

  test('says what to do when there is nothing to list', async () => {
    const { run } = terminal();
    expect(await run('incident', 'list')).toMatchObject({ out: '', err: expect.stringContaining('stanch incident new') });
    expect(JSON.parse((await run('incident', 'list', '--json')).out)).toEqual({ schema: 1, incidents: [] });
  });

  test.each([
    [['incident', 'show', '9'], 'There is no incident "9".', 'Recent ones: INC-1'],
    [['incident', 'note', '1', ' '], 'A note cannot be empty.', 'stanch incident note 1'],
    [['incident', 'new', ''], 'A title cannot be empty.', 'stanch incident new'],
    [['incident', 'note', '1', 'x', '--at', 'yesterday'], '--at "yesterday" is not an ISO 8601 time with its zone.', 'Like this: --at 2026'],
    [['incident', 'note', '1', 'x', '--at', '2026-02-31T00:00:00Z'], '--at "2026-02-31T00:00:00Z" is not an ISO 8601 time', 'Like this: --at 2026'],
    [['incident', 'mark', '1', 'detected', '--at', '2026-04-31T23:00:00-05:00'], 'is not an ISO 8601 time', 'Like this: --at 2026'],
    [['incident', 'note', '1', 'x', '--at', '2036-01-01T00:00:00Z'], '--at "2036-01-01T00:00:00Z" has not happened yet.', 'It is 2026'],
    [['incident', 'close', '1', '--resolution', ' '], 'A resolution cannot be empty.', 'stanch incident close 1'],
    [['postmortem', 'new', '01'.padEnd(27, 'X')], 'There is no incident', 'Recent ones'],
  ])('%j is refused with the next step', async (argv, message, hint) => {
    const { run } = terminal();
    await run('incident', 'new', 'one');
    const error = await run(...argv).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ message: expect.stringContaining(message), hint: expect.stringContaining(hint), exitCode: 2 });
  });

  test('warns when the record is not in the state directory', async () => {
    const { cwd, run } = terminal({ STANCH_HOME: '/dev/null/state' });
    const { err, out } = await run('incident', 'new', 'x');
    expect(err).toContain(`The record is kept in ${cwd}/tmp/`);
    expect(out).toMatch(/^INC-\d+ /);
  });

  test.each(['incident', 'incident new', 'incident list', 'incident show', 'incident note', 'incident close', 'postmortem', 'postmortem new'])(
    'stanch %s has an example in its help',
    async (command) => {
      const { run } = terminal();
      expect(await run(...command.split(' '), '--help')).toMatchObject({ exitCode: 0, out: expect.stringMatching(/\nExamples?:\n {2}\$ stanch /) });
    },
  );

  test('says when the record is there and cannot be read', async () => {
    const { cwd, run } = terminal();
    symlinkSync('incidents', join(mkdirSync(join(cwd, 'state'), { recursive: true }) ?? '', 'incidents'));
    await expect(run('incident', 'list')).rejects.toMatchObject({
      message: expect.stringContaining('state/incidents cannot be read: the system refuses (ELOOP).'),
      exitCode: 2,
    });
    await expect(run('incident', 'show', '1')).rejects.toMatchObject({ hint: expect.stringContaining('(ELOOP)') });
  });
});

describe('stanch postmortem new', () => {
  test('prints the draft, or the empty template without an incident', async () => {
    const { run } = terminal();
    await run('incident', 'new', 'checkout 5xx');
    const { out } = await run('postmortem', 'new', '1');
    expect(out).toContain('title: checkout 5xx');
    expect((await run('postmortem', 'new')).out).toContain('title: not recorded');
  });

  test('lists the steps of the playbook that nobody settled', async () => {
    const { run } = terminal();
    await run('incident', 'new', 'checkout 5xx');
    expect((await run('postmortem', 'new', '1')).out).toMatch(/- not recorded: \*\*1\.1\*\* /);
  });

  test('drafts without the library when that cannot be read, and says so', async () => {
    const broken = postmortemWith(() => Promise.reject(new UserError('The folder is gone.')));
    const { run } = terminal({}, [incident, broken]);
    await run('incident', 'new', 'checkout 5xx');
    const { out, err } = await run('postmortem', 'new', '1');
    expect(out).toContain('title: checkout 5xx');
    expect(err).toBe('Without links to runbooks, because the library cannot be read: The folder is gone.\n');
  });

  test('says why a file cannot be written', async () => {
    const { cwd, run } = terminal();
    await expect(run('postmortem', 'new', '--out', 'no/such/folder.md')).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('cannot be written'),
      hint: expect.stringContaining('--out'),
    });
    expect(existsSync(join(cwd, 'no'))).toBe(false);
  });
});
