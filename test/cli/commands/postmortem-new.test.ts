import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { saveFile } from '../../../cli/save-file.ts';
import { RECORDED, recordedIncident } from '../../core/postmortem/a-record.ts';
import { mountedFolder } from '../journal/places.ts';

const STANCH = fileURLToPath(new URL('../../../bin/stanch.js', import.meta.url));
const { id } = recordedIncident();

/** A folder of the test's own with the recorded incident in its state directory, and the built program run in it. */
function world(journal = RECORDED) {
  const cwd = mkdtempSync(join(tmpdir(), 'stanch-postmortem-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  const record = join(cwd, 'state/incidents', id, 'events.jsonl');
  mkdirSync(join(record, '..'), { recursive: true });
  writeFileSync(record, journal);
  function run(args: readonly string[], options: { cwd?: string; env?: Readonly<Record<string, string>> } = {}) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [STANCH, ...args], {
      cwd: options.cwd ?? cwd,
      env: { PATH: process.env['PATH'], HOME: cwd, TMPDIR: cwd, STANCH_HOME: join(cwd, 'state'), ...options.env },
      encoding: 'utf8',
      timeout: 20_000,
    });
    return { code: status, out: stdout, err: stderr };
  }
  const file = join(cwd, 'pm.md');
  return { cwd, file, record, run, text: () => readFileSync(file, 'utf8') };
}

