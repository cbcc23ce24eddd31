import { describe, expect, test } from 'vitest';
import { homeItems } from '../../../cli/wizard/moves/home.ts';
import { multipliesConnections, stepHere } from '../../../cli/wizard/moves/playbook.ts';
import { processRows } from '../../../cli/wizard/moves/process.ts';
import { secondsLeft, verdictPage } from '../../../cli/wizard/parts/verdict-page.ts';
import type { State } from '../../../cli/wizard/state.ts';
import type { Entry } from '../../../core/incident/types.ts';
import { LEAK, NOTHING, POOL } from './a-world.ts';
import { ASKED, AT, FRESH, IMMEDIATE, OPENED, PROCESS, play, playSaved, recorded, resumed, SEEN } from './play.ts';

const MATCH = {
  cause: 'fd-leak',
  title: 'File descriptor leak',
  certainty: 'names it',
  reason: '"too many open files"',
  matched: 'too many open files',
} as const;
const matched = (text: string) => ({ type: 'matched', text, matches: [MATCH] }) as const;
const running = (state: State): number => state.diagnosis?.run ?? 0;

describe('home', () => {
  test('asks the matcher with every character', () => {
    expect(play(FRESH, 'f', 'd').run).toEqual([
      { do: 'match', text: 'f' },
      { do: 'match', text: 'fd' },
    ]);
  });

  test('drops an answer to a text that was typed on', () => {
    expect(play(FRESH, 'f', 'd', matched('f')).state.home.matches).toEqual([]);
    expect(play(FRESH, 'f', 'd', matched('fd')).state.home.matches).toEqual([MATCH]);
  });

  test('words that were chosen before and are typed again are matched again', () => {
    const back = playSaved(FRESH, 'f', matched('f'), 'enter', 'esc', 'd', matched('fd'), 'backspace');
    const none = { type: 'matched', text: 'f', matches: [] } as const;
    expect(play(back, none).state.home).toMatchObject({ matches: [], matched: 'f' });
  });

  test('keeps pasted lines as one text, without escape sequences', () => {
    const { state } = play(FRESH, { type: 'paste', text: '\u001b[31merror\u001b[0m: too many\r\nnext\u0007 line' });
    expect(state.home.input.text).toBe('error: too many\nnext line');
  });

  test('offers what matches, open incidents and drills, in this order', () => {
    const { state } = play(
      FRESH,
      { type: 'incidents', unreadable: [], incidents: [{ id: '01X', name: 'INC-12', title: 'old', phase: 'Immediate', startedAt: '2026-03-01T02:00:00Z' }] },
      'f',
      matched('f'),
    );
    expect(homeItems(state).map(({ kind }) => kind)).toEqual(['cause', 'go-on', 'resume', 'drills', 'browse']);
    expect(homeItems(FRESH).map(({ kind }) => kind)).toEqual(['go-on', 'drills', 'browse']);
  });

  test('opens the incident with the first choice', () => {
    const at = play(FRESH, 'f', matched('f'), 'enter');
    expect(at.state.screen).toBe('process');
    expect(recorded(at)).toEqual([
      { kind: 'opened', title: 'f', number: 0 },
      { kind: 'symptom', text: 'f', matched: 'too many open files' },
    ]);
  });

  test('what was seen goes on record once, however often the person comes back to it', () => {
    const back = playSaved(FRESH, 'f', matched('f'), 'enter', 'esc');
    expect(recorded(play(back, 'enter'))).toEqual([]);
    expect(recorded(play(back, 'down', 'enter'))).toEqual([]);
    expect(recorded(play(back, 'd', matched('fd'), 'enter'))).toMatchObject([{ kind: 'symptom', text: 'fd' }]);
  });

  test('starts a drill as an incident of its own', () => {
    const at = play(FRESH, 'down', 'enter', 'enter');
    expect(at.run).toEqual([{ do: 'drill', name: 'connection-leak' }]);
    const begun = play(at.state, { type: 'drill', pid: 5, name: 'connection-leak' });
    expect(begun.run).toEqual([{ do: 'processes' }, { do: 'open', token: 1, title: 'drill: connection-leak' }]);
    expect(begun.state).toMatchObject({ screen: 'process', process: { prefer: 5 } });
  });

  test('a drill is chosen in the list of processes, whatever was chosen or typed there before', () => {
    const before = play(AT.process(), 'c', 'esc', 'down', 'esc', 'down', 'enter', 'enter').state;
    const at = play(before, { type: 'drill', pid: 7, name: 'connection-leak' }).state;
    expect(at.process).toMatchObject({ prefer: 7, cursor: 0, filter: { text: '' } });
  });

  test('keeps what was typed before a drill was chosen', () => {
    const at = play(FRESH, 'f', 'd', 'down', 'enter', 'enter', { type: 'drill', pid: 5, name: 'connection-leak' });
    expect(recorded(at)).toEqual([
      { kind: 'opened', title: 'drill: connection-leak', number: 0 },
      { kind: 'symptom', text: 'fd' },
    ]);
  });

  test('matches every line of a paste, and keeps for the record what it has room for', () => {
    const text = Array.from({ length: 5000 }, (_, line) => `line ${line}`).join('\n');
    const at = play(FRESH, { type: 'paste', text });
    expect(at.run).toEqual([{ do: 'match', text }]);
    expect(at.state.home.input).toMatchObject({ cut: 'all 5,000 lines are matched; the record keeps the first 200' });
    expect(play(at.state, matched(text)).state.home.matches).toEqual([MATCH]);
    expect(recorded(play(at.state, matched(text), 'enter'))[1]).toMatchObject({ kind: 'symptom', text: expect.stringMatching(/^line 0\n(.*\n)*line 199$/) });
    // Typed on, it is what is kept and typed.
    expect(play(at.state, '!').run).toEqual([{ do: 'match', text: `${at.state.home.input.text}!` }]);
  });

  test('offers what there is to read about the words, and enter and tab open it', () => {
    const pages = [{ key: 'pools', kind: 'guide', title: 'Pools' }] as const;
    const library = { ...FRESH.library, guides: [{ id: 'pools', file: '', title: 'Pools', summary: '', causes: [], sections: [] }] };
    const at = play({ ...FRESH, library }, 'f', { type: 'matched', text: 'f', matches: [], pages }).state;
    expect(homeItems(at).map(({ kind }) => kind)).toEqual(['go-on', 'found', 'drills', 'browse']);
    for (const key of ['enter', 'tab']) expect(play(at, 'down', key).state).toMatchObject({ screen: 'reader', reader: { opening: { id: 'pools' } } });
  });

  test('browses all there is to read, a kind at a time, and comes back to the line it left', () => {
    const at = play(FRESH, 'down', 'down', 'enter').state;
    const keys = homeItems(at).map((item) => (item.kind === 'page' ? item.page.key : ''));
    expect(keys).toEqual(['playbook', 'symptoms', 'connection-leak', 'db-pool-exhaustion', 'fd-leak']);
    expect(play(at, 'right').state.home.cursor).toBe(1);
    expect(play(at, 'right', 'right').state.home.cursor).toBe(2);
    expect(play(at, 'right', 'right', 'down', 'left').state.home.cursor).toBe(2);
    const reading = play(at, 'right', 'right', 'enter').state;
    expect(reading).toMatchObject({ screen: 'reader', reader: { opening: { id: 'connection-leak' } } });
    expect(play(reading, 'esc').state).toMatchObject({ screen: 'home', home: { browse: true, cursor: 2 } });
    expect(play(reading, 'esc', 'esc').state.home).toMatchObject({ browse: false, cursor: 0 });
  });

  test('what is typed picks among the lines of a list; esc shows all again, then goes back', () => {
    const at = play(FRESH, 'down', 'down', 'enter').state;
    const titles = (state: State) => homeItems(state).map((item) => (item.kind === 'page' ? item.page.key : ''));
    const picked = play(at, 'down', ...'runbook POOL').state;
    expect(titles(picked)).toEqual(['db-pool-exhaustion']);
    expect(picked.home.cursor).toBe(0);
    expect(play(picked, 'enter').state).toMatchObject({ screen: 'reader', reader: { opening: { id: 'db-pool-exhaustion' } } });
    expect(titles(play(picked, ...'xyz').state)).toEqual([]);
    expect(play(picked, ...'xyz', 'enter').state.screen).toBe('home');
    expect(titles(play(picked, 'esc').state)).toHaveLength(5);
    expect(play(picked, 'esc', 'esc').state.home).toMatchObject({ browse: false, filter: { text: '' } });
    expect(titles(play(at, { type: 'paste', text: 'leak\nmore' }).state)).toEqual(['connection-leak', 'fd-leak']);
  });

  test('whoever came back from the verdict or the playbook finds the way there again', () => {
    for (const screen of ['verdict', 'playbook'] as const) {
      const home = play(AT[screen](), 'm', 'esc', 'esc').state;
      expect(homeItems(home).map(({ kind }) => kind)).toEqual(['go-on', 'back', 'drills', 'browse']);
      expect(play(home, 'down', 'enter').state.screen).toBe(screen);
    }
  });

  test('reads a runbook first and comes back', () => {
    const at = play(FRESH, 'f', matched('f'), 'tab').state;
    expect(at).toMatchObject({ screen: 'reader', reader: { opening: { id: 'fd-leak' } } });
    expect(play(at, 'esc').state.screen).toBe('home');
  });
});

