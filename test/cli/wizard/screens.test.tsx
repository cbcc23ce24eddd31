import { renderToString } from 'ink';
import { describe, expect, test, vi } from 'vitest';
import type { Action } from '../../../cli/wizard/actions.ts';
import { Wizard } from '../../../cli/wizard/app.tsx';
import { openPage } from '../../../cli/wizard/moves/reader.ts';
import type { State } from '../../../cli/wizard/state.ts';
import { displayWidth } from '../../../core/display-width.ts';
import type { Entry } from '../../../core/incident/types.ts';
import { readPage } from '../../../core/page/read-page.ts';
import { ASKED, AT, DIAGNOSED, FRESH, IMMEDIATE, OPENED, PROCESS, play, playSaved, resumed, SEEN } from './play.ts';
import { LEAK, NOTHING, POOL, ROWS, START } from './samples.ts';

const draw = (state: State, columns: number, rows = 30): string => renderToString(<Wizard state={state} columns={columns} rows={rows} />, { columns });

const diagnosing = (): State => {
  const at = AT.diagnosis();
  return play(at, { type: 'diagnosing', run: at.diagnosis?.run ?? 0, diagnosis: LEAK }, { type: 'tick', now: (at.diagnosis?.since ?? 0) + 18_000 }).state;
};
const home = (): State =>
  play(
    FRESH,
    {
      type: 'incidents',
      unreadable: [],
      incidents: [{ id: '01X', name: 'INC-12', title: 'checkout 5xx', phase: 'Immediate', startedAt: new Date(START - 432_000).toISOString() }],
    },
    ...'too many open'.split(''),
    {
      type: 'matched',
      text: 'too many open',
      matches: [
        { cause: 'fd-leak', title: 'File descriptor leak', certainty: 'names it', reason: '"too many open files"' },
        { cause: 'connection-leak', title: 'Client connection leak', certainty: 'possible', reason: 'seen as: requests hang' },
      ],
    },
  ).state;
