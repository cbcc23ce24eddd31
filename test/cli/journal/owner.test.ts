import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from './places.ts';

const STANCH = join(import.meta.dirname, '../../../bin/stanch.js');
/** Of `nobody`, who has a line in the user database and a home that is not there. */
const CALLER = Number(execFileSync('id', ['-u', 'nobody']));
const GROUP = Number(execFileSync('id', ['-g', 'nobody']));

/** The program as root whom the caller became by sudo, in a folder that is the caller's. */
function calledBySudo(uid = CALLER) {
  const folder = temporaryFolder();
  chownSync(folder, CALLER, GROUP);
  const env = { STANCH_HOME: join(folder, 'state'), TMPDIR: folder, HOME: '/root', SUDO_UID: String(uid), SUDO_GID: String(GROUP) };
  const run = (argv: readonly string[], more: Record<string, string | undefined> = {}) =>
    spawnSync(process.execPath, [STANCH, ...argv], { cwd: folder, env: { ...env, ...more }, encoding: 'utf8', timeout: 15_000 });
  return { folder, run };
}

/** What only root may write: an empty folder and a file. */
function ofRoot() {
  const folder = join(temporaryFolder(), 'root');
  mkdirSync(folder, { mode: 0o755 });
  const file = join(folder, 'file');
  writeFileSync(file, 'of root\n');
  return { folder, file };
}

const owners = (folder: string) => new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => lstatSync(join(folder, name)).uid));

describe.skipIf(process.getuid?.() !== 0)('under sudo', () => {
  test('the record and what is made of it belong to who called', () => {
    const { folder, run } = calledBySudo();
    expect(run(['incident', 'new', 'checkout answers 5xx']).status).toBe(0);
    expect(run(['incident', 'note', '1', 'restarted']).stderr).not.toContain('EACCES');
    expect(run(['postmortem', 'new', '1', '--out', 'draft.md']).status).toBe(0);
    expect(run(['incident', 'note', '1', 'and again']).status).toBe(0);
    expect(run(['postmortem', 'new', '1', '--out', 'draft.md']).stderr).toContain('Refreshed');
    expect(run(['schema', '--out', 'schemas']).status).toBe(0);
    expect(run(['capture', '--pid', String(process.pid), '--for', '0s', '--out', 'b.tar.gz']).status).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['b.tar.gz', 'draft.md', 'schemas', 'state']);
    expect(owners(folder)).toEqual(new Set([CALLER]));
  });

  test('root itself keeps what it writes when it was root that called', () => {
    const { folder, run } = calledBySudo(0);
    expect(run(['incident', 'new', 'x']).status).toBe(0);
    expect(owners(folder)).toEqual(new Set([0]));
  });

  test("the state directory is in the caller's home, which the user database tells and not HOME", () => {
    const { folder, run } = calledBySudo();
    const { stderr } = run(['incident', 'new', 'x'], { STANCH_HOME: undefined, XDG_STATE_HOME: undefined });
    const home = /^nobody:(?:[^:]*:){4}([^:]*)/m.exec(readFileSync('/etc/passwd', 'utf8'))?.[1];
    expect(stderr).toContain(`${home}/.local/state/stanch cannot be used`);
    expect(readdirSync(folder)).toEqual([`stanch-${CALLER}`]);
    expect(owners(folder)).toEqual(new Set([CALLER]));
  });

  test.each([
    ['the folder of the incidents', (state: string) => join(state, 'incidents')],
    ['the folder of the numbers', (state: string) => join(state, 'numbers')],
    ['the state directory', (state: string) => state],
  ])('a link planted for %s leads to nothing that root alone may write', (_, planted) => {
    const { folder, run } = calledBySudo();
    const target = ofRoot();
    const link = planted(join(folder, 'state'));
    mkdirSync(join(link, '..'), { recursive: true });
    chownSync(join(link, '..'), CALLER, GROUP);
    symlinkSync(target.folder, link);
    expect(run(['incident', 'new', 'x']).status).toBe(0);
    expect(readdirSync(target.folder)).toEqual(['file']);
    expect(owners(target.folder)).toEqual(new Set([0]));
  });

  test('a link in place of the record itself is neither followed nor given away', () => {
    const { folder, run } = calledBySudo();
    run(['incident', 'new', 'x']);
    const target = ofRoot();
    const [id = ''] = readdirSync(join(folder, 'state/incidents'));
    const incident = join(folder, 'state/incidents', id);
    const events = join(incident, readdirSync(incident).find((name) => name.endsWith('.jsonl')) ?? '');
    rmSync(events);
    symlinkSync(target.file, events);
    run(['incident', 'note', id, 'y']);
    expect([readFileSync(target.file, 'utf8'), lstatSync(target.file).uid]).toEqual(['of root\n', 0]);
  });

  test.each([
    ['a bundle', ['capture', '--pid', String(process.pid), '--for', '0s', '--out']],
    ['a draft', ['postmortem', 'new', '1', '--out']],
  ])('%s is not written where the caller may not write', (_, argv) => {
    const { folder, run } = calledBySudo();
    run(['incident', 'new', 'x']);
    const target = ofRoot();
    symlinkSync(target.folder, join(folder, 'link'));
    const { stderr } = run([...argv, 'link/new']);
    expect(stderr).toContain('permission is denied (EACCES)');
    expect(readdirSync(target.folder)).toEqual(['file']);
  });

  test('the process in question is still looked at as root', () => {
    const { folder, run } = calledBySudo();
    const { stdout } = run(['diagnose', '--pid', String(process.pid), '--for', '0s', '--json', '--exit-zero']);
    const { probes } = JSON.parse(stdout) as { probes: readonly { id: string; status: string }[] };
    expect(probes.find(({ id }) => id === 'descriptors')?.status).toBe('ok');
    expect(readdirSync(folder)).toEqual([]);
  });
});