describe('stanch postmortem new', () => {
  test('gives the same bytes from the same record, wherever and by whomever it is run', () => {
    const { run } = world();
    const here = run(['postmortem', 'new', '1']);
    expect(here).toMatchObject({ code: 0, err: '' });
    const env = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', COLUMNS: '40', FORCE_COLOR: '1', USER: 'somebody' };
    expect(run(['postmortem', 'new', id.slice(0, 20)], { cwd: '/', env }).out).toBe(here.out);
  });

  test('refreshes a draft: what is new is in it, what people wrote is as it was, and a second time nothing changes', () => {
    const { run, file, text } = world();
    expect(run(['postmortem', 'new', '1', '--template', 'google', '--out', 'pm.md'])).toMatchObject({
      code: 0,
      out: '',
      err: expect.stringContaining(`Written to ${file}`),
    });
    const mine = text().replace('> **Question:** What went well?', 'The bundle came first.').replace('status: draft', 'status: in-review # nearly');
    writeFileSync(file, mine);
    run(['incident', 'note', '1', 'the last instance is back']);
    expect(run(['postmortem', 'new', '1', '--out', 'pm.md'])).toMatchObject({
      code: 0,
      err: `Refreshed ${file}: timeline, notes. What people wrote is as it was.\n`,
    });
    const lines = text().split('\n');
    expect(lines.filter((line) => line.includes('the last instance is back'))).toHaveLength(2);
    const old = new Set(mine.split('\n'));
    for (const line of lines.filter((each) => !old.has(each))) expect(line).toMatch(/the last instance is back|^<!-- generated:(?:timeline|notes) sha=/);
    expect(run(['postmortem', 'new', '1', '--out', 'pm.md']).err).toBe(`${file} is up to the record; nothing was changed.\n`);
  });

  test('shows what would change as a diff, and writes nothing', () => {
    const { run, file, text } = world();
    const fresh = run(['postmortem', 'new', '1', '--out', 'pm.md', '--dry-run']);
    expect(fresh.out).toMatch(/^--- \/dev\/null\n\+\+\+ .*pm\.md\n@@ .*\n\+---\n\+schema: 1\n/);
    expect(existsSync(file)).toBe(false);
    run(['postmortem', 'new', '1', '--out', 'pm.md']);
    const before = text();
    run(['incident', 'note', '1', 'late \u001b[31m thought']);
    const { out, err } = run(['postmortem', 'new', '1', '--out', 'pm.md', '--dry-run']);
    expect(out).toContain('\n+- ');
    expect(out).toContain('late \\\\x1b\\[31m thought');
    expect(out).not.toContain('\u001b');
    expect(err).toBe(`${file} was not written: --dry-run.\n`);
    expect(text()).toBe(before);
  });

  test('refuses an edited block by name and line, writes nothing, and puts it back when told to', () => {
    const { run, file, text } = world();
    run(['postmortem', 'new', '1', '--out', 'pm.md']);
    const made = text();
    const edited = made.replace('first customer called', 'Bob finally called');
    writeFileSync(file, edited);
    const line = edited.split('\n').findIndex((each) => each.startsWith('<!-- generated:timeline')) + 1;
    const refused = run(['postmortem', 'new', '1', '--out', 'pm.md']);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toContain(`${file}:${line}: the block timeline comes from the record, and was edited. Nothing was written.`);
    expect(refused.err).toContain('--dry-run --discard-edits');
    expect(text()).toBe(edited);
    expect(run(['postmortem', 'new', '1', '--out', 'pm.md', '--dry-run', '--discard-edits']).out).toContain('\n-| 2026');
    expect(text()).toBe(edited);
    expect(run(['postmortem', 'new', '1', '--out', 'pm.md', '--discard-edits']).code).toBe(0);
    expect(text()).toBe(made);
  });

  test('says what of the record could not be read, in the draft too', () => {
    const { run, record } = world();
    appendFileSync(record, '{"v":1,"id":"broken by hand"\n{"v":1,"id":"01M8');
    const { out, err, code } = run(['postmortem', 'new', '1']);
    expect(code).toBe(0);
    expect(err).toContain('cannot be read');
    expect(out).toContain('- Not readable in the record: ');
  });

  test('replaces the secrets of a record from before they were replaced, the same ones by the same tokens, in the file as on the screen', () => {
    const note = { kind: 'note', text: 'it uses postgres://app:hunter2-canary@db/pay' };
    const at = '2026-11-30T22:50:00.000Z';
    const { cwd, run, text } = world(`${RECORDED.trimEnd()}\n${JSON.stringify({ v: 1, id: '01M8QA00000000000000000000', at, recordedAt: at, entry: note })}\n`);
    run(['postmortem', 'new', '1', '--out', 'pm.md']);
    expect(text()).not.toContain('hunter2');
    expect(text().match(/postgres:\/\/app:redacted-\S+@db\/pay/g)).toHaveLength(2);
    expect(run(['postmortem', 'new', '1']).out).toBe(text());
    expect(run(['postmortem', 'new', '1', '--out', 'pm.md']).err).toContain('is up to the record');
    run(['postmortem', 'new', '--title', 'postgres://app:hunter2-canary@db/pay', '--out', 'empty.md']);
    expect(readFileSync(join(cwd, 'empty.md'), 'utf8')).toMatch(/^title: postgres:\/\/app:redacted-\S+@db\/pay$/m);
  });

  const bomb = `a0: &a0 [x, x]\n${Array.from({ length: 30 }, (_, level) => `a${level + 1}: &a${level + 1} [*a${level}, *a${level}]`).join('\n')}`;
  test.each<[string, (file: string) => void, string]>([
    ['prose', (file) => writeFileSync(file, 'hours of work'), 'is no postmortem that can be read'],
    ['10 MB', (file) => writeFileSync(file, `---\nkind: postmortem\n---\n${'x'.repeat(10_000_000)}`), 'it has more than 2 MB'],
    ['aliases by the million', (file) => writeFileSync(file, `---\nkind: postmortem\n${bomb}\n---\n`), 'is no postmortem that can be read'],
    ['bytes that are no text', (file) => writeFileSync(file, Buffer.from([0x2d, 0xff, 0xfe, 0x00])), 'it is not UTF-8'],
    ['a folder', (file) => mkdirSync(file), 'it is no file'],
    ['a pipe nobody writes to', (file) => void execFileSync('mkfifo', [file]), 'it is no file'],
    ['a case study', (file) => writeFileSync(file, '---\nkind: case-study\n---\n'), 'is no postmortem'],
  ])('refuses to refresh %s with one error, and leaves it as it is', (_, make, says) => {
    const { run, file } = world();
    make(file);
    const before = statSync(file).isFile() ? readFileSync(file) : undefined;
    const { code, out, err } = run(['postmortem', 'new', '1', '--out', 'pm.md', '--discard-edits']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(says);
    expect(err).toContain('--out ANOTHER-FILE');
    expect(err).not.toMatch(/\n\s+at /);
    if (before) expect(readFileSync(file).equals(before)).toBe(true);
  });

  test('refuses the postmortem of another incident', () => {
    const { run, text } = world();
    const [, other = ''] = run(['incident', 'new', 'another one']).out.trim().split(/\s+/);
    run(['postmortem', 'new', other, '--out', 'pm.md']);
    const before = text();
    expect(run(['postmortem', 'new', id, '--out', 'pm.md'])).toMatchObject({ code: 2, err: expect.stringContaining('is the postmortem of another incident') });
    expect(text()).toBe(before);
  });

  test('keeps the mode of the file, and a link a link', () => {
    const { cwd, run, file } = world();
    run(['postmortem', 'new', '1', '--out', 'real.md']);
    chmodSync(join(cwd, 'real.md'), 0o640);
    symlinkSync('real.md', file);
    run(['incident', 'note', '1', 'late']);
    expect(run(['postmortem', 'new', '1', '--out', 'pm.md']).code).toBe(0);
    expect(lstatSync(file).isSymbolicLink()).toBe(true);
    expect(statSync(join(cwd, 'real.md')).mode & 0o777).toBe(0o640);
    expect(readFileSync(join(cwd, 'real.md'), 'utf8')).toContain(': late\n');
  });

  test.each([
    [['--template', 'gogle'], 'There is no template "gogle".', 'google, pagerduty'],
    [['1', '--template', 'gogle'], 'There is no template "gogle".', '--list'],
    [['--json'], '--json is for --list.', 'incident show'],
    [['1', '--dry-run'], '--dry-run is about a file.', '--out'],
    [['1', '--discard-edits'], '--discard-edits is about a file.', '--out'],
    [['1', '--severity', 'sev1'], '--severity is for a template without an incident.', 'comes from the record'],
    [['--severity', 'high'], '--severity "high" is no severity.', 'sev1, sev2'],
    [['--date', '2026-02-31'], '--date "2026-02-31" is neither a day nor', '--date 20'],
    [['--date', '2026-11-21T03:00:00'], 'is neither a day nor an RFC 3339 time with its zone', '--date 20'],
    [['--date', '2199-01-01'], '--date "2199-01-01" has not happened yet.', '--date 20'],
    [['--out', '/proc/no/such.md'], 'cannot be written', '--out'],
    [['--out', '/dev/null/x.md'], 'cannot be read', '--out'],
  ])('%j is refused with the next step', (args, message, hint) => {
    const { run } = world();
    const { code, out, err } = run(['postmortem', 'new', ...args]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err).toContain(hint);
  });

  test('lists its templates, for people and for scripts', () => {
    const { run } = world();
    expect(
      run(['postmortem', 'new', '--list'])
        .out.split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(['stanch', 'google', 'pagerduty', 'atlassian', 'coe', 'gitlab', 'short', 'external', '']);
    expect(JSON.parse(run(['postmortem', 'new', '--list', '--json']).out)).toMatchObject({
      schema: 1,
      templates: { 7: { name: 'external', headings: ['Summary', 'What happened', 'What we are doing'] } },
    });
  });

  test('fills the empty template with what is said, and asks nobody where nobody is', () => {
    const { run, file, text } = world();
    const { out, code } = run(['postmortem', 'new', '--severity', 'SEV3', '--date', '2026-11-21', '--title', 'pay: 5xx']);
    expect(code).toBe(0);
    expect(out).toContain('title: "pay: 5xx"\nstatus: draft\nseverity: sev3\nstart_time: 2026-11-21T00:00:00Z\ntime_precision: day\n---');
    expect(run(['postmortem', 'new', '--date', '2026-11-21T05:00:00+02:00']).out).toContain('start_time: 2026-11-21T03:00:00Z\ntime_precision: second\n');
    expect(run(['postmortem', 'new', '--out', 'pm.md']).code).toBe(0);
    const before = text();
    expect(run(['postmortem', 'new', '--out', 'pm.md'])).toMatchObject({ code: 2, err: expect.stringContaining(`${file} is there already.`) });
    expect(text()).toBe(before);
  });
});

describe('a draft on disk', () => {
  test('is not replaced when somebody saved it meanwhile', async () => {
    const { cwd, file } = world();
    writeFileSync(file, 'theirs');
    await expect(saveFile(file, 'ours', { replaces: 'as it was read' })).rejects.toThrow('was saved by somebody meanwhile. Nothing was written.');
    expect(readFileSync(file, 'utf8')).toBe('theirs');
    expect(execFileSync('ls', [cwd], { encoding: 'utf8' })).not.toContain('.new');
  });

  test('stays as it is on a full disk', async ({ skip }) => {
    const disk = mountedFolder('size=64k');
    if (disk === undefined) return skip('mounting is not permitted here');
    const file = join(disk, 'pm.md');
    writeFileSync(file, 'x'.repeat(40_000));
    await expect(saveFile(file, 'y'.repeat(60_000), { replaces: 'x'.repeat(40_000) })).rejects.toThrow('the disk is full (ENOSPC)');
    expect(readFileSync(file, 'utf8')).toBe('x'.repeat(40_000));
    expect(execFileSync('ls', [disk], { encoding: 'utf8' })).toBe('pm.md\n');
  });

  test('is whole or not there when a full disk has no room for a new one', async ({ skip }) => {
    const disk = mountedFolder('size=64k');
    if (disk === undefined) return skip('mounting is not permitted here');
    await expect(saveFile(join(disk, 'pm.md'), 'y'.repeat(100_000))).rejects.toThrow('the disk is full (ENOSPC)');
    expect(execFileSync('ls', ['-a', disk], { encoding: 'utf8' })).toBe('.\n..\n');
  });
});