describe('the first questions', () => {
  const goOn = ['f', matched('f'), 'enter'] as const;
  test.each<[readonly string[], object, readonly Entry[]]>([
    [['y', 'n'], { usersHurt: 'yes' }, [{ kind: 'changed', answer: 'no' }]],
    [['n', 'u'], { usersHurt: 'no' }, [{ kind: 'changed', answer: 'unknown' }]],
    [['u', 'enter'], { usersHurt: 'unknown' }, []],
    [['enter', 'enter'], {}, []],
    [['enter', 'n'], {}, [{ kind: 'changed', answer: 'no' }]],
  ])('%j goes into the incident that the first choice opens', (keys, answer, changed) => {
    const asked = play(ASKED, ...keys);
    expect(recorded(asked)).toEqual([]);
    expect(recorded(play(asked.state, ...goOn))).toEqual([
      { kind: 'opened', title: 'f', number: 0, ...answer },
      ...changed,
      { kind: 'symptom', text: 'f', matched: 'too many open files' },
    ]);
  });

  test('something changed leads to the playbook, whose first steps are to capture and to roll back', () => {
    const at = play(ASKED, 'y', 'y', 'v', '2', 'enter');
    expect(homeItems(at.state)[0]).toEqual({ kind: 'roll-back' });
    const on = play(at.state, 'enter');
    expect(recorded(on)).toEqual([
      { kind: 'opened', title: 'v2', number: 0, usersHurt: 'yes' },
      { kind: 'changed', answer: 'yes', what: 'v2' },
      { kind: 'phase', phase: 'immediate' },
    ]);
    expect(on.state.screen).toBe('playbook');
  });

  test('a letter that answers nothing is not taken for text, and a paste goes to the input at once', () => {
    expect(play(ASKED, 'x').state).toMatchObject({ home: { ask: 'hurt', input: { text: '' } }, notice: expect.stringContaining('skips') });
    expect(play(ASKED, { type: 'paste', text: 'EMFILE' }).state).toMatchObject({ home: { ask: undefined, input: { text: 'EMFILE' } } });
  });

  test('backspace in the empty line asks again', () => {
    expect(play(ASKED, 'n', 'n', 'backspace').state.home).toMatchObject({ ask: 'hurt', answers: {} });
  });

  test('an arrow leaves them for the list', () => {
    expect(play(ASKED, 'down').state.home).toMatchObject({ ask: undefined, cursor: 1 });
  });

  test('whoever escalates first still has both answers on record', () => {
    const escalated = playSaved(ASKED, 'ctrl-e', 'J', 'o', 'enter');
    expect(escalated.home.ask).toBe('hurt');
    expect(recorded(play(escalated, 'y', 'n'))).toEqual([
      { kind: 'note', text: 'Are users hurt now? yes' },
      { kind: 'changed', answer: 'no' },
    ]);
  });

  test.each([
    [['n', 'n', ...'checkout 5xx'], 'checkout 5xx'],
    [['n', 'y', 'v', '2', 'enter'], 'v2'],
    [['n', 'y', { type: 'paste', text: `v2 ${'x'.repeat(99)}\nflags` } as const, 'enter'], `v2 ${'x'.repeat(68)}…`],
    [[], 'escalated'],
  ])('an incident that escalating opens is called by what is known by then: %j', (keys, title) => {
    expect(recorded(play(ASKED, ...keys, 'ctrl-e', 'J', 'o', 'enter'))[0]).toMatchObject({ kind: 'opened', title });
  });

  test('of a record that is open, the answer goes on record at once', () => {
    const at = resumed(OPENED, SEEN);
    expect(recorded(play(at, 'n'))).toEqual([{ kind: 'changed', answer: 'no' }]);
  });
});

