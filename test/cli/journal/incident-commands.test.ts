import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { incidentWith } from '../../../cli/commands/incident.ts';
import { readMoment } from '../../../cli/commands/incident-time.ts';
import { UserError } from '../../../core/errors.ts';
import { LIBRARY } from '../../fixtures/library.ts';
import { terminal } from './terminal.ts';

const NOW = Date.parse('2026-11-30T12:00:00Z');

describe('a typed time', () => {
  test.each([
    ['2026-11-21T03:05:10Z', '2026-11-21T03:05:10.000Z', 'second'],
    ['2026-11-21T03:05Z', '2026-11-21T03:05:00.000Z', 'minute'],
    ['~2026-11-21T03:05:10Z', '2026-11-21T03:05:10.000Z', 'minute'],
    ['~2026-11-21T03:05Z', '2026-11-21T03:05:00.000Z', 'minute'],
    ['2026-11-21T04:05+01:00', '2026-11-21T03:05:00.000Z', 'minute'],
    ['2026-11-21T03Z', '2026-11-21T03:00:00.000Z', 'hour'],
    ['2026-11-21', '2026-11-21T00:00:00.000Z', 'day'],
    ['2026-11-21T04:05:10[Europe/Berlin]', '2026-11-21T03:05:10.000Z', 'second'],
    ['2026-07-21T05:05[Europe/Berlin]', '2026-07-21T03:05:00.000Z', 'minute'],
  ])('%s is %s, to the %s', async (typed, at, precision) => {
    expect(await readMoment(typed, { option: '--at', now: NOW })).toEqual({ at, precision });
  });

  test('is known no better than was said', async () => {
    expect(await readMoment('2026-11-21T03:05:10Z', { option: '--at', now: NOW, precision: 'hour' })).toMatchObject({ precision: 'hour' });
    expect(await readMoment('2026-11-21', { option: '--at', now: NOW, precision: 'minute' })).toMatchObject({ precision: 'day' });
  });

  test.each([
    ['2026-11-21T03:05 CET', 'names its zone by letters', 'Say the offset instead of CET'],
    ['2026-11-21T03:05PST', 'names its zone by letters', 'Say the offset instead of PST'],
    ['2026-11-21 03:05', 'is not an ISO 8601 time with its zone', 'Add Z for UTC, or the offset'],
    ['2026-11-21T03:05', 'is not an ISO 8601 time with its zone', 'Add Z for UTC, or the offset'],
    ['2026-03-29T02:30[Europe/Berlin]', 'never was: the clock of Europe/Berlin was put forward', '2026-03-29T02:30+01:00 or 2026-03-29T02:30+02:00'],
    ['2026-10-25T02:30[Europe/Berlin]', 'was twice: the clock of Europe/Berlin was put back', 'First it was 2026-10-25T02:30+02:00'],
    ['2026-11-21T03:05[Europe/Atlantis]', 'is no time in a zone that is known here', '[Europe/Berlin]'],
    ['2026-11-21T25:05[Europe/Berlin]', 'is no time in a zone that is known here', '[Europe/Berlin]'],
    ['2026-11-21T25:05Z', 'is not an ISO 8601 time', 'Like this'],
    ['2027-01-01', 'has not happened yet', 'It is 2026-11-30'],
    ['03:05', 'is not an ISO 8601 time', 'Like this'],
    ['\u001b[2J', 'is not an ISO 8601 time', 'Like this'],
  ])('%j is refused with the next step', async (typed, message, hint) => {
    const error = await readMoment(typed, { option: '--at', now: NOW }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ message: expect.stringContaining(message), hint: expect.stringContaining(hint) });
    expect((error as UserError).message).not.toContain('\u001b');
  });
});

