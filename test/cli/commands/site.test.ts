import { execFile, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problemsWith } from '../../fixtures/json-schema.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const GUIDE =
  '---\ntitle: How we size pools\nsummary: One rule for all.\ncauses: [db-pool-exhaustion]\n---\n\n## The rule\n\nAt most ten, see [the runbook](../runbooks/db-pool-exhaustion.md).\n';

let folder = '';
let team = '';
let out = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stanch-own-site-'));
  team = join(folder, 'team');
  out = join(folder, 'public');
  mkdirSync(join(team, 'guides'), { recursive: true });
  writeFileSync(join(team, 'guides/pools.md'), GUIDE);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const environment = () => ({ PATH: process.env['PATH'], HOME: folder, TMPDIR: folder, XDG_CACHE_HOME: join(folder, 'cache') });

function run(argv: readonly string[], program = join(ROOT, 'bin/stanch.js')): Promise<{ code: number; out: string; err: string }> {
  return new Promise((done) =>
    execFile(process.execPath, [program, ...argv], { cwd: folder, env: environment() }, (error, stdout, stderr) =>
      done({ code: typeof error?.code === 'number' ? error.code : 0, out: stdout, err: stderr }),
    ),
  );
}

describe('stanch site build', () => {
  it('builds the pages of a folder on top of the bundled ones, under its title, address and base of stanch.yaml, and again', async () => {
    writeFileSync(join(team, 'stanch.yaml'), 'site:\n  title: Ledger runbooks\n  base: /rb\n  url: https://team.example\n  logo: mark.svg\n');
    writeFileSync(join(team, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>');
    mkdirSync(join(out, '.git'), { recursive: true });
    const { code, out: json, err } = await run(['site', 'build', '--content', 'team', '--out', 'public', '--json']);
    expect(code, err).toBe(0);
    expect(JSON.parse(json)).toMatchObject({ schema: 1, out, base: '/rb', url: 'https://team.example' });
    expect(problemsWith('site-build', JSON.parse(json))).toEqual([]);
    const page = readFileSync(join(out, 'guides/pools/index.html'), 'utf8');
    expect(page).toContain('Ledger runbooks');
    expect(page).toContain('href="/rb/runbooks/db-pool-exhaustion/"');
    expect(readFileSync(join(out, 'rss.xml'), 'utf8')).toContain('Ledger runbooks: case studies');
    expect(existsSync(join(out, '.git'))).toBe(true);
    expect(readdirSync(folder).filter((name) => name.startsWith('stanch-site-'))).toEqual([]);
    writeFileSync(join(out, 'old.html'), 'of an earlier build');
    expect((await run(['site', 'build', '--content', 'team', '--out', 'public'])).err).toMatch(
      /^Built \d+ pages into .*public in .* s: team on top of the bundled library\n$/,
    );
    expect(existsSync(join(out, 'old.html'))).toBe(false);
  }, 300_000);

  it.each([
    [
      'a folder that is no site',
      () => {
        mkdirSync(out);
        writeFileSync(join(out, 'thesis.txt'), 'mine');
      },
      ['--content', 'team'],
      /is not empty and holds no site of Stanch/,
    ],
    [
      'broken content',
      () => writeFileSync(join(team, 'guides/pools.md'), GUIDE.replace('summary', 'sumary')),
      ['--content', 'team'],
      /pools\.md:3:1 {2}Unexpected key[\s\S]*wrong in the content/,
    ],
    ['a folder that is not there', () => undefined, ['--content', 'tema'], /Cannot read "tema"/],
    ['a base that is no path', () => undefined, ['--content', 'team', '--base', 'x y'], /--base is "x y".*such as \/runbooks/],
    ['an address with a path', () => undefined, ['--content', 'team', '--url', 'https://a.example/b'], /--url is .*without a path/],
    ['a logo that is not there', () => undefined, ['--content', 'team', '--logo', 'no.svg'], /no picture that is there/],
    [
      'a wrong stanch.yaml',
      () => writeFileSync(join(team, 'stanch.yaml'), 'site:\n  titel: x\n'),
      ['--content', 'team'],
      /stanch\.yaml:2:3 {2}Unexpected key "titel" in site, expected title/,
    ],
  ])(
    'refuses %s in a sentence, and builds nothing',
    async (_, spoil, argv, says) => {
      spoil();
      const before = existsSync(out) ? readdirSync(out) : undefined;
      const { code, err } = await run(['site', 'build', ...argv, '--out', 'public']);
      expect(err).toMatch(says);
      expect(code).toBe(2);
      expect(existsSync(out) ? readdirSync(out) : undefined).toEqual(before);
    },
    60_000,
  );

  it('stops on Ctrl-C with 130, and leaves nothing behind', async () => {
    const running = spawn(process.execPath, [join(ROOT, 'bin/stanch.js'), 'site', 'build', '--content', 'team', '--out', 'public'], {
      cwd: folder,
      env: environment(),
    });
    await until(() => readdirSync(folder).some((name) => name.startsWith('stanch-site-') && existsSync(join(folder, name, 'cache'))));
    running.kill('SIGINT');
    expect(await new Promise((done) => running.on('close', done))).toBe(130);
    expect(existsSync(out)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.startsWith('stanch-site-'))).toEqual([]);
  }, 120_000);
});

describe('stanch site dev', () => {
  it('serves a page on this machine until Ctrl-C', async () => {
    const running = spawn(process.execPath, [join(ROOT, 'bin/stanch.js'), 'site', 'dev', '--content', 'team', '--port', '14321'], {
      cwd: folder,
      env: environment(),
    });
    let said = '';
    running.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const address = () => /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
    await until(() => address() !== undefined);
    expect(await (await fetch(`${address()}/guides/pools/`)).text()).toContain('How we size pools');
    running.kill('SIGINT');
    expect(await new Promise((done) => running.on('close', done)), said).toBe(130);
  }, 120_000);
});

describe('an installed package', () => {
  it('names the one command that adds Astro, and writes down what it adds', async () => {
    const installed = join(folder, 'node_modules/stanch');
    for (const part of ['bin', 'dist', 'runbooks', 'guides', 'case-studies', 'package.json'])
      cpSync(join(ROOT, part), join(installed, part), { recursive: true });
    const { code, err } = await run(['site', 'build', '--content', 'team', '--out', 'public'], join(installed, 'bin/stanch.js'));
    const [, prefix = ''] = /npm install --prefix "([^"]+)"/.exec(err) ?? [];
    expect(prefix, err).toMatch(/cache\/stanch\/site-\d/);
    const { dependencies } = JSON.parse(readFileSync(join(prefix, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
    expect(Object.keys(dependencies)).toEqual(expect.arrayContaining(['astro', '@astrojs/starlight', 'sharp', 'satori', '@fontsource/inter', 'zod']));
    expect(code).toBe(2);
  }, 60_000);
});

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(50);
}
