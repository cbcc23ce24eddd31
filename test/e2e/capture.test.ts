import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diagnosisContract as DIAGNOSIS } from '../../core/contracts/diagnosis.ts';
import { startProgram } from '../fixtures/start.ts';
import { type Ran, ROOT, runCommand, stanch } from './stanch.ts';

const folder = mkdtempSync(join(tmpdir(), 'stanch-capture-'));
const TARGETS = { files: ['leak-files.mjs', 200, 5000], bodies: ['leak-bodies.mjs', 250], names: ['leak-odd-names.mjs', 200] } as const;
type Target = keyof typeof TARGETS;
const CAUSES = { files: 'fd-leak', bodies: 'connection-leak', names: 'fd-leak' } as const;

const BUSYBOX = '/usr/bin/busybox';
/** Each shell with the only programs it finds. */
const SHELLS = { dash: ['/usr/bin/dash', '/usr/bin:/bin'], busybox: [BUSYBOX, join(folder, 'applets')] } as const;
type Shell = keyof typeof SHELLS;
const isThere = (shell: Shell) => existsSync(SHELLS[shell][0]);

const captured = new Map<Target, Ran>();
const scripted = new Map<string, number | null>();
const fileOf = (target: string) => join(folder, `${target}.bundle`);

beforeAll(async () => {
  if (isThere('busybox')) {
    mkdirSync(join(folder, 'applets'));
    for (const applet of String(spawnSync(BUSYBOX, ['--list']).stdout)
      .trim()
      .split('\n'))
      symlinkSync(BUSYBOX, join(folder, 'applets', applet));
  }
  const script = join(folder, 'capture.sh');
  const { out: text } = await stanch('capture', '--script', '--for', '16s');
  // The usual places come first: with those of this host it would not be Busybox that is tried.
  const applets = text.replace(/^PLACES=.*$/m, `PLACES='${SHELLS.busybox[1]}'`).replace(/^PATH=.*$/m, '');
  writeFileSync(script, text);
  writeFileSync(`${script}.busybox`, applets);
  const targets = Object.entries(TARGETS).map(async ([name, [program, ...args]]) => {
    const target = await startProgram(20_000, program, args);
    const pid = String(target.pid);
    const shells = (Object.keys(SHELLS) as Shell[]).filter((shell) => isThere(shell) && name === 'names');
    await Promise.all([
      stanch('capture', '--pid', pid, '--for', '16s', '--out', fileOf(name)).then((ran) => captured.set(name as Target, ran)),
      ...shells.map(async (shell) => {
        const [program, path] = SHELLS[shell];
        // By a shell only to have its output in a file, as ssh would: `sh -s PID <script >file`.
        const line = `exec "$0" ${shell === 'busybox' ? 'sh ' : ''}-s "$1" <"$2" >"$3"`;
        const ran = await runCommand([
          '/usr/bin/env',
          '-i',
          `PATH=${path}`,
          '/bin/sh',
          '-c',
          line,
          program,
          pid,
          shell === 'busybox' ? `${script}.busybox` : script,
          fileOf(`${name}-${shell}`),
        ]);
        scripted.set(`${name}-${shell}`, ran.code);
      }),
    ]);
    // What is read from now on cannot come from the process.
    target.end();
  });
  await Promise.all(targets);
}, 240_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = async (file: string) => {
  const { out, err, code } = await stanch('diagnose', '--bundle', file, '--json');
  return { err, code, diagnosis: DIAGNOSIS.parse(JSON.parse(out)) };
};
/** Read once: a machine with many sockets makes large bundles. */
const readings = new Map<string, ReturnType<typeof read>>();
const readOnce = (target: string) => {
  const reading = readings.get(target) ?? read(fileOf(target));
  readings.set(target, reading);
  return reading;
};
const SLOW = { timeout: 120_000 };

/** One file of a bundle, by tar: whoever has no Stanch can read it too. */
const inside = (file: string, name: string) => String(spawnSync('/bin/tar', ['-xzOf', file, name], { maxBuffer: 1e9 }).stdout);

describe.each(Object.keys(TARGETS) as Target[])('a captured process with leaking %s', (target) => {
  it('gives the same diagnosis from its bundle, when it is long gone', SLOW, async () => {
    expect(captured.get(target)?.code).toBe(0);
    const { code, diagnosis, err } = await readOnce(target);
    expect([code, diagnosis.outcome, diagnosis.verdicts[0]?.cause, diagnosis.verdicts[0]?.status]).toEqual([3, 'leak', CAUSES[target], 'confirmed']);
    expect(diagnosis).toEqual(JSON.parse(inside(fileOf(target), 'diagnosis.json')));
    expect(err).toMatch(/^Captured 20.*Z \((?:\d+ min )?\d+ s ago\) on /);
  });

  it('is one private file that tar knows, without the environment', () => {
    expect(statSync(fileOf(target)).mode & 0o777).toBe(0o600);
    const names = String(spawnSync('/bin/tar', ['-tzf', fileOf(target)]).stdout)
      .trim()
      .split('\n');
    expect(names).toEqual(expect.arrayContaining(['manifest.json', 'looks/0000.json', 'evidence/0000.json', 'diagnosis.json', 'report.txt', 'redaction.json']));
    expect(gunzipSync(readFileSync(fileOf(target))).includes('file /proc/1/environ')).toBe(false);
    expect(gunzipSync(readFileSync(fileOf(target))).includes('/environ":')).toBe(false);
  });

  it('is told on stderr with the command that reads it', () => {
    expect(captured.get(target)?.out).toBe('');
    expect(captured.get(target)?.err).toMatch(/^look 1 of 17: \d+ descriptors\n/);
    expect(captured.get(target)?.err).toContain(`read it     stanch diagnose --bundle ${fileOf(target)}\n`);
  });
});

describe.each(Object.keys(SHELLS) as Shell[])('the script, run by %s with nothing but its own programs,', (shell) => {
  it.skipIf(!isThere(shell))('gives the same cause', SLOW, async () => {
    const target = 'names';
    expect(scripted.get(`${target}-${shell}`)).toBe(0);
    const { code, diagnosis } = await readOnce(`${target}-${shell}`);
    expect(diagnosis.because).toEqual([]);
    expect([code, diagnosis.outcome, diagnosis.verdicts[0]?.cause, diagnosis.verdicts[0]?.status]).toEqual([3, 'leak', CAUSES[target], 'confirmed']);
  });

  it.skipIf(!isThere(shell))('collects what the probes read', SLOW, async () => {
    const ids = async (name: string) => (await readOnce(name)).diagnosis.readings.map(({ id }) => id).sort();
    // The script may know more: it looks through the user's processes however many descriptors they have.
    // Busybox has no ss, and what only ss tells is missing then.
    const ofSs = shell === 'busybox' ? ['requests.unanswered', 'requests.waiting'] : [];
    expect(await ids(`names-${shell}`)).toEqual(expect.arrayContaining((await ids('names')).filter((id) => !ofSs.includes(id))));
  });

  it.skipIf(!isThere(shell))('tells names apart that look like its own records', SLOW, async () => {
    const of = async (name: string) => {
      const { diagnosis } = await readOnce(name);
      return Object.fromEntries(
        diagnosis.readings.map(({ id, value, of: whose }) => [id, typeof value === 'number' ? Math.round(value / 10) : [value, whose]]),
      );
    };
    const [script, bundle] = [await of(`names-${shell}`), await of('names')];
    for (const id of ['descriptors.sockets', 'descriptors.pipes', 'descriptors.deleted', 'descriptors.top_directory_share'])
      expect([id, script[id]]).toEqual([id, bundle[id]]);
  });
});

describe('where it is written', () => {
  const own = String(process.pid);
  const capture = (...args: readonly string[]) => runCommand([process.execPath, `${ROOT}bin/stanch.js`, 'capture', '--pid', own, '--looks', '1', ...args]);

  it('is a file named after the process and the time in a folder, never over another', async () => {
    const where = join(folder, 'named');
    mkdirSync(where);
    for (let i = 0; i < 2; i++) expect((await capture('--out', where)).code).toBe(0);
    expect(readdirSync(where).filter((name) => /^stanch-[\w-]+-\d+-\d{8}T\d{6}Z(-2)?\.tar\.gz$/.test(name))).toHaveLength(2);
    const [first = ''] = readdirSync(where);
    const again = await capture('--out', join(where, first));
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('is there already, and evidence is never overwritten.')]);
  });

  it('is somewhere else, which is said, when it cannot be written there', async () => {
    const { code, err } = await capture('--out', '/proc/stanch.tar.gz');
    const path = /--bundle (\S+)/.exec(err)?.[1] ?? '';
    expect([code, existsSync(path)]).toEqual([0, true]);
    expect(err).toMatch(/^instead of {2}\/proc\/stanch\.tar\.gz: .* \(E[A-Z]+\)$/m);
    rmSync(path);
  });

  it('is the standard output for -, and nothing else is', async () => {
    const line = '"$0" "$1" capture --pid "$2" --looks 1 --out - | "$0" "$1" diagnose --bundle - --json';
    const { out, err } = await runCommand(['/bin/sh', '-c', line, process.execPath, `${ROOT}bin/stanch.js`, own]);
    expect(DIAGNOSIS.parse(JSON.parse(out)).target.pid).toBe(process.pid);
    expect(err).toContain('stanch diagnose --bundle FILE');
  });

  it('stays within its budget of bytes', async () => {
    const file = join(folder, 'small.tar.gz');
    const { code } = await stanch('capture', '--pid', own, '--looks', '9', '--interval', '0.1s', '--max-bytes', '64k', '--out', file);
    expect([code, statSync(file).size <= 64 * 1024]).toEqual([0, true]);
    expect((await read(file)).diagnosis.outcome).toBe('inconclusive');
    const { looks, leftOut } = JSON.parse(inside(file, 'manifest.json'));
    if (looks < 8) expect(leftOut).toContainEqual({ what: expect.stringMatching(/^the (?:\d+ looks|look) after it$/), why: 'the bundle is full' });
  });

  it('stays within its budget of seconds, and says which looks are missing', async () => {
    const { out } = await capture('--looks', '50', '--interval', '1s', '--max-seconds', '1s', '--out', join(folder, 'short.tar.gz'), '--json');
    expect(JSON.parse(out).leftOut).toEqual([{ what: expect.stringMatching(/^4\d of 50 looks$/), why: 'over the budget of 1 s' }]);
  });

  it('--dry-run reads nothing and writes nothing', async () => {
    const { code, out } = await capture('--dry-run', '--out', join(folder, 'dry.tar.gz'));
    expect([code, existsSync(join(folder, 'dry.tar.gz'))]).toEqual([0, false]);
    expect(out).toContain(`read       /proc/${own}/smaps_rollup`);
    expect(out).toContain('Nothing was read or run now.');
  });
});

