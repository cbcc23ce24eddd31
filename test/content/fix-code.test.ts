import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BLOCKS, type Block, GUIDE_BLOCKS, RUNBOOKS } from '../fixtures/fixes/blocks.ts';
import { compile, programOf } from '../fixtures/fixes/compile.ts';
import { LANGUAGES } from '../fixtures/fixes/languages.ts';
import { HAS_POSTGRES, type Postgres, startPostgres } from '../fixtures/fixes/postgres.ts';
import { RUNS } from '../fixtures/fixes/runs.ts';
import { runTool } from '../fixtures/fixes/tool.ts';

const home = mkdtempSync(join(tmpdir(), 'stanch-fixes-'));
const noServer = HAS_POSTGRES ? '' : ' (skipped: PostgreSQL is not installed)';
// What the kernel counts is read from /proc.
const noProc = process.platform === 'linux' ? '' : ' (skipped: this is not Linux)';
let postgres: Postgres | undefined;

beforeAll(async () => {
  // The program that the runbook of zombies starts.
  mkdirSync(join(home, 'bin'));
  symlinkSync('/bin/true', join(home, 'bin/convert'));
  if (HAS_POSTGRES) postgres = await startPostgres();
});

afterAll(async () => {
  await postgres?.stop();
  rmSync(home, { recursive: true, force: true });
});

test.each(RUNBOOKS.map(({ id }) => id))('%s shows a leak and its repair in at least two languages', (id) => {
  const blocks = BLOCKS.filter(({ runbook }) => runbook === id);
  const codeOf = (fence: string, part: Block['part']) => blocks.find((block) => block.fence === fence && block.part === part)?.code;
  const fences = [...new Set(blocks.map(({ fence }) => fence))];
  const whole = fences.filter((fence) => codeOf(fence, 'repair') && codeOf(fence, 'leak') !== codeOf(fence, 'repair'));
  expect(whole.length).toBeGreaterThanOrEqual(2);
  expect(whole).toEqual(fences);
});

test('no code is in a language that nothing here reads', () => {
  const known = [...LANGUAGES.map(({ fence }) => fence), 'sql'];
  expect(BLOCKS.filter(({ fence }) => !known.includes(fence)).map(({ runbook, line }) => `runbooks/${runbook}.md:${line}`)).toEqual([]);
});

describe.each(LANGUAGES)('the $name of the runbooks', { timeout: 60_000 }, (language) => {
  const why = language.installed ? '' : ` (skipped: ${language.name} is not installed)`;
  const folder = join(home, language.fence);
  let complaints = '';

  beforeAll(async () => {
    const blocks = BLOCKS.filter(({ fence }) => fence === language.fence);
    if (language.installed) complaints = await compile(language, blocks, folder);
  }, 120_000);

  test.skipIf(!language.installed)(`compiles without a complaint${why}`, () => {
    expect(complaints).toBe('');
  });

  test.skipIf(!language.installed)(`is named by its line of the Markdown when it does not compile${why}`, async () => {
    const broken: Block = { file: 'runbooks/not-there.md', runbook: 'not-there', fence: language.fence, part: 'leak', code: '\n(', line: 100 };
    expect(await compile(language, [broken], join(home, `${language.fence}-broken`))).toMatch(/runbooks\/not-there\.md:10\d\b/);
  });

  for (const { runbook, counts, database } of RUNS.filter((run) => run.language === language.name)) {
    const lacks = why || noProc || (database ? noServer : '');
    const title = `${runbook}: ${counts} grow with the leak and not with its repair${lacks}`;
    // The server has one set of tables and sessions.
    test.skipIf(lacks !== '')(title, { concurrent: !database }, async () => {
      const growth = async (part: Block['part']) => {
        if (database) await postgres?.run('');
        const cwd = mkdtempSync(join(home, 'cwd-'));
        const env = { ...postgres?.env, PATH: `${join(home, 'bin')}${delimiter}${process.env['PATH']}` };
        const [command, ...args] = language.start(folder, programOf(runbook), part);
        const { code, result, output } = await runTool(cwd, command, args, env);
        return code === 0 ? Number(result) : output;
      };
      expect(await growth('leak')).toBeGreaterThanOrEqual(10);
      expect(await growth('repair')).toBeLessThanOrEqual(2);
    });
  }
});

test.skipIf(!HAS_POSTGRES).each([...BLOCKS, ...GUIDE_BLOCKS].filter(({ fence }) => fence === 'sql'))(
  `the SQL at $file, line $line: PostgreSQL runs it${noServer}`,
  async ({ code }) => {
    expect(await postgres?.run(code)).toMatchObject({ code: 0 });
  },
);
