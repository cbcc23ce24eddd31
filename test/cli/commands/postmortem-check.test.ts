import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { postmortem } from '../../../cli/commands/postmortem.ts';
import { POSTMORTEM_RULES } from '../../../core/postmortem/rules/index.ts';
import { run } from '../../fixtures/shell.ts';

const HEAD = '---\nschema: 1\nkind: postmortem\ntitle: Payments stop\nstatus: draft\nseverity: sev2\n---\n';
const BLAMING = `${HEAD}\n## Causes\n\nAlice forgot to close the client.\n`;
/** No other rule than those of this test counts, whatever is added to the registry. */
const WORDS_ONLY = `postmortem:\n  rules: {B15: warn, B18: off}\n`;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stanch-postmortem-'));
  writeFileSync(join(folder, 'stanch.yaml'), WORDS_ONLY);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string | Buffer) => writeFileSync(join(folder, name), text);
const check = (argv: readonly string[], stdin?: string | Buffer) =>
  run(postmortem, ['check', ...argv], { cwd: folder, ...(stdin === undefined ? {} : { stdin }) });
const json = async (argv: readonly string[]) => JSON.parse((await check([...argv, '--json'])).out);
const words = async (argv: readonly string[]) =>
  (await json(argv)).findings.filter(({ layer }: { layer: string }) => layer === 'language').map(({ rule }: { rule: string }) => rule);

test('a blaming sentence is an error with its place, why, and a better wording; the exit code is 3', async () => {
  write('p.md', BLAMING);
  const { out, err, exitCode } = await check(['p.md']);
  expect(out).toMatch(/^p\.md:11:7 {2}error {2}Unexpected "forgot", expected .* {2}\(B03\)\n {4}why: .*\n {4}better: /m);
  expect(out).toMatch(/^ {2}language\s+\d+ of \d+ rules met$/m);
  expect(err).toMatch(/\d+ errors?.* in 1 file\b/);
  expect(exitCode).toBe(3);
});

test('JSON has a schema, the findings and a score for each layer, and never one for all', async () => {
  write('p.md', BLAMING);
  const report = await json(['p.md']);
  expect(report).toMatchObject({
    schema: 1,
    files: 1,
    scores: { 'p.md': expect.arrayContaining([expect.objectContaining({ layer: 'language', errors: 1 })]) },
  });
  expect(report.findings).toContainEqual({
    file: 'p.md',
    line: 11,
    column: 7,
    rule: 'B03',
    severity: 'error',
    layer: 'language',
    message: expect.stringMatching(/^Unexpected "forgot", expected /),
    why: expect.any(String),
    better: expect.any(String),
    link: '/rules/language/agent-omission/',
  });
});

test('annotations and SARIF carry the level', async () => {
  write('p.md', BLAMING);
  expect((await check(['p.md', '--format', 'github'])).out).toMatch(
    /^::error file=p\.md,line=11,col=7,title=B03::.*\n(?:.*\n)*?::warning file=p\.md,line=11,col=1,title=B15::|^::warning file=p\.md,line=11,col=1,title=B15::.*\n::error file=p\.md,line=11,col=7,title=B03::/m,
  );
  const { runs } = JSON.parse((await check(['p.md', '--format', 'sarif'])).out);
  expect(runs[0].results).toContainEqual(expect.objectContaining({ ruleId: 'B03', level: 'error' }));
  expect(runs[0].results).toContainEqual(expect.objectContaining({ ruleId: 'B15', level: 'warning' }));
});

test('standard input is read for -, and findings name it', async () => {
  const { out, exitCode } = await check(['-'], BLAMING);
  expect(out).toContain('<stdin>:11:7  error');
  expect(exitCode).toBe(3);
});

describe('the configuration', () => {
  test('is found above the file, and lowers, raises and turns off rules', async () => {
    mkdirSync(join(folder, 'a/b'), { recursive: true });
    write('a/b/p.md', BLAMING);
    write('stanch.yaml', 'postmortem:\n  rules: {B03: off, B15: off, B18: off}\n');
    expect(await words(['a/b/p.md'])).toEqual([]);
    write('a/stanch.yaml', 'postmortem:\n  rules: {B03: warn}\n  participants: names\n');
    expect(await words(['a/b/p.md'])).toEqual(['B03']);
  });

  test('allows words of the project', async () => {
    write('p.md', `${HEAD}\nA careless-close check and a careless one.\n`);
    write('own.yaml', 'postmortem:\n  allow: [careless]\n');
    expect(await words(['p.md', '--config', 'own.yaml'])).toEqual([]);
  });

  test.each<[string, string, RegExp]>([
    ['an unknown key', 'postmortem:\n  rulez: {}\n', /stanch\.yaml:2:3 {2}Unexpected key "rulez" in postmortem, expected "rules"/],
    ['an unknown rule', 'postmortem:\n  rules:\n    B33: off\n', /stanch\.yaml:3:5 {2}Unexpected rule "B33", expected "B\d\d"/],
    [
      'an unknown severity',
      'postmortem:\n  rules:\n    B03: loud\n',
      /stanch\.yaml:3:10 {2}Unexpected "loud" in postmortem\.rules\.B03, expected one of error, warn, info, off/,
    ],
    ['no YAML', 'postmortem: [\n', /stanch\.yaml:\d+:\d+ {2}Unexpected YAML/],
    ['aliases by the thousand', `a: &a [x]\nb: [${'*a, '.repeat(20_000)}]\n`, /stanch\.yaml:\d+:\d+ {2}Unexpected YAML/],
  ])('with %s is wrong use, and says where', async (_, text, expected) => {
    write('p.md', BLAMING);
    write('stanch.yaml', text);
    const { err, exitCode } = await check(['p.md']);
    expect(err).toMatch(expected);
    expect(exitCode).toBe(2);
  });

  test('that is not there is wrong use', async () => {
    write('p.md', BLAMING);
    expect(await check(['p.md', '--config', 'gone.yaml'])).toMatchObject({ exitCode: 2, err: expect.stringContaining('gone.yaml') });
  });
});