it('stores no secret of the command line', async () => {
  const target = await startProgram(1024, 'hold-files.mjs', [3, '--password=hunter2secret', 'postgres://app:hunter3secret@db/x', 'jane@example.com']);
  const file = join(folder, 'secrets.tar.gz');
  const { err } = await stanch('capture', '--pid', String(target.pid), '--looks', '1', '--out', file);
  target.end();
  const all = gunzipSync(readFileSync(file)).toString();
  expect(all).toContain('hold-files.mjs');
  expect(all).not.toMatch(/hunter2secret|hunter3secret|jane@/);
  expect(err).toMatch(/^redacted {4}2 passwords, 1 email/m);
  expect(JSON.parse(inside(file, 'redaction.json'))).toMatchObject({ schema: 1, found: { password: { values: 2 }, email: { values: 1 } } });
});

describe('stanch diff', () => {
  it('tells what changed between two bundles of one process', { timeout: 120_000 }, async () => {
    const target = await startProgram(1024, 'leak-files.mjs', [50, 5000]);
    const [a, b] = [join(folder, 'a.tar.gz'), join(folder, 'b.tar.gz')];
    for (const file of [a, b]) await stanch('capture', '--pid', String(target.pid), '--looks', '1', '--out', file);
    target.end();
    const [json, text] = [await stanch('diff', a, b, '--json'), await stanch('diff', a, b)];
    const diff = JSON.parse(json.out);
    expect([json.code, text.code, diff.schema, diff.sameProcess]).toEqual([0, 0, 1, true]);
    const used = diff.readings.find(({ id }: { id: string }) => id === 'descriptors.used');
    expect(used.change).toBe(used.b - used.a);
    expect(used.perSecond).toBeGreaterThan(1);
    expect(diff.directories).toEqual([expect.objectContaining({ name: expect.stringContaining('stanch-test-') })]);
    expect(text.out).toMatch(/open descriptors: \d+ → \d+ {2}\(\+\d+, \+[\d.]+ \/s\)/);
  });

  it('says which of the two cannot be read', async () => {
    expect(await stanch('diff', '/no/such', '/no/other')).toMatchObject({ code: 2, err: expect.stringContaining('/no/such cannot be read (ENOENT).') });
  });
});