describe('process', () => {
  test('filters by name and by pid, and takes a pid that is not in the list', () => {
    expect(processRows(play(AT.process(), 'c', 'r').state).map(({ pid }) => pid)).toEqual([7]);
    expect(processRows(play(AT.process(), '4', '1').state).map(({ pid }) => pid)).toEqual([4182, 41]);
  });

  test('records the process and starts looking', () => {
    const at = play(AT.process(), 'down', 'enter');
    expect(recorded(at)).toEqual([{ kind: 'process', pid: 7, name: 'cron' }]);
    expect(at.run[0]).toMatchObject({ do: 'diagnose', pid: 7 });
    expect(at.state.screen).toBe('diagnosis');
  });

  test.each([
    [':8080', [4182]],
    [':80', [4182, 7]],
    ['user:post', [7]],
    ['user:post :81', []],
    ['pay', [4182]],
  ])('%s shows %j', (filter, pids) => {
    const rows = [
      { pid: 4182, name: 'payment-service', why: '', suspicion: 1, ports: [8080], user: 'app' },
      { pid: 7, name: 'cron', why: '', suspicion: 0, ports: [80], user: 'postgres' },
    ];
    const { state } = play(AT.process(), { type: 'processes', list: { rows, unreadable: 0 } }, ...filter.split(''));
    expect(processRows(state).map(({ pid }) => pid)).toEqual(pids);
  });

  test('read again, it keeps what it shows, says what grew, and the choice stays on its process', () => {
    const list = (descriptors: number) => ({
      rows: [
        { pid: 1, name: 'a', why: 'fd 60 % of 100', descriptors: 60, suspicion: 20 },
        { pid: 2, name: 'b', why: '', descriptors, threads: 3, suspicion: 0 },
      ],
      unreadable: 0,
    });
    const start = { ...AT.process(), process: { ...AT.process().process, first: undefined } } as unknown as State;
    const first = play(start, { type: 'processes', list: list(10) }, 'down').state;
    const reading = play({ ...first, now: first.now + 10_000 }, 'ctrl-l');
    expect(reading.run).toEqual([{ do: 'processes' }]);
    expect(processRows(reading.state)).toHaveLength(2);
    const again = play(reading.state, { type: 'processes', list: list(50) }).state;
    expect(processRows(again).map(({ pid, why }) => [pid, why])).toEqual([
      [2, 'fd +40 in 10 s'],
      [1, 'fd 60 % of 100'],
    ]);
    expect(processRows(again)[again.process.cursor]?.pid).toBe(2);
  });

  test('a number that went to another program did not grow', () => {
    const start = { ...AT.process(), process: { ...AT.process().process, first: undefined } } as unknown as State;
    const list = (name: string, descriptors: number) => ({ rows: [{ pid: 1, name, why: '', descriptors, suspicion: 0 }], unreadable: 0 });
    const { state } = play(start, { type: 'processes', list: list('a', 1) }, { type: 'processes', list: list('b', 99) });
    expect(processRows(state)[0]?.why).toBe('');
  });

  test('says why the list is not there', () => {
    expect(play(AT.process(), { type: 'failed', what: 'processes', why: 'no /proc' }).state.process.failed).toBe('no /proc');
  });
});