const pool = (): State => playSaved(resumed(OPENED, PROCESS, { kind: 'diagnosis', evidence: 'E1', diagnosis: POOL }, IMMEDIATE), 'down', 'down');
const asking = (at: State) => ({
  type: 'asking' as const,
  run: at.diagnosis?.run ?? 0,
  waiting: [{ id: 'pprof', of: 'http://127.0.0.1:6060', what: 'http://127.0.0.1:6060/debug/pprof' }],
});
const laddered = (diagnosis = LEAK): State => {
  const step = (title: string) => ({
    title,
    slug: '',
    commands: [],
    effect: 'The leak **stops**. More.',
    risk: 'Users see errors. More.',
    verify: '',
    undo: '',
  });
  const runbooks = FRESH.library.runbooks.map((runbook) => ({ ...runbook, mitigations: [step('Roll back'), step('Restart')] }));
  const asks: Entry = {
    kind: 'diagnosis',
    evidence: 'E1',
    diagnosis: { ...diagnosis, nextCheck: { check: 'the goroutine profile', why: 'it names the line', option: '--pprof URL' } },
  };
  return { ...resumed(OPENED, PROCESS, asks), suspect: 'connection-leak', library: { ...FRESH.library, runbooks }, now: START + 90_000 };
};
const withBlank = (): State => {
  const at = AT.playbook();
  const phases = at.library.playbook.phases.map((phase) => ({ ...phase, steps: phase.steps.map((step) => ({ ...step, commands: ['psql -d "$DSN"'] })) }));
  return { ...at, library: { ...at.library, playbook: { ...at.library.playbook, phases } } };
};
const PAGE = await readPage(FRESH.library, 'connection-leak');
const reading = (...keys: readonly string[]): State => play(AT.verdict(), 'r', { type: 'page', id: 'connection-leak', page: PAGE }, ...keys).state;
const SCREENS: readonly (readonly [string, () => State])[] = [
  ['home', () => FRESH],
  ['home with matches', home],
  ['browse', () => play(FRESH, 'down', 'down', 'enter').state],
  ['drills', () => play(FRESH, 'down', 'enter').state],
  ['a drill is started', () => play(FRESH, 'down', 'enter', 'enter').state],
  ['first question', () => ASKED],
  ['second question', () => play(ASKED, 'y').state],
  ['questions answered', () => play(ASKED, 'y', 'y', 'v', '2', 'enter').state],
  ['second question of a record', () => resumed(OPENED)],
  ['process', () => play(AT.process(), { type: 'processes', list: { rows: ROWS, unreadable: 3 } }).state],
  ['diagnosis', diagnosing],
  ['diagnosis, done', () => play(diagnosing(), { type: 'diagnosed', run: diagnosing().diagnosis?.run ?? 0, diagnosis: LEAK }).state],
  ['diagnosis, a probe waits', () => play(diagnosing(), asking(diagnosing())).state],
  ['diagnosis, a page is asked for', () => play(diagnosing(), 'p', 'x').state],
  ['diagnosis, capturing', () => play(diagnosing(), 'c', { type: 'capture-look', looks: 1, of: 2 }).state],
  ['verdict', AT.verdict],
  ['verdict with what can be done now', laddered],
  ['verdict, time over', () => play(laddered(), { type: 'tick', now: START + 3_600_000 }).state],
  ['verdict without a leak', () => resumed(OPENED, PROCESS, { kind: 'diagnosis', evidence: 'E1', diagnosis: NOTHING })],
  ['page, on its way', () => play(AT.verdict(), 'r').state],
  ['page', () => reading()],
  ['page, at a section', () => reading('right')],
  ['page, sections', () => reading('s', 'down')],
  ['page, links', () => reading('l')],
  ['page, searching', () => reading('/', ...'look')],
  ['page, found', () => reading('/', ...'look', 'enter', 'n')],
  ['playbook', AT.playbook],
  ['playbook, restart', () => playSaved(AT.playbook(), 'down')],
  ['playbook, restart after the capture', () => playSaved(AT.playbook(), 'enter')],
  ['playbook, scaling out on a database', pool],
  ['playbook, capture offered', () => play(playSaved(AT.playbook(), 'down'), 'enter').state],
  ['playbook, refusing the capture', () => play(playSaved(AT.playbook(), 'down'), 'enter', 'down', 'enter').state],
  ['playbook, capturing', () => play(playSaved(AT.playbook(), 'down'), 'c', { type: 'capture-look', looks: 1, of: 2 }).state],
  ['playbook, filling in', () => play(withBlank(), 'f').state],
  ['playbook, near the end of its window', () => play(AT.playbook(), { type: 'tick', now: START + 850_000 }).state],
  ['playbook, fixed and not measured', () => playSaved(AT.playbook(), 'enter', 'enter')],
  ['playbook, handed over', () => playSaved(AT.playbook(), 'ctrl-o', 'B', 'o', 'enter')],
  ['playbook, printed', () => play(AT.playbook(), 'p').state],
  ['playbook, skipping', () => play(AT.playbook(), 's', 'n', 'o').state],
  ['close', () => play(AT.playbook(), 'q', 'o', 'k').state],
  ['closed', () => play(playSaved(AT.playbook(), 'q', 'o', 'k', 'enter'), { type: 'postmortem', path: '/state/postmortem.md' }).state],
  ['help', () => play(AT.playbook(), '?').state],
  ['severity', () => play(AT.playbook(), 'v').state],
  ['marks', () => play(AT.playbook(), 't').state],
];

describe.each([96, 60])('at %i columns', (columns) => {
  test.each(SCREENS)('%s', (_, state) => {
    const frame = draw(state(), columns);
    expect(frame).toMatchSnapshot();
    expect(Math.max(...frame.split('\n').map((line) => line.length))).toBeLessThanOrEqual(columns);
  });

  test.each(SCREENS)('%s fits a terminal of 20 rows', (_, state) => {
    const all = state();
    const live = { ...all, printed: 0, asides: [] };
    expect(draw(live, columns, 20).split('\n').length).toBeLessThan(20);
  });
});

test('every line drawn is one of its own to React, also where two say the same', () => {
  using errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  const at = diagnosing();
  const twice = { ...LEAK, probes: [...LEAK.probes, ...LEAK.probes] };
  draw(play(FRESH, 'ctrl-g').state, 96);
  draw(play(at, { type: 'diagnosing', run: at.diagnosis?.run ?? 0, diagnosis: twice }).state, 96);
  expect(errors.mock.calls).toEqual([]);
});

