import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HAS_POSTGRES, startPostgres } from '../../drills/with/postgres.ts';
import { openSession } from '../fixtures/servers/postgres.ts';
import { makeServerRoom } from '../fixtures/servers/start.ts';
import { ROOT } from './stanch.ts';
import { HAS_TMUX, startTerminals, type Terminals } from './terminal.ts';

/** Every canary holds this word, so that one search finds any. */
const CANARY = 'canary47';
const ARGUMENTS = ['--db-password', `${CANARY}Arg1`, `--api-key=${CANARY}Arg2`, `postgres://app:${CANARY}Arg3@db.internal/orders`];
const LOG = [
  `2026-11-21T03:00:01Z FATAL sorry, too many clients already for postgres://app:${CANARY}Log1@db.internal/orders`,
  `accept4: too many open files; Authorization: Bearer ${CANARY}Log2; Cookie: theme=dark; sid=${CANARY}Log3`,
  `EMFILE: too many open files, open '/srv/a' password=${CANARY}Log4 mail ${CANARY}log5@example.org`,
];

const room = makeServerRoom();
const folder = mkdtempSync(join(tmpdir(), 'stanch-secrets-'));
const home = join(folder, 'home');
const environment = { ...process.env, STANCH_HOME: home, DB_PASSWORD: `${CANARY}Env`, PGPASSWORD: `${CANARY}Env2` };
let pid = 0;
let terminals: Terminals | undefined;

/** Everything a command says, on both streams. */
function told(...args: readonly string[]): string {
  const script = '"$@" 2>&1 || true';
  return execFileSync('/bin/sh', ['-c', script, 'sh', process.execPath, `${ROOT}bin/stanch.js`, ...args], { cwd: folder, env: environment, encoding: 'utf8' });
}