describe('diagnosis', () => {
  test('stops by itself after 30 s, after 60 s when extended', () => {
    const at = AT.diagnosis();
    const tick = (seconds: number) => ({ type: 'tick', now: (at.diagnosis?.since ?? 0) + seconds * 1000 }) as const;
    expect(play(at, tick(29)).run).toEqual([]);
    expect(play(at, tick(30)).run).toEqual([{ do: 'stop-diagnosis' }]);
    expect(play(at, 'e', tick(30)).run).toEqual([]);
    expect(play(at, 'e', tick(60)).run).toEqual([{ do: 'stop-diagnosis' }]);
  });

  test('goes on record as the next piece of evidence', () => {
    const first = playSaved(AT.diagnosis(), { type: 'diagnosed', run: running(AT.diagnosis()), diagnosis: LEAK }, 'enter');
    expect(first.screen).toBe('verdict');
    const second = play(first, 'm').state;
    expect(recorded(play(second, { type: 'diagnosed', run: running(second), diagnosis: { ...NOTHING, startedAt: '2026-03-01T03:05:00Z' } }))).toMatchObject([
      { kind: 'diagnosis', evidence: 'E2' },
    ]);
  });

  test('enter stops it and shows the verdict as soon as it is there', () => {
    const at = play(AT.diagnosis(), 'enter');
    expect(at.run).toEqual([{ do: 'stop-diagnosis' }]);
    expect(at.state.screen).toBe('diagnosis');
    expect(play(at.state, { type: 'diagnosed', run: running(at.state), diagnosis: LEAK }).state.screen).toBe('verdict');
  });

  test('an answer of an earlier run counts for nothing', () => {
    const away = play(AT.diagnosis(), 'esc').state;
    expect(recorded(play(away, { type: 'diagnosed', run: running(AT.diagnosis()), diagnosis: LEAK }))).toEqual([]);
  });

  test('a failure is said, and enter tries again', () => {
    const at = play(AT.diagnosis(), { type: 'not-diagnosed', run: running(AT.diagnosis()), why: 'the process is gone' }).state;
    expect(at.diagnosis).toMatchObject({ status: 'failed', why: 'the process is gone' });
    expect(play(at, 'enter').run).toMatchObject([{ do: 'diagnose', pid: 4182 }]);
  });
});

