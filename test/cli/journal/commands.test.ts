import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { incident } from '../../../cli/commands/incident.ts';
import { postmortemWith } from '../../../cli/commands/postmortem.ts';
import { UserError } from '../../../core/errors.ts';
import { terminal } from './terminal.ts';

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
    expect(noted.err).toMatch(/^Recorded in \/.+-on-.+\.jsonl\n$/);
    await run('incident', 'note', 'INC-1', '--at', '2026-11-21T02:00:00Z', 'first customer called');
    expect((await run('incident', 'list')).out).toBe('INC-1  open  -  2026-11-21T03:00:01Z  checkout 5xx\n');
    const shown = (await run('incident', 'show', '1')).out;
    expect(shown).toMatch(/^INC-1 {2}checkout 5xx\n/);
    expect(shown).toMatch(/02:00:00Z {2}note {16}first customer called \(written down 2026-11-21T03:00:0\dZ\)\n {2}2026-11-21T03:00:01Z {2}declared/);
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
    expect(Object.keys(report)).toEqual([
      ...['schema', 'id', 'number', 'title', 'severity', 'status', 'startedAt', 'events', 'metrics', 'usersHurt', 'impact', 'severities', 'objectives'],
      ...['leak', 'missingMarks', 'chain', 'problems', 'remarks'],
    ]);
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

  test.each([
    'incident',
    ...['new', 'list', 'show', 'note', 'mark', 'severity', 'impact', 'slo', 'resume', 'handoff', 'close', 'verify', 'purge'].map((verb) => `incident ${verb}`),
    'postmortem',
    'postmortem new',
  ])('stanch %s has an example in its help', async (command) => {
    const { run } = terminal();
    expect(await run(...command.split(' '), '--help')).toMatchObject({ exitCode: 0, out: expect.stringMatching(/\nExamples?:\n {2}\$ stanch /) });
  });

  test('says when the record is there and cannot be read', async () => {
    const { cwd, run } = terminal();
    symlinkSync('incidents', join(mkdirSync(join(cwd, 'state'), { recursive: true }) ?? '', 'incidents'));
    await expect(run('incident', 'list')).rejects.toMatchObject({
      message: expect.stringContaining('state/incidents cannot be read: a symbolic link is in the way (ELOOP).'),
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
    const { run } = terminal();
    await expect(run('postmortem', 'new', '--out', '/proc/no/such.md')).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('cannot be written'),
      hint: expect.stringContaining('--out'),
    });
  });
});