describe('stanch incident', () => {
  test('tells how bad it is, what it hurt and what that cost, each figure with its moments', async () => {
    const { run } = terminal();
    await run('incident', 'new', 'checkout 5xx', '--severity', 'sev3', '--users-hurt', 'yes');
    await run('incident', 'severity', '1', 'sev2', '--note', 'all regions');
    await run('incident', 'impact', '1', '--from', '2026-11-21T01:00:00Z', '--to', '2026-11-21T02:43:00Z', '--error-ratio', '0.38');
    await run('incident', 'slo', '1', '--name', 'availability', '--target', '0.999', '--window', '30d');
    await run(
      'incident',
      'mark',
      '1',
      'detected',
      '--at',
      '2026-11-21T00:54:00Z',
      '--note',
      'fd alert',
      '--evidence',
      'https://g.example/d/1',
      '--evidence',
      'E1',
    );
    await run('incident', 'note', '1', '--at', '~2026-11-21T01:30Z', 'a customer called');
    const shown = (await run('incident', 'show', '1')).out;
    expect(shown).toContain('2026-11-21T00:54:00Z  detected            Detected: fd alert (https://g.example/d/1; E1; written down ');
    expect(shown).toContain('~2026-11-21T01:30Z    note                a customer called (written down');
    expect(shown).toContain('time to detect: detected 6 min before impact, from impact-start 2026-11-21T01:00:00Z to detected 2026-11-21T00:54:00Z');
    expect(shown).toContain('availability, 99.9 % over 30 d: 90.6 % of the budget, 39.1 min of 43.2 min, from impact-start 2026-11-21T01:00:00Z to impact-end');
    expect(shown).toMatch(/sev3: 1 s, from sev3 \S+ to sev2 \S+\n {2}sev2: since 2026/);
    expect(shown).toContain('leak rate: not recorded');
    const report = JSON.parse((await run('incident', 'show', '1', '--json')).out);
    expect(report).toMatchObject({
      usersHurt: 'yes',
      severity: 'sev2',
      impact: [{ from: '2026-11-21T01:00:00.000Z', errorRatio: 0.38 }],
      objectives: [{ name: 'availability', spent: expect.closeTo(0.906, 3) }],
      leak: { leakRate: null },
      chain: { holds: true, files: [{ events: 7, chained: true, head: expect.stringMatching(/^[0-9a-f]{64}$/) }] },
      problems: [],
      remarks: [],
    });
    expect(report.missingMarks).toContain('mitigated');
  });

  test('prints a hash at the end that finds its line again, and says when the chain is broken', async () => {
    const { cwd, run } = terminal();
    const id = (await run('incident', 'new', 'x')).out.trim().split('  ')[1] ?? '';
    await run('incident', 'note', '1', 'n');
    const { err } = await run('incident', 'close', '1', '--resolution', 'rolled back');
    const head = /Head of the record, to publish or keep elsewhere: ([0-9a-f]{64})\n/.exec(err)?.[1] ?? '';
    await run('incident', 'note', '1', 'later');
    expect(await run('incident', 'verify', '1', '--head', head)).toMatchObject({ exitCode: 0, out: expect.stringContaining('The line of that hash is in ') });
    expect(await run('incident', 'verify', '1', '--head', '0'.repeat(64))).toMatchObject({
      exitCode: 3,
      out: expect.stringContaining('No line has that hash'),
    });
    const folder = join(cwd, 'state', 'incidents', id);
    const file = join(folder, readdirSync(folder).find((name) => name.endsWith('.jsonl')) ?? '');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"n"', '"m"'));
    const broken = await run('incident', 'verify', '1', '--json');
    expect(broken).toMatchObject({ exitCode: 3, err: expect.stringContaining('the chain does not hold at line 3: what is before it was changed') });
    expect(JSON.parse(broken.out)).toMatchObject({ schema: 1, holds: false });
    expect((await run('incident', 'show', '1')).out).toContain('the chain does not hold');
  });

  test('hands over with what the next shift needs, with and without the library', async () => {
    const { run } = terminal({}, [incidentWith(() => Promise.resolve(LIBRARY))]);
    await run('incident', 'new', 'checkout 5xx', '--users-hurt', 'yes');
    await run('incident', 'note', '1', 'restarted one of three');
    const { out } = await run('incident', 'handoff', '1', '--to', 'day shift', '--note', 'watch descriptors');
    expect(out).toMatch(/^INC-1 {2}checkout 5xx\n {2}status {11}open, severity not recorded, users hurt as answered at the start: yes\n/);
    expect(out).toContain('last diagnosis   not recorded');
    expect(out).toContain('not marked yet   impact-start, alerted, detected');
    expect(out).toMatch(/head {13}[0-9a-f]{64}\n$/);
    expect((await run('incident', 'show', '1')).out).toContain('Handed over to day shift: watch descriptors');

    const broken = terminal({}, [incidentWith(() => Promise.reject(new UserError('The folder is gone.')))]);
    await broken.run('incident', 'new', 'x');
    const { out: json, err } = await broken.run('incident', 'handoff', '1', '--json');
    expect(err).toContain('Without the open steps, because the library cannot be read: The folder is gone.\n');
    expect(JSON.parse(json)).toMatchObject({ schema: 1, name: 'INC-1', openSteps: null, head: expect.any(String) });
  });

  test('tells the next shift everything where every name for the file is taken, and keeps it elsewhere', async () => {
    const { cwd, run } = terminal({}, [incidentWith(() => Promise.reject(new UserError('gone')))]);
    const id = (await run('incident', 'new', 'x')).out.trim().split('  ')[1] ?? '';
    const folder = join(cwd, 'state', 'incidents', id);
    const name = readdirSync(folder).find((name) => name.endsWith('.jsonl')) ?? '';
    for (const taken of [name, ...[2, 3, 4, 5, 6, 7, 8, 9].map((n) => name.replace(/\.jsonl$/, `.${n}.jsonl`))]) {
      if (!existsSync(join(folder, taken))) mkdirSync(join(folder, taken));
    }
    symlinkSync(`${process.pid}.0`, join(folder, `${name}.lock`));
    const { out, err } = await run('incident', 'handoff', '1');
    expect(out).toContain('INC-1  x');
    expect(err).toContain('The record is kept in ');
  });

  test.each([
    [['incident', 'resume', '1'], 'The wizard needs a terminal', 'stanch triage --incident INC-1'],
    [['incident', 'note', '1', 'x', '--precision', 'hour'], '--precision says how exactly --at is known', '--at'],
    [['incident', 'mark', '1', 'detected', '--evidence', 'javascript:alert(1)'], 'is neither an address nor a diagnosis', 'https://'],
    [['incident', 'impact', '1', '--from', '2026-11-21T02:00:00Z', '--to', '2026-11-21T01:00:00Z'], 'cannot end before it began', '--from is 2026'],
    [['incident', 'impact', '1', '--from', '2026-11-21T02:00:00Z', '--error-ratio', '38'], 'no share between 0 and 1', '0.38'],
    [['incident', 'slo', '1', '--name', 'a', '--target', '1', '--window', '30d'], 'no share between 0 and 1', '0.999'],
    [['incident', 'slo', '1', '--name', 'a', '--target', '0.999', '--window', 'month'], 'no number of days', '30d'],
    [['incident', 'purge', '1', '--yes'], 'INC-1 is still open, and nothing was deleted.', '--force'],
    [['incident', 'purge'], 'Nothing says what to delete.', '--closed-before'],
    [['incident', 'purge', '1', '--closed-before', '2026-01-01'], 'choose differently', '--dry-run'],
    [['incident', 'purge', '1', '--force'], 'needs somebody to agree', '--yes'],
  ])('%j is refused with the next step', async (argv, message, hint) => {
    const { run } = terminal();
    await run('incident', 'new', 'one');
    const error = await run(...argv).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'UserError', message: expect.stringContaining(message), hint: expect.stringContaining(hint) });
    expect((await run('incident', 'list')).out).toContain('INC-1  open');
  });
});