describe('what can be asked besides', () => {
  const endpoint = { kind: 'pprof', address: 'http://127.0.0.1:6060/debug/pprof' } as const;

  test.each([
    ['p', 'page'],
    ['d', 'dsn'],
  ] as const)('%s asks for an address, and hands it over as it was typed', (key, kind) => {
    for (const at of [AT.diagnosis(), AT.verdict()]) {
      const typed = play(at, key, 'x', 'enter');
      expect(typed.run).toEqual([{ do: 'endpoint', kind, text: 'x' }]);
      expect(play(at, key, 'esc').run).toEqual([]);
    }
  });

  test('an address that was understood is asked from now on, in a measurement of its own', () => {
    const at = AT.diagnosis();
    const on = play(at, { type: 'endpoint', endpoint });
    expect(on.run).toMatchObject([{ do: 'diagnose', pid: 4182, endpoints: [endpoint] }]);
    expect(recorded(play(on.state, { type: 'diagnosed', run: running(at), diagnosis: LEAK }))).toEqual([]);
    const again = play(AT.verdict(), { type: 'endpoint', endpoint });
    expect(again.run).toMatchObject([{ do: 'diagnose', endpoints: [endpoint] }]);
    expect(play(again.state, { type: 'endpoint', endpoint }).state.endpoints).toEqual([endpoint]);
  });

  test('read back, an incident asks again what it asked, where the whole address is on record', () => {
    const hidden = { kind: 'metrics', address: 'http://127.0.0.1:9100/metrics?token=…' } as const;
    const diagnosis = { ...LEAK, target: { ...LEAK.target, endpoints: [endpoint, hidden] } };
    expect(resumed(OPENED, PROCESS, { kind: 'diagnosis', evidence: 'E1', diagnosis }).endpoints).toEqual([endpoint]);
  });

  test('one that was not is said, and nothing else happens', () => {
    const at = play(AT.diagnosis(), { type: 'failed', what: 'endpoint', why: 'it holds a password' });
    expect(at.state.notice).toBe('Not asked: it holds a password');
    expect(at.run).toEqual([]);
  });

  test('who waits for an answer is shown of this run, and of no earlier one', () => {
    const waiting = [{ id: 'pprof', what: 'http://127.0.0.1:6060/debug/pprof' }];
    const at = AT.diagnosis();
    expect(play(at, { type: 'asking', run: running(at), waiting }).state.diagnosis?.waiting).toEqual(waiting);
    expect(play(at, { type: 'asking', run: 0, waiting }).state.diagnosis?.waiting).toBeUndefined();
  });
});