describe('bad input is one message, the next step, and the right exit code', () => {
  it.each([
    [['capture'], 'No process was named.', '--pid 4182'],
    [['capture', '--pid', '1', '--looks', '0'], '--looks takes a whole number', '--looks 30'],
    [['capture', '--pid', '1', '--looks', '2', '--for', '3s'], '--looks and --for both', '--for 30s'],
    [['capture', '--pid', '1', '--max-bytes', '1'], '--max-bytes takes a size from 64 KB to 128 MB', '--max-bytes 20MB'],
    [['capture', '--script', '--dsn', 'redis://x'], '--script prints a script', '--script --for 30s'],
    [['diagnose', '--bundle', '/no/such'], '/no/such cannot be read (ENOENT).', 'stanch capture'],
    [['diagnose', '--bundle', '/tmp'], '/tmp cannot be read (EISDIR).', 'stanch capture'],
    [['diagnose', '--bundle', '/etc/passwd'], '/etc/passwd is no bundle that can be read', 'stanch capture'],
    ...[
      '--pid=1',
      '--dsn=redis://x',
      '--pprof=:1',
      '--expvar=:1',
      '--metrics=:1',
      '--for=1s',
      '--interval=1s',
      '--portable',
      '--attach',
      '--ask-peer',
      '--yes',
      '--dry-run',
    ].map((option) => [['diagnose', '--bundle', 'x', option], '--bundle says what is looked at', 'stanch diagnose --bundle x'] as [string[], string, string]),
  ])('stanch %j', async (args, message, next) => {
    const { code, out, err } = await stanch(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err).toContain(next);
    expect(err.trim().split('\n').length).toBeLessThanOrEqual(3);
  });
});