test('of many open incidents three are listed, and where the others are is said', () => {
  const incidents = Array.from({ length: 5 }, (_, at) => ({
    id: `0${at}`,
    name: `INC-${at}`,
    title: 't',
    phase: 'Immediate',
    startedAt: new Date(START).toISOString(),
  }));
  const frame = draw(play(FRESH, { type: 'incidents', unreadable: [], incidents }).state, 96);
  expect(frame.match(/resume/g)).toHaveLength(3);
  expect(frame).toContain('2 more open: stanch incident list');
});

test('a name in wide characters moves no column', () => {
  const list = { rows: [{ ...ROWS[0]!, name: '決済サービス' }, ...ROWS.slice(1)], unreadable: 0 };
  const lines = draw(play(AT.process(), { type: 'processes', list }).state, 96).split('\n');
  const [wide = '', narrow = ''] = lines.filter((line) => / MB$/.test(line));
  expect(displayWidth(wide)).toBe(displayWidth(narrow));
});

test('a ladder is urged where the diagnosis is firm, offered where only the symptom speaks for it, and gone where it is ruled out', () => {
  const [leak] = LEAK.verdicts;
  const found = (status: 'confirmed' | 'possible' | 'refuted'): string => draw(laddered({ ...LEAK, verdicts: [{ ...leak!, status }] }), 120, 60);
  expect(found('confirmed')).toMatch(/do now +least harm first/);
  expect(found('possible')).toMatch(/were it so +Client connection leak, not shown/);
  expect(found('refuted')).not.toContain('least harm first');
});

test('what is on its way is not shown as done, and what got lost is named', () => {
  const waiting = play(AT.playbook(), 'enter').state;
  expect(draw(waiting, 96)).toContain('saving… ✔ done 1.1');
  expect(draw(waiting, 96)).toContain('… 1.1 Check');
  const failed = play(waiting, { type: 'not-saved', token: waiting.pending[0]?.token ?? 0, why: 'disk full' }).state;
  expect(draw(failed, 96)).toMatch(/UNSAVED\s+✔ done 1\.1 .*disk full\. ctrl-r tries again/);
  expect(draw(failed, 96)).toContain('○ 1.1 Check');
});

test('a record that is only in memory says UNSAVED until it is not', () => {
  const at = { ...AT.playbook(), warning: 'UNSAVED: the record is in memory only (disk full).', unsaved: ['x'] };
  expect(draw(play(at, 'down', 'up').state, 96)).toMatch(/UNSAVED\s+the record is in memory only/);
});

test('a screen reader hears no bars and no running clock', () => {
  const spoken = { ...diagnosing(), screenReader: true };
  expect(draw(spoken, 96)).not.toMatch(/[▁▂▃▅▆▇█]/u);
  expect(draw(spoken, 96)).toContain('looking, 30 s at most');
  expect(draw({ ...AT.playbook(), screenReader: true }, 96)).not.toMatch(/[▓░]/u);
});

const EVIL = 'evil\u001b[2J\u001b]0;owned\u0007\u202e\u009b31mname\nsecond';