describe('--strict and --external', () => {
  test('warnings fail with --strict only', async () => {
    write('p.md', BLAMING);
    const others = POSTMORTEM_RULES.filter(({ id }) => id !== 'B03').map(({ id }) => `    ${id}: off\n`);
    write('stanch.yaml', `postmortem:\n  rules:\n    B03: warn\n${others.join('')}`);
    expect(await check(['p.md'])).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(/^p\.md:11:7 {2}warn {2}/),
      err: expect.stringContaining('1 warning in 1 file'),
    });
    expect((await check(['p.md', '--strict'])).exitCode).toBe(3);
  });

  test('a name is an error in a text that leaves the house', async () => {
    write('p.md', `${HEAD}\nAlice restarted the pod.\n`);
    const severity = async (...more: string[]) => (await json(['p.md', ...more])).findings.find(({ rule }: { rule: string }) => rule === 'B15')?.severity;
    write('stanch.yaml', '');
    expect(await severity()).toBe('warn');
    expect(await severity('--external')).toBe('error');
  });

  test('what is only worth a thought is shown with --strict', async () => {
    write('p.md', `${HEAD}\nThey simply had to restart it.\n`);
    expect(await words(['p.md'])).not.toContain('B17');
    expect(await words(['p.md', '--strict'])).toContain('B17');
  });
});

describe('what is no postmortem', () => {
  test.each<[string, string | Buffer, RegExp]>([
    ['ten megabytes', `${HEAD}${'All was well.\n\n'.repeat(700_000)}`, /Unexpected size of \d+ bytes/],
    ['a binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0xff, 0xfe, 0]), /Unexpected bytes that are not UTF-8/],
    ['an empty file', '', /Unexpected start of the file, expected front matter/],
    ['escape sequences', `${HEAD}\nred \u001b[31m\n`, /Unexpected character \\x1b/],
  ])('%s is a finding, and quick', async (_, text, expected) => {
    write('p.md', text);
    const before = performance.now();
    const { out, exitCode } = await check(['p.md']);
    expect(out).toMatch(expected);
    expect(out).not.toContain('\u001b[31m');
    expect(exitCode).toBe(3);
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  test('ten megabytes from standard input, too', async () => {
    expect((await check(['-'], Buffer.alloc(10_000_000, 'All was well.\n\n'))).out).toMatch(/^<stdin>:1:1 {2}error {2}Unexpected size of more than/);
  });

  test('a named pipe does not hang the check', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe.md')]);
    expect((await check(['pipe.md'])).out).toMatch(/Unexpected special file, expected a regular file/);
  });

  test.each(['gone.md', '.'])('%s is wrong use with a next step', async (name) => {
    expect(await check([name])).toMatchObject({ exitCode: 2, out: '' });
  });
});

describe('postmortem rules', () => {
  const rules = (...argv: string[]) => run(postmortem, ['rules', ...argv], { cwd: folder });

  test('lists every rule', async () => {
    const { out } = await rules();
    for (const id of ['B01', 'B18']) expect(out).toContain(id);
  });

  test.each(['B03', 'b03', 'agent-omission'])('%s is explained with what it finds and what passes', async (wanted) => {
    const { out } = await rules(wanted);
    expect(out).toContain('Alice forgot to close the client.');
    expect(out).toContain('New pods failed to connect.');
    expect(out).toContain('postmortem-ignore B03');
  });

  test('as JSON they have a schema', async () => {
    const { schema, rules: all } = JSON.parse((await rules('--json')).out);
    expect(schema).toBe(1);
    expect(all).toContainEqual(expect.objectContaining({ id: 'B03', link: '/rules/language/agent-omission/' }));
  });

  test('an unknown one is wrong use, with the nearest', async () => {
    expect(await rules('B3')).toMatchObject({ exitCode: 2, err: expect.stringMatching(/stanch postmortem rules B\d\d/) });
  });
});
