import { describe, expect, it } from 'vitest';
import { playbookWith } from '../../../cli/commands/playbook.ts';
import { searchWith } from '../../../cli/commands/search.ts';
import { showWith } from '../../../cli/commands/show.ts';
import { createMatcher } from '../../../core/match/matcher.ts';
import { LIBRARY } from '../../fixtures/library.ts';
import { run } from '../../fixtures/shell.ts';

const load = async () => LIBRARY;
const search = searchWith(async () => createMatcher(LIBRARY));
const show = showWith(load);
const playbook = playbookWith(load);

describe('stanch search', () => {
  it('lists what it finds, the named cause first', async () => {
    const { out, err, exitCode } = await run(search, ['too', 'many', 'open', 'files']);
    expect(out.split('\n')[0]).toMatch(/^cause +fd-leak +File descriptor leak$/);
    expect([err, exitCode]).toEqual(['', 0]);
  });

  it('keeps its JSON contract', async () => {
    const { out } = await run(search, ['nodefiledescriptorlimit', '--json']);
    expect(JSON.parse(out)).toEqual({ schema: 1, results: [{ kind: 'cause', id: 'fd-leak', title: 'File descriptor leak', score: 1 }] });
  });

  it('says what to do when it finds nothing, and exits 4', async () => {
    expect(await run(search, ['xyzzy\x1b[2J'])).toMatchInlineSnapshot(`
      {
        "err": "Nothing in the library fits "xyzzy\\x1b[2J".
      Try fewer or other words, or read the table: stanch show symptoms
      ",
        "exitCode": 4,
        "out": "",
      }
    `);
    expect(await run(search, ['xyzzy', '--json'])).toMatchObject({ exitCode: 4, out: expect.stringContaining('"results": []') });
  });

  it('wants words', async () => {
    expect(await run(search, [' '])).toMatchObject({ exitCode: 2, err: expect.stringContaining('No words') });
  });
});

describe('stanch show', () => {
  it('renders a runbook with its facts first', async () => {
    expect((await run(show, ['fd-leak'])).out).toMatchInlineSnapshot(`
      "File descriptor leak
      ════════════════════

      Files are opened and never closed until the limit is reached.

      • severity critical
      • resource descriptors
      • also called EMFILE, out of file handles
      • alerts NodeFileDescriptorLimit

      Meaning
      ───────

      Every open file costs a descriptor. See connections (connection-leak).

      Diagnosis
      ─────────

          ls /proc/$PID/fd | wc -l

      Look for a number that only grows.
      "
    `);
  });

  it('begins a case study with its derived metrics and their anchors', async () => {
    const { out } = await run(show, ['2023']);
    expect(out).toContain('• time to mitigate: 1 h 5 min, from impact-start 10:00 to mitigated 11:05');
    expect(out.indexOf('time to mitigate')).toBeLessThan(out.indexOf('Sockets piled up.'));
  });

  it.each([
    [['connection-leak'], 'Seen in'],
    [['db-pool-exhaustion'], 'Guides\n──────\n\n• How large a pool should be (pool-sizing)'],
    [['pool-sizing'], 'Runbooks\n────────\n\n• Database pool exhaustion (db-pool-exhaustion)'],
    [['pool-sizing', '--section', 'arith'], 'Instances times pool size.'],
    [['nodefiledescriptorlimit', '--section', 'diag'], 'Diagnosis\n─────────\n\n    ls /proc'],
    [['playbook'], '[ ] 1.1 Check the resources. Descriptors, sockets, memory.\n    • Run: stanch diagnose --pid $PID'],
    [['symptoms'], 'fd-leak · connection-leak'],
    [['other-messages'], 'stack overflow'],
    [['prevention'], '[ ] Close every body (connection-leak)'],
    [['1.2'], 'Careful: it destroys the evidence'],
    [['too-many'], '1. File descriptor leak (fd-leak)'],
  ])('%j shows %j', async (argv, text) => {
    expect((await run(show, argv)).out).toContain(text);
  });

  it.each([
    [['fdleak'], 'fd-leak'],
    [['i'], undefined],
    [['fd-leak', '--section', 'Diagnose'], 'Diagnosis'],
    [['symptoms', '--section', 'Diagnosis'], 'Leave --section out'],
    [['nonsense'], 'stanch search nonsense'],
    [['1'], '1.1, 1.2'],
  ])('%j exits 2 and helps with %j', async (argv, hint) => {
    const { err, exitCode } = await run(show, argv);
    if (hint === undefined) expect(exitCode).toBe(0);
    else expect([exitCode, err]).toEqual([2, expect.stringContaining(hint)]);
  });

  it('gives the parsed page as JSON', async () => {
    expect(JSON.parse((await run(show, ['pool-sizing', '--json'])).out)).toMatchObject({ schema: 1, kind: 'guide', causes: ['db-pool-exhaustion'] });
    expect(JSON.parse((await run(show, ['fd-leak', '--json'])).out)).toMatchObject({
      schema: 1,
      kind: 'cause',
      id: 'fd-leak',
      alsoCalled: ['EMFILE', 'out of file handles'],
    });
    expect(JSON.parse((await run(show, ['symptoms', '--json'])).out)).toMatchObject({
      schema: 1,
      symptoms: [{ causes: ['fd-leak', 'connection-leak'] }, {}, {}],
    });
  });
});

describe('stanch playbook', () => {
  it('shows all phases with their window and exit criterion', async () => {
    const { out } = await run(playbook, []);
    expect(out).toContain('Immediate (0–15 min)');
    expect(out).toContain('Done when: users are served again');
    expect(out).toContain('Investigation (15–60 min)');
  });

  it('shows one phase, by the beginning of its name', async () => {
    const { out } = await run(playbook, ['--phase', 'inv']);
    expect(out).not.toContain('Immediate');
    expect(JSON.parse((await run(playbook, ['--phase', 'immediate', '--json'])).out)).toMatchObject({
      schema: 1,
      phases: [{ id: 'immediate', steps: [{ id: '1.1' }, { id: '1.2' }] }],
    });
  });

  it('names the phases when there is none of that name', async () => {
    expect(await run(playbook, ['--phase', 'later'])).toMatchObject({ exitCode: 2, err: expect.stringContaining('immediate, investigation') });
  });
});

it.each([search, show, playbook])('stanch $name --help has examples', async (command) => {
  const written: string[] = [];
  const { Command } = await import('commander');
  const own = new Command(command.name).exitOverride().configureOutput({ writeOut: (part) => void written.push(part) });
  command.build(own, {} as never);
  expect(() => own.parse(['--help'], { from: 'user' })).toThrow();
  expect(written.join('').match(/^ {2}\$ stanch /gm)?.length).toBeGreaterThanOrEqual(2);
});