describe('capture', () => {
  test.each([
    ['diagnosis', AT.diagnosis],
    ['verdict', AT.verdict],
  ])('c on the screen of the %s saves the evidence, one bundle at a time, and its path goes on record', (_, screen) => {
    const at = play(screen(), 'c');
    expect(at.run).toEqual([{ do: 'capture', pid: 4182 }]);
    expect(play(at.state, 'c').run).toEqual([]);
    const looked = play(at.state, { type: 'capture-look', looks: 1, of: 2 }).state;
    expect(looked.capture).toEqual({ pid: 4182, status: 'running', looks: 1, of: 2 });
    const done = play(looked, { type: 'captured', path: '/cwd/x.tar.gz' });
    expect(recorded(done)).toEqual([{ kind: 'note', text: 'Captured process 4182: /cwd/x.tar.gz' }]);
    expect(play(done.state, 'c').run).toEqual([{ do: 'capture', pid: 4182 }]);
  });

  test('that none could be saved goes on record too', () => {
    const at = play(AT.verdict(), 'c', { type: 'not-captured', why: 'no room anywhere' });
    expect(recorded(at)).toEqual([{ kind: 'note', text: 'Not captured, process 4182: no room anywhere' }]);
  });

  test('whoever leaves meanwhile keeps what was captured by then', () => {
    const at = play(AT.verdict(), 'c', 'ctrl-c');
    expect(at.run).toEqual([{ do: 'capture', pid: 4182 }, { do: 'stop-capture' }]);
    const kept = playSaved(at.state, { type: 'captured', path: '/cwd/x.tar.gz' });
    expect(kept.record.notes).toHaveLength(1);
    expect(kept.screen).toBe('gone');
  });
});

describe('a number that was given to another process', () => {
  const other = { ...LEAK, target: { pid: 4182, name: 'cron' } };

  test.each(['diagnosing', 'diagnosed'] as const)('measured again, it is %s as another: said, not recorded, and the process is chosen anew', (type) => {
    const again = play(AT.verdict(), 'm').state;
    const at = play(again, { type, run: running(again), diagnosis: other });
    expect(recorded(at)).toEqual([]);
    expect(at.run).toEqual([{ do: 'stop-diagnosis' }, { do: 'processes' }]);
    expect(at.state).toMatchObject({
      screen: 'process',
      diagnosis: undefined,
      notice: expect.stringMatching(/Process 4182 is cron now, no longer payment-service/),
    });
    expect(recorded(play(at.state, { type: 'diagnosed', run: running(again), diagnosis: other }))).toEqual([]);
  });

  test('is noticed in the playbook and when it is looked at longer', () => {
    const inPlaybook = play(AT.playbook(), 'm').state;
    expect(play(inPlaybook, { type: 'diagnosed', run: running(inPlaybook), diagnosis: other }).state.screen).toBe('process');
    const longer = play(AT.diagnosis(), { type: 'diagnosed', run: running(AT.diagnosis()), diagnosis: LEAK }, 'e').state;
    expect(play(longer, { type: 'diagnosed', run: running(longer), diagnosis: other }).state.screen).toBe('process');
  });

  test('chosen anew under its new name, it is measured', () => {
    const chosen = resumed(OPENED, PROCESS, { kind: 'diagnosis', evidence: 'E1', diagnosis: LEAK }, { kind: 'process', pid: 4182, name: 'cron' });
    const again = play(chosen, 'm').state;
    expect(recorded(play(again, { type: 'diagnosed', run: running(again), diagnosis: other }))).toMatchObject([{ kind: 'diagnosis', evidence: 'E2' }]);
  });

  test('a process known by its number only may have any name', () => {
    const unseen = resumed(OPENED, { kind: 'process', pid: 4182, name: 'process 4182' }, { kind: 'phase', phase: 'immediate' });
    const again = play(unseen, 'm').state;
    expect(recorded(play(again, { type: 'diagnosed', run: running(again), diagnosis: LEAK }))).toMatchObject([{ kind: 'diagnosis' }]);
  });
});