beforeAll(async () => {
  mkdirSync(home);
  // Opens a file each 50 ms under a limit of 200, with secrets in its arguments, its environment and the names of its files.
  const program = `const fs = require('node:fs'); process.title = 'token=${CANARY}T';
    let n = 0; setInterval(() => { if (n++ < 150) fs.openSync('${folder}/password=${CANARY}File' + n, 'w'); }, 50); console.log('ready');`;
  const child = spawn('/bin/sh', ['-c', 'ulimit -n 200; exec "$@"', 'sh', process.execPath, '-e', program, '--', ...ARGUMENTS], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  room.atEnd(() => void child.kill('SIGKILL'));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  pid = child.pid ?? 0;
  writeFileSync(join(folder, 'app.log'), LOG.join('\n'));
});
afterAll(async () => {
  room.end();
  await terminals?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a secret in the arguments, the environment, the files or the title of a process', () => {
  it.each([
    [['diagnose', '--for', '3s']],
    [['diagnose', '--for', '0s', '--json']],
    [['diagnose', '--for', '0s', '--portable', '--json']],
    [['diagnose', '--dry-run']],
    [['watch', '--for', '2s']],
    [['watch', '--for', '1s', '--json']],
    [['doctor', '--json']],
  ])('is in no output of %j', (args) => {
    const [command, ...rest] = args;
    const said = told(command ?? '', ...(command === 'doctor' ? [] : ['--pid', String(pid)]), ...rest);
    expect(said).not.toContain(CANARY);
    expect(said.length).toBeGreaterThan(100);
  });

  it('is in no file of a bundle, nor in what is read from it', () => {
    const file = join(folder, 'bundle.tar.gz');
    expect(told('capture', '--pid', String(pid), '--looks', '1', '--out', file)).not.toContain(CANARY);
    const bundle = gunzipSync(readFileSync(file)).toString('latin1');
    expect(bundle).not.toContain(CANARY);
    expect(bundle).toContain('redacted-password-');
    expect(told('diagnose', '--bundle', file, '--json')).not.toContain(CANARY);
  });

  it('stays in a bundle whose name says so, when that is asked for', () => {
    const said = told('capture', '--pid', String(pid), '--looks', '1', '--out', join(folder, 'plain.tar.gz'), '--no-redact');
    expect(said).toContain('plain-unredacted.tar.gz');
    expect(said).not.toContain(CANARY);
    expect(gunzipSync(readFileSync(join(folder, 'plain-unredacted.tar.gz'))).toString('latin1')).toContain(CANARY);
    expect(told('diagnose', '--bundle', join(folder, 'plain-unredacted.tar.gz'))).not.toContain(CANARY);
  });
});

describe('a secret in a log or in words', () => {
  it.each([[['explain', 'app.log']], [['explain', '--json', 'app.log']], [['explain', ...LOG]]])('is in no output of %j', (args) => {
    const said = told(...args);
    expect(said).not.toContain(CANARY);
    expect(said).toContain('too many');
  });
});

describe('a secret in what is recorded', () => {
  it('reaches no file of the record, no report of it, and no postmortem', () => {
    const outputs = [
      told('incident', 'new', `login with password=${CANARY}Title fails`),
      told('incident', 'note', '1', LOG.join(' ')),
      told('incident', 'note', '1', `again password=${CANARY}Title`),
      told('incident', 'show', '1'),
      told('incident', 'show', '1', '--json'),
      told('incident', 'list'),
      told('postmortem', 'new', '1'),
      told('postmortem', 'new', '1', '--out', 'postmortem.md'),
      readFileSync(join(folder, 'postmortem.md'), 'utf8'),
    ];
    for (const output of [...outputs, ...filesIn(home).map((file) => readFileSync(file, 'latin1'))]) expect(output).not.toContain(CANARY);
    // The same secret, told by two commands, is the same token.
    const tokens = new Set(outputs.join('\n').match(/password=redacted-password-[\da-f]+/g));
    const [title] = /password=redacted-password-[\da-f]+/.exec(outputs[3] ?? '') ?? [];
    expect(title).toBeDefined();
    expect([...(outputs[4] ?? '').matchAll(new RegExp(title ?? 'none', 'g'))].length).toBeGreaterThan(1);
    expect(tokens.size).toBeLessThan(4);
  });

  it('keeps the key of the tokens beside the record, for its owner alone', () => {
    const [key, ...others] = filesIn(home).filter((file) => file.endsWith('redaction.key'));
    expect(others).toEqual([]);
    expect(statSync(key ?? '').mode & 0o777).toBe(0o600);
    expect(statSync(key ?? '').size).toBe(32);
  });
});

describe.skipIf(!HAS_POSTGRES)(`a secret in SQL${HAS_POSTGRES ? '' : ' (skipped: PostgreSQL is not installed)'}`, () => {
  it('is in no output about the database', async () => {
    const server = await startPostgres(room);
    const { client } = await openSession(server.port, { user: 'stanch', application_name: `token=${CANARY}App` });
    await client.query('BEGIN');
    await client.query(`SELECT 1 /* ALTER ROLE app PASSWORD '${CANARY}Sql' */`);
    for (const format of [[], ['--json']]) {
      const said = told('diagnose', '--dsn', server.address, '--for', '0s', ...format);
      expect(said).not.toContain(CANARY);
      expect(said).toContain('postgres');
    }
  });
});

describe.skipIf(!HAS_TMUX)(`the wizard${HAS_TMUX ? '' : ' (skipped: tmux is not installed)'}`, () => {
  it('shows no secret but the one that is being typed', async () => {
    terminals = startTerminals();
    const terminal = terminals.open(['triage'], { env: { STANCH_HOME: join(folder, 'wizard') } });
    await terminal.see('Are users hurt now?');
    terminal.press('Enter');
    await terminal.see('Did anything change');
    terminal.press('Enter');
    await terminal.see('users hurt: skipped');
    terminal.type('too many open files');
    await terminal.see('File descriptor leak');
    terminal.press('Enter');
    await terminal.see('Which process?');
    terminal.type(String(pid));
    await terminal.see(new RegExp(`› ${pid}`));
    terminal.press('Enter');
    await terminal.see(/descriptors/, 30);
    await terminal.see(/leak/i, 60);
    expect(terminal.written()).not.toContain(CANARY);
  });
});

function filesIn(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []));
}