describe('stanch incident purge', () => {
  async function twoClosed() {
    const { cwd, run } = terminal();
    const ids: string[] = [];
    for (const title of ['one', 'two']) ids.push((await run('incident', 'new', title)).out.trim().split('  ')[1] ?? '');
    await run('incident', 'close', '1', '--resolution', 'done');
    return { run, folders: ids.map((id) => join(cwd, 'state', 'incidents', id)) };
  }

  test('says what it would delete, and then deletes exactly that', async () => {
    const { run, folders } = await twoClosed();
    const [first = '', second = ''] = folders;
    writeFileSync(join(first, 'postmortem-INC-1.md'), 'hours of work');
    const planned = await run('incident', 'purge', '1', '--dry-run');
    expect(planned.out).toMatch(/^INC-1 {2}closed 2026\S+ {2}one\n {2}delete .+\.jsonl\n {2}delete .+\/redaction\.key\n {2}keep {3}.+postmortem-INC-1\.md\n$/);
    expect(readdirSync(first)).toHaveLength(3);
    const { err } = await run('incident', 'purge', '1', '--yes');
    expect(err).toBe('Deleted: INC-1. Their numbers are not given again.\n');
    expect(readdirSync(first)).toEqual(['postmortem-INC-1.md']);
    expect(existsSync(second)).toBe(true);
    expect((await run('incident', 'list')).out).toMatch(/^INC-2 /);
    expect((await run('incident', 'new', 'three')).out).toMatch(/^INC-3 /);
  });

  test('deletes what was closed before a day, and never what is open', async () => {
    const { run, folders } = await twoClosed();
    expect((await run('incident', 'purge', '--closed-before', '2026-11-01', '--yes')).err).toBe('No incident was closed before then: nothing is deleted.\n');
    // The clock of these tests goes on a second each time it is asked.
    for (let second = 0; second < 12; second += 1) await run('incident', 'note', '2', 'n');
    await run('incident', 'purge', '--closed-before', '2026-11-21T03:00:10Z', '--yes');
    expect(folders.map((folder) => existsSync(folder))).toEqual([false, true]);
  });

  test('deletes an open incident that is named only by force, and follows no link out', async () => {
    const { cwd, run } = terminal();
    const id = (await run('incident', 'new', 'one')).out.trim().split('  ')[1] ?? '';
    const outside = join(cwd, 'outside');
    mkdirSync(outside);
    writeFileSync(join(outside, 'precious'), 'x');
    const folder = join(cwd, 'state', 'incidents', id);
    symlinkSync(outside, join(folder, 'link'));
    await run('incident', 'purge', '1', '--force', '--yes');
    expect(existsSync(folder)).toBe(false);
    expect(readdirSync(outside)).toEqual(['precious']);
  });
});