describe('verdict and runbook', () => {
  test('without a cause there is no runbook, and what finds one is said', () => {
    const looked: Entry = { kind: 'diagnosis', evidence: 'E1', diagnosis: NOTHING };
    for (const at of [resumed(OPENED, PROCESS, IMMEDIATE), resumed(OPENED, PROCESS, looked)])
      expect(play(at, 'r').state).toMatchObject({ screen: at.screen, notice: 'No cause, so no runbook: m measures.' });
  });

  test('after presses on at the end, the first one back moves the page', () => {
    const many = { ...LEAK, because: Array.from({ length: 30 }, (_, n) => `Reason ${n}.`) };
    const at = resumed(OPENED, PROCESS, { kind: 'diagnosis', evidence: 'E1', diagnosis: many });
    const above = (state: State): number => verdictPage(state, { columns: 78, height: 20 }).above;
    const end = above(play(at, ...Array<string>(40).fill('down')).state);
    expect(end).toBeGreaterThan(0);
    expect(above(play(at, ...Array<string>(60).fill('down')).state)).toBe(end);
    expect(above(play(at, ...Array<string>(60).fill('down'), 'up').state)).toBe(end - 1);
  });

  test.each([
    ['enter', 'playbook'],
    ['r', 'reader'],
    ['m', 'diagnosis'],
    ['o', 'process'],
  ] as const)('%s leads to the %s', (key, screen) => {
    expect(play(AT.verdict(), key).state.screen).toBe(screen);
  });

  test('the verdict comes into the scrollback when it was left, once', () => {
    const at = playSaved(AT.diagnosis(), { type: 'diagnosed', run: running(AT.diagnosis()), diagnosis: LEAK }, 'enter');
    expect(at.printed).toBe(at.record.events.length - 1);
    const left = playSaved(at, 'enter');
    expect(left.printed).toBe(left.record.events.length);
  });

  test('r opens the runbook where it says what to do; where the cause is not firm, where it says how to find out', () => {
    const sections = ['Meaning', 'Diagnosis', 'Mitigation'].map((heading) => ({ heading, slug: heading, markdown: '-' }));
    const library = { ...FRESH.library, runbooks: FRESH.library.runbooks.map((runbook) => ({ ...runbook, sections })) };
    const opened = (diagnosis: typeof LEAK) =>
      play({ ...resumed(OPENED, PROCESS, { kind: 'diagnosis', evidence: 'E1', diagnosis }), library, suspect: 'fd-leak' }, 'r').state.reader.opening;
    expect(opened(LEAK)).toEqual({ id: 'connection-leak', heading: 'mitigation' });
    expect(opened(NOTHING)).toEqual({ id: 'fd-leak', heading: 'diagnosis' });
  });

  test('counts the time left on from the measurement', () => {
    const at = AT.verdict();
    const measured = Date.parse(LEAK.startedAt) + LEAK.durationMs;
    expect(secondsLeft({ ...at, now: measured + 10_000 })).toEqual({ left: 48, since: 10 });
    expect(secondsLeft({ ...at, now: measured + 90_000 })?.left).toBeLessThan(0);
    expect(play(at, { type: 'tick', now: measured }).state.now).toBe(measured);
    expect(play({ ...at, screenReader: true }, { type: 'tick', now: measured }).state.now).toBe(at.now);
  });
});

