import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTRACTS } from '../../../core/contracts/index.ts';
import { ROOT } from '../../e2e/stanch.ts';
import { contract, problemsWith } from '../../fixtures/json-schema.ts';

let folder: string;
let incident = '1';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stanch-contracts-'));
  mkdirSync(join(folder, 'postmortems'));
  cpSync(join(ROOT, 'test/fixtures/postmortems'), join(folder, 'postmortems'), { recursive: true });
  writeFileSync(join(folder, 'collected.md'), '---\nurl: https://example.org/r\ntitle: Old report\nstart_time: ""\ncolour: red\n---\nIt broke.\n');
  // Its number may be taken in a place that other programs on this machine use too.
  incident = (await stanch('incident', 'new', 'checkout answers 5xx')).stdout.split(/\s+/)[1] ?? '';
  await stanch('incident', 'note', '1', 'restarted one of three');
  await stanch('incident', 'mark', '1', 'impact-start', '--at', '2026-11-21T03:05:00Z');
  await stanch('incident', 'note', '1', 'the batch job began', '--at', '2026-11-21T03Z');
  await stanch('incident', 'impact', '1', '--from', '~2026-11-21T03:05Z', '--to', '2026-11-21T03:40:00Z');
  await stanch('incident', 'mark', '1', 'detected', '--at', '2026-11-21T03:11:00Z');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const pid = String(process.pid);
const ANSWERS = ['--company', 'Example', '--takeaway', 'Close it.', '--keywords', 'http', '--facts-checked-at', '2026-11-30'];

/** What is run for each contract of an output. */
const RUNS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  diagnose: [['diagnose', '--pid', pid, '--for', '0s', '--json']],
  plan: [['diagnose', '--pid', pid, '--dry-run', '--json']],
  watch: [['watch', '--pid', pid, '--for', '1s', '--interval', '200ms', '--json']],
  capture: [
    ['capture', '--pid', pid, '--for', '0s', '--out', 'a.tar.gz', '--json'],
    ['capture', '--pid', pid, '--for', '0s', '--out', 'b.tar.gz', '--json'],
  ],
  diff: [['diff', 'a.tar.gz', 'b.tar.gz', '--json']],
  explain: [
    ['explain', 'accept4: too many open files', '--json'],
    ['explain', 'nothing of the kind', '--json'],
  ],
  search: [['search', 'too many open files', '--json']],
  show: [
    ['show', 'fd-leak', '--json'],
    ['show', 'playbook', '--json'],
    ['show', 'fd-leak', '--section', 'Fix', '--json'],
  ],
  playbook: [['playbook', '--json']],
  'incident-list': [['incident', 'list', '--json']],
  'incident-show': [['incident', 'show', '1', '--json']],
  'incident-handoff': [['incident', 'handoff', '1', '--to', 'day shift', '--json']],
  'incident-verify': [
    ['incident', 'verify', '1', '--json'],
    ['incident', 'verify', '1', '--head', '0'.repeat(64), '--json'],
  ],
  'incident-export': [['incident', 'export', '1']],
  'postmortem-new': [['postmortem', 'new', '--list', '--json']],
  'postmortem-check': [['postmortem', 'check', 'postmortems/2026-11-payment.md', '--strict', '--json']],
  'postmortem-rules': [['postmortem', 'rules', '--json']],
  'postmortem-publish': [
    ['postmortem', 'publish', 'postmortems/2026-11-payment.md', ...ANSWERS, '--json'],
    [
      'postmortem',
      'publish',
      'postmortems/2026-11-payment.md',
      ...ANSWERS,
      '--json',
      '--propose',
      'row.diff',
      '--seen',
      'the card terminal shows a spinning wheel',
    ],
    ['postmortem', 'publish', 'postmortems/2026-11-payment.md', '--external', '--json'],
    ['postmortem', 'publish', 'collected.md', '--json'],
  ],
  'postmortem-actions': [['postmortem', 'actions', '--json']],
  'postmortem-import': [
    ['postmortem', 'import', 'collected.md', '--out', 'imported', '--json'],
    ['postmortem', 'import', 'collected.md', 'a.tar.gz', '--out', 'imported', '--json'],
  ],
  'postmortem-export': [['postmortem', 'export', 'postmortems', '1']],
  doctor: [
    ['doctor', '--json'],
    ['doctor', '--pid', pid, '--json'],
  ],
  drill: [['drill', '--json']],
  check: [['check', '--json']],
  schema: [['schema', '--json']],
};

/** Lines of the record have no command of their own, and the test of sites builds one. */
const ELSEWHERE = ['journal-event', 'site-build'];

describe('what the program prints as JSON holds to its schema, and has no key that is not in it', () => {
  test.each(Object.entries(RUNS).flatMap(([name, runs]) => runs.map((argv) => [argv.join(' ').replace(pid, 'PID'), name, argv] as const)))(
    '%s',
    async (_, name, argv) => {
      const values = await printed(argv);
      expect(values.length).toBeGreaterThan(0);
      for (const value of values) {
        expect(problemsWith(name, value)).toEqual([]);
        expect(contract(name).schema.safeParse(value).error?.issues ?? []).toEqual([]);
      }
    },
  );

  test('no output is left out', () => {
    const outputs = CONTRACTS.filter(({ of, name }) => of === 'output' && !ELSEWHERE.includes(name)).map(({ name }) => name);
    expect(Object.keys(RUNS).toSorted()).toEqual(outputs.toSorted());
  });
});

test('schema --out writes each as a file, and replaces none', async () => {
  const first = await stanch('schema', '--out', 'schemas');
  expect(first.stderr).toContain(`${CONTRACTS.length} schemas`);
  const again = await stanch('schema', 'runbook', '--out', 'schemas');
  expect(again.exitCode).toBe(2);
  expect(again.stderr).toContain('is there already');
});

test('an unknown schema is told, with the one that was meant', async () => {
  const { exitCode, stderr } = await stanch('schema', 'postmortm');
  expect(exitCode).toBe(2);
  expect(stderr).toContain('Did you mean: stanch schema postmortem');
});

/** One JSON value, or one a line. */
async function printed(argv: readonly string[]): Promise<readonly unknown[]> {
  const { stdout, stderr } = await stanch(...argv);
  expect(stderr).not.toContain('bug in Stanch');
  return argv[0] === 'watch' ? stdout.split('\n').map((line) => JSON.parse(line)) : [JSON.parse(stdout)];
}

function stanch(...argv: readonly string[]) {
  return execa(process.execPath, [join(ROOT, 'bin/stanch.js'), ...argv.map((each) => (each === '1' ? incident : each))], {
    cwd: folder,
    env: { STANCH_HOME: join(folder, 'state'), TMPDIR: folder },
    reject: false,
    stdin: 'ignore',
    timeout: 60_000,
  });
}