test('escape sequences of names, notes, lines, Markdown and warnings never reach the frame', async () => {
  const rows = [{ pid: 1, name: EVIL, why: EVIL, suspicion: 1 }];
  const diagnosis = {
    ...LEAK,
    target: { pid: 1, name: EVIL },
    because: [EVIL],
    notChecked: [{ cause: EVIL, why: EVIL }],
    verdicts: LEAK.verdicts.map((verdict) => ({
      ...verdict,
      title: EVIL,
      variant: EVIL,
      consequences: [EVIL],
      evidence: [{ ...LEAK.verdicts[0]!.evidence[0]!, says: EVIL }],
    })),
    nextCheck: { check: EVIL, why: EVIL, option: EVIL },
    probes: [{ id: EVIL, reads: [EVIL], coverage: EVIL, status: 'ok' as const, durationMs: 1 }],
  };
  const library = {
    ...FRESH.library,
    runbooks: FRESH.library.runbooks.map((runbook) => ({
      ...runbook,
      mitigations: [{ title: EVIL, slug: '', commands: [], effect: EVIL, risk: EVIL, verify: '', undo: '' }],
      title: EVIL,
      summary: EVIL,
      sections: [{ heading: EVIL, slug: 'x', markdown: `[${EVIL}](x${EVIL}.md) ${EVIL}` }],
    })),
    playbook: {
      title: EVIL,
      phases: FRESH.library.playbook.phases.map((phase) => ({
        ...phase,
        title: EVIL,
        doneWhen: EVIL,
        steps: phase.steps.map((step) => ({ ...step, title: EVIL, text: EVIL, commands: [EVIL], details: [{ label: 'Careful', text: EVIL }] })),
      })),
    },
  };
  const before = playSaved({ ...FRESH, library }, { type: 'loaded', unreadable: [], events: AT.playbook().record.events });
  const noted = playSaved(before, 'n', { type: 'paste', text: EVIL }, 'enter', 'm');
  const run = noted.diagnosis?.run ?? 0;
  const looking = play(noted, { type: 'diagnosing', run, diagnosis }).state;
  const verdict = playSaved(looking, { type: 'diagnosed', run, diagnosis }, 'enter');
  const page = await readPage(library, 'fd-leak');
  const evilPage = (...keys: readonly (string | Action)[]): State =>
    play(openPage({ ...FRESH, library }, 'fd-leak').state, { type: 'page', id: 'fd-leak', page }, ...keys).state;
  const states: readonly State[] = [
    play(FRESH, { type: 'incidents', unreadable: [], incidents: [{ id: 'x', name: EVIL, title: EVIL, phase: EVIL, startedAt: '2026-03-01T00:00:00Z' }] }).state,
    play({ ...FRESH, drills: [{ name: EVIL, summary: EVIL }] }, 'down', 'enter').state,
    play(FRESH, { type: 'paste', text: EVIL }, { type: 'matched', text: 'evil[2J', matches: [] }).state,
    { ...FRESH, home: { ...FRESH.home, matches: [{ cause: 'x', title: EVIL, certainty: 'possible', reason: EVIL }] } },
    play(AT.process(), { type: 'processes', list: { rows, unreadable: 0 } }).state,
    play(AT.process(), { type: 'failed', what: 'processes', why: EVIL }).state,
    play(AT.process(), { type: 'processes', list: { rows, unreadable: 1, hidden: EVIL } }, { type: 'paste', text: `:1${EVIL}` }).state,
    { ...FRESH, home: { ...FRESH.home, pages: [{ key: 'x', kind: 'guide', title: EVIL }] } },
    play({ ...FRESH, library }, 'down', 'down', 'enter').state,
    play(noted, { type: 'asking', run, waiting: [{ id: EVIL, of: EVIL, what: EVIL }] }).state,
    play(looking, { type: 'asking', run, waiting: [{ id: EVIL, of: EVIL, what: EVIL }] }).state,
    play(looking, 'c', { type: 'captured', path: EVIL, instead: EVIL }).state,
    play(looking, 'c', { type: 'not-captured', why: EVIL }).state,
    play(looking, 'p', { type: 'paste', text: EVIL }).state,
    play(looking, { type: 'failed', what: 'endpoint', why: EVIL }).state,
    play(play(AT.playbook(), 'n', { type: 'paste', text: EVIL }, 'enter').state, { type: 'tick', now: START + 86_400_000 }).state,
    noted,
    looking,
    play(noted, { type: 'not-diagnosed', run, why: EVIL }).state,
    verdict,
    playSaved(verdict, 'enter'),
    evilPage(),
    evilPage('l'),
    evilPage('s'),
    evilPage('/', { type: 'paste', text: EVIL }, 'enter'),
    play(verdict, 'r', { type: 'page', id: EVIL, page: undefined }, { type: 'failed', what: 'page', why: EVIL }).state,
    resumed({ ...OPENED, title: EVIL } as typeof OPENED, SEEN, { kind: 'process', pid: 1, name: EVIL }, { ...DIAGNOSED, diagnosis } as typeof DIAGNOSED, {
      kind: 'closed',
      resolution: EVIL,
    }),
    { ...AT.playbook(), warning: EVIL, notice: EVIL },
  ];
  for (const state of states) {
    // Ink's own colours are the only sequences a frame may hold.
    const frame = draw(state, 96).replace(/\u001b\[[0-9;]*m/g, '');
    expect(frame).not.toMatch(/[^\P{Cc}\n]|[\u202e\u200b]/u);
    expect(frame).not.toContain('\u001b');
  }
});