describe('playbook', () => {
  test.each<[string, readonly string[], Partial<Entry>]>([
    ['enter', ['enter'], { kind: 'step', step: '1.1', state: 'done' }],
    ['x', ['x'], { kind: 'step', step: '1.1', state: 'not-possible' }],
    ['s and a reason', ['s', 'n', 'o', 'enter'], { kind: 'step', step: '1.1', state: 'skipped', reason: 'no' }],
    ['down, down and enter', ['down', 'down', 'enter'], { kind: 'step', step: '1.3', state: 'done' }],
    ['ctrl-n and a text', ['ctrl-n', 'h', 'i', 'enter'], { kind: 'note', text: 'hi' }],
    ['ctrl-o', ['ctrl-o', 'enter'], { kind: 'handoff' }],
    ['ctrl-o and a name', ['ctrl-o', 'B', 'o', 'enter'], { kind: 'handoff', to: 'Bo' }],
    ['n and a text', ['n', 'h', 'i', 'enter'], { kind: 'note', text: 'hi' }],
    ['v', ['v', 'down', 'enter'], { kind: 'severity', severity: 'sev2' }],
    ['t', ['t', 'up', 'enter'], { kind: 'mark', mark: 'impact-start' }],
    ['ctrl-e and a name', ['ctrl-e', 'J', 'o', 'enter'], { kind: 'note', text: 'Escalated: Jo' }],
  ])('%s is recorded', (_, keys, entry) => {
    expect(recorded(play(AT.playbook(), ...keys))).toMatchObject([entry]);
  });

  test('a step skipped without a reason is not skipped', () => {
    const at = play(AT.playbook(), 's', 'enter');
    expect(recorded(at)).toEqual([]);
    expect(at.state.notice).toMatch('reason');
  });

  test('a second enter waits until the first step is on record', () => {
    expect(recorded(play(AT.playbook(), 'enter', 'enter'))).toHaveLength(1);
    expect(stepHere(playSaved(AT.playbook(), 'enter'))?.id).toBe('1.2');
  });

  test('a settled step can be settled anew', () => {
    const at = play(playSaved(AT.playbook(), 'enter'), 'up', 'x');
    expect(recorded(at)).toMatchObject([{ step: '1.1', state: 'not-possible' }]);
  });

  test('goes to the next phase at once when all is settled, else after a second press', () => {
    expect(recorded(play(AT.playbook(), 'right'))).toEqual([]);
    expect(recorded(play(AT.playbook(), 'right', 'right'))).toEqual([{ kind: 'phase', phase: 'investigation' }]);
    expect(recorded(play(playSaved(AT.playbook(), 'enter', 'enter', 'enter'), 'right'))).toEqual([{ kind: 'phase', phase: 'investigation' }]);
  });

  test('after the last phase comes the close', () => {
    expect(playSaved(AT.playbook(), 'right', 'right', 'right', 'right').screen).toBe('close');
  });

  test('copies commands one after the other, the process filled in, and names what is left to fill in', () => {
    const once = play(AT.playbook(), 'y');
    expect(once.run).toEqual([{ do: 'copy', text: 'stanch diagnose --pid 4182' }]);
    const twice = play(once.state, 'y');
    expect(twice.run).toEqual([{ do: 'copy', text: 'ls -l /proc/4182/fd > $OUT/fd.txt' }]);
    expect(twice.state.notice).toMatch('Still to fill in: $OUT');
  });

  test.each(['a\nb', 'a\u001b[2Jb'])('does not copy %j', (command) => {
    const at = AT.playbook();
    const library = {
      ...at.library,
      playbook: {
        title: '',
        phases: at.library.playbook.phases.map((phase) => ({ ...phase, steps: phase.steps.map((step) => ({ ...step, commands: [command] })) })),
      },
    };
    expect(play({ ...at, library }, 'y').run).toEqual([]);
  });

  test.each(['diagnosis', 'verdict', 'playbook'] as const)('a paste on the %s names a key that takes it', (screen) => {
    const pasted = play(AT[screen](), { type: 'paste', text: 'a log line' }).state;
    const key = /(\S+) opens a note/.exec(pasted.notice ?? '')?.[1] ?? '';
    expect(recorded(play(pasted, key, { type: 'paste', text: 'a log line' }, 'enter'))).toEqual([{ kind: 'note', text: 'a log line' }]);
  });

  test('a paste presses no keys', () => {
    expect(play(AT.playbook(), { type: 'paste', text: 'xxx\rsss' }).run).toEqual([]);
  });
});

test('scaling out is warned of when the database is short of connections', () => {
  const scale = AT.playbook().library.playbook.phases[0]?.steps[2];
  if (!scale) throw new Error('the playbook has no third step');
  expect(multipliesConnections(resumed(OPENED, PROCESS, { kind: 'diagnosis', evidence: 'E1', diagnosis: POOL }), scale)).toBe(true);
  expect(multipliesConnections(AT.playbook(), scale)).toBe(false);
});
