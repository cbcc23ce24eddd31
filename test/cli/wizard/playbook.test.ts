import { describe, expect, test } from 'vitest';
import { fillIn } from '../../../cli/wizard/moves/commands.ts';
import { multipliesConnections, stepHere } from '../../../cli/wizard/moves/playbook.ts';
import { keysOf } from '../../../cli/wizard/parts/keys-line.ts';
import { nudgeLine } from '../../../cli/wizard/parts/nudge.ts';
import { scrollback } from '../../../cli/wizard/parts/scrollback.ts';
import type { State } from '../../../cli/wizard/state.ts';
import type { Diagnosis } from '../../../core/diagnosis/types.ts';
import type { Entry } from '../../../core/incident/types.ts';
import { AT, DIAGNOSED, event, IMMEDIATE, OPENED, PROCESS, play, playSaved, recorded, resumed, SEEN } from './play.ts';
import { LEAK, NOTHING, POOL, START } from './samples.ts';

/** The playbook with these commands under each step. */
function withCommands(state: State, ...commands: readonly string[]): State {
  const phases = state.library.playbook.phases.map((phase) => ({ ...phase, steps: phase.steps.map((step) => ({ ...step, commands })) }));
  return { ...state, library: { ...state.library, playbook: { ...state.library.playbook, phases } } };
}

const type = (text: string): readonly string[] => [...text];
const CURL = 'curl "http://$HOST:$PORT/debug"';

describe('commands', () => {
  test.each([
    ['cat /proc/$PID/fd', {}, 'cat /proc/7/fd'],
    ['cat /proc/\x24{PID}/fd $PIDS', {}, 'cat /proc/7/fd $PIDS'],
    ['psql -d "$DSN"', { DSN: 'postgres://a@h/d' }, 'psql -d "postgres://a@h/d"'],
    [CURL, { HOST: 'h' }, 'curl "http://h:$PORT/debug"'],
    ['echo $HOME $OUT', { HOST: 'h' }, 'echo $HOME $OUT'],
  ])('%s with %j', (command, fill, filled) => {
    expect(fillIn(command, 7, fill)).toBe(filled);
  });

  test('a host and a port are asked for one after the other, with a guess, and stand in every command after that', () => {
    const asked = play(withCommands(AT.playbook(), CURL), 'f').state;
    expect(asked.prompt).toMatchObject({ for: 'fill', blank: 'HOST', input: { text: '127.0.0.1' } });
    const filled = play(asked, 'enter', ...type('6060'), 'enter').state;
    expect(filled.prompt).toBeUndefined();
    expect(filled.fill).toEqual({ HOST: '127.0.0.1', PORT: '6060' });
    expect(play(filled, 'y').run).toEqual([{ do: 'copy', text: 'curl "http://127.0.0.1:6060/debug"' }]);
    expect(play(filled, 'f').state.prompt).toMatchObject({ blank: 'HOST', more: ['PORT'] });
  });

  test('the port is guessed where the process listens on one', () => {
    const at = {
      ...AT.playbook(),
      process: { ...AT.playbook().process, list: { unreadable: 0, rows: [{ pid: 4182, name: '', why: '', suspicion: 0, ports: [8080] }] } },
    };
    expect(play(withCommands(at, 'curl $PORT'), 'f').state.prompt?.input.text).toBe('8080');
  });

  test('what was filled in is not recorded', () => {
    expect(recorded(play(withCommands(AT.playbook(), 'curl $HOST'), 'f', 'enter'))).toEqual([]);
  });

  test.each([
    ['$DSN', 'postgres://app:secret@h/shop', 'without its password'],
    ['$DSN', 'host=h password=secret', 'without its password'],
    ['$DSN', 'a"; rm -rf $HOME', 'An address such as'],
    ['$HOST', 'h; reboot', 'A host name'],
    ['$HOST', '$(id)', 'A host name'],
    ['$PORT', '70000', 'A port'],
    ['$PORT', '80a', 'A port'],
  ])('%s is not taken as %s', (blank, text, why) => {
    const at = play(withCommands(AT.playbook(), `x ${blank}`), 'f', 'ctrl-u', ...type(text), 'enter').state;
    expect(at.notice).toContain(why);
    expect(at.fill).toEqual({});
    expect(at.prompt?.input.text).toBe(text);
  });

  test.each(['10.0.1.50', 'db-1.internal', '::1', '[fe80::1%eth0]'])('%s is a host', (text) => {
    expect(play(withCommands(AT.playbook(), 'x $HOST'), 'f', 'ctrl-u', ...type(text), 'enter').state.fill).toEqual({ HOST: text });
  });

  test('nothing to fill in is said', () => {
    expect(play(AT.playbook(), 'f').state.notice).toContain('Nothing to fill in');
  });

  test('printed, each stands in the scrollback alone, behind what is there and before what comes', () => {
    const printed = play(AT.playbook(), 'p').state;
    const later = playSaved(printed, 'n', 'h', 'i', 'enter');
    const said = scrollback(later).map((item) => (item === 'end' ? item : 'aside' in item ? item.aside.text : item.event.entry.kind));
    expect(said.slice(-4)).toEqual(['resumed', 'stanch diagnose --pid 4182', 'ls -l /proc/4182/fd > $OUT/fd.txt', 'note']);
    expect(scrollback(later).slice(0, scrollback(printed).length)).toEqual(scrollback(printed));
  });

  test.each(['a\nb', 'a\u001b[2Jb'])('%j is not printed', (command) => {
    expect(play(withCommands(AT.playbook(), command), 'p').state.asides).toEqual([]);
  });
});

describe('before a restart', () => {
  const restart = (): State => play(AT.playbook(), 'down').state;

  test('the capture is offered, and the step waits', () => {
    const asked = play(restart(), 'enter');
    expect(recorded(asked)).toEqual([]);
    expect(asked.state.choice?.for).toBe('capture');
    const taken = play(asked.state, 'enter');
    expect(taken.run).toEqual([{ do: 'capture', pid: 4182 }]);
    const saved = playSaved(taken.state, { type: 'capture-look', looks: 1, of: 2 }, { type: 'captured', path: '/cwd/x.tar.gz' });
    expect(saved.record.notes.at(-1)?.text).toBe('Captured process 4182: /cwd/x.tar.gz');
    expect(recorded(play(saved, 'enter'))).toMatchObject([{ kind: 'step', step: '1.2', state: 'done' }]);
  });

  test('a refusal is recorded with its reason, before the step', () => {
    const asked = play(restart(), 'enter', 'down', 'enter').state;
    expect(play(asked, 'enter').state.notice).toContain('A reason');
    expect(recorded(play(asked, ...type('no room'), 'enter'))).toMatchObject([
      { kind: 'note', text: 'No capture before 1.2: no room' },
      { kind: 'step', step: '1.2', state: 'done' },
    ]);
  });

  test('a refusal settles the step, and the cursor goes on', () => {
    const at = playSaved(restart(), 'enter', 'down', 'enter', ...type('no room'), 'enter');
    expect(at.record.steps.get('1.2')?.state).toBe('done');
    expect(stepHere(at)?.id).toBe('1.1');
  });

  test('esc leaves the step open', () => {
    const at = play(restart(), 'enter', 'esc').state;
    expect([stepHere(at)?.id, at.choice]).toEqual(['1.2', undefined]);
  });

  test.each([['s', ...type('no'), 'enter'], ['x']])('whoever does not restart is not asked: %s', (...keys) => {
    expect(recorded(play(restart(), ...keys))).toMatchObject([{ step: '1.2' }]);
  });

  test('nobody is asked who captured by hand, as the record says', () => {
    expect(recorded(play(playSaved(AT.playbook(), 'enter'), 'enter'))).toMatchObject([{ step: '1.2', state: 'done' }]);
  });

  test('c captures at once, once, and no key waits for it', () => {
    const at = play(restart(), 'c');
    expect(at.run).toEqual([{ do: 'capture', pid: 4182 }]);
    expect(play(at.state, 'c').run).toEqual([]);
    expect(recorded(play(at.state, 'n', 'h', 'i', 'enter'))).toEqual([{ kind: 'note', text: 'hi' }]);
    expect(keysOf(restart()).map(([key]) => key)).toContain('c');
  });

  test('a capture that failed is on record, and the evidence counts as not kept', () => {
    const at = playSaved(play(restart(), 'c').state, { type: 'not-captured', why: 'no room anywhere' });
    expect(at.record.notes.at(-1)?.text).toBe('Not captured, process 4182: no room anywhere');
    expect(play(at, 'enter').state.choice?.for).toBe('capture');
  });
});

describe('the clock', () => {
  const at = (seconds: number, ...more: readonly Entry[]): State => ({
    ...resumed(OPENED, SEEN, PROCESS, DIAGNOSED, IMMEDIATE, ...more),
    now: START + seconds * 1000,
  });

  test.each<[number, string | undefined]>([
    [60, undefined],
    [850, '14:10 of 15:00: mitigate or escalate (ctrl-e: whom you called)'],
    [1000, '15:00 are over: mitigate or escalate (ctrl-e: whom you called)'],
  ])('after %i s says %s', (seconds, text) => {
    expect(nudgeLine(at(seconds))?.text).toBe(text);
  });

  test('is silent once somebody was called or users are served again', () => {
    expect(nudgeLine({ ...playSaved(at(850), 'ctrl-e', 'J', 'o', 'enter'), now: START + 850_000 })).toBeUndefined();
    expect(nudgeLine(at(850, { kind: 'mark', mark: 'mitigated' }))).toBeUndefined();
  });

  test('asks to go on in a later phase', () => {
    expect(nudgeLine(at(3500, { kind: 'phase', phase: 'investigation' }))?.text).toBe('58:20 of 1:00:00: done? → goes on. Stuck? ctrl-e escalates');
  });

  test('is said on every screen, and to a screen reader once', () => {
    const reading = { ...play(at(800), 'r').state, screenReader: true };
    const told = play(reading, { type: 'tick', now: START + 845_000 }).state;
    expect(told.now).toBe(START + 845_000);
    expect(play(told, { type: 'tick', now: START + 850_000 }).state).toBe(told);
    expect(play(told, { type: 'tick', now: START + 900_000 }).state.now).toBe(START + 900_000);
  });

  test('is not recorded', () => {
    expect(play(at(800), { type: 'tick', now: START + 850_000 }).run).toEqual([]);
  });
});

describe('after a fix', () => {
  const long = { ...LEAK, durationMs: 30_000, readings: LEAK.readings.map((one) => ({ ...one, samples: Array<number>(31).fill(1) })) };
  const level = { ...long, readings: long.readings.map((one) => ({ ...one, trend: { verdict: 'flat' as const, perSecond: 0, low: 0, high: 0 } })) };
  const fixed = (): State => playSaved(resumed(OPENED, SEEN, PROCESS, { ...DIAGNOSED, diagnosis: long } as Entry, IMMEDIATE), 'enter', 'enter');

  test('measuring again says what it did, with both pieces of evidence', () => {
    const looking = play(fixed(), 'm').state;
    const at = play(looking, { type: 'diagnosed', run: looking.diagnosis?.run ?? 0, diagnosis: level });
    expect(recorded(at)).toMatchObject([
      { kind: 'diagnosis', evidence: 'E2' },
      { kind: 'note', text: expect.stringMatching(/^E2 after the fix, against E1: stopped: CLOSE_WAIT sockets level at 611, was \+2\.1 \/s/) },
    ]);
  });

  test('the cause that it stopped is still the one to read about, and to be warned of', () => {
    const measured = (diagnosis: Diagnosis): State =>
      resumed(OPENED, PROCESS, { kind: 'diagnosis', evidence: 'E1', diagnosis }, IMMEDIATE, { kind: 'diagnosis', evidence: 'E2', diagnosis: NOTHING });
    const reading = play({ ...measured(LEAK), suspect: 'fd-leak' }, 'r').state;
    expect(reading.reader.opening?.id).toBe('connection-leak');
    const scale = reading.library.playbook.phases[0]?.steps[2];
    expect([LEAK, POOL].map((diagnosis) => scale && multipliesConnections(measured(diagnosis), scale))).toEqual([false, true]);
  });

  test('without a fix on record, measuring again is one more look', () => {
    const looking = play(AT.playbook(), 'm').state;
    const at = play(looking, { type: 'diagnosed', run: looking.diagnosis?.run ?? 0, diagnosis: level });
    expect(recorded(at).map(({ kind }) => kind)).toEqual(['diagnosis']);
  });
});

describe('handing over', () => {
  test('the summary is printed once it is on record, and not before', () => {
    const asked = play(AT.verdict(), 'ctrl-o', ...type('day shift'), 'enter').state;
    expect(asked.asides).toEqual([]);
    const { token = 0, entry = IMMEDIATE } = asked.pending[0] ?? {};
    const told = play(asked, { type: 'saved', token, saved: { event: event(6, entry), place: '/state', unsaved: false } }).state;
    expect(told.asides).toHaveLength(1);
    expect(told.asides[0]?.text).toContain('go on with       stanch triage --incident INC-14');
    expect(told.asides[0]?.text).toMatch(/last diagnosis +E1/);
    expect(told.asides[0]?.text).not.toContain('head');
  });

  test.each(['process', 'diagnosis', 'verdict', 'playbook'] as const)('is one key away on the screen %s, as is a note', (screen) => {
    expect(play(AT[screen](), 'ctrl-o').state.prompt?.for).toBe('handoff');
    expect(play(AT[screen](), 'ctrl-n').state.prompt?.for).toBe('note');
  });
});

describe('a help that is longer than the screen', () => {
  const small = (): State => play(AT.playbook(), { type: 'size', columns: 60, rows: 20 }, '?').state;

  test('goes on with any key, and closes after its last page', () => {
    const second = play(small(), 'x').state;
    expect(second).toMatchObject({ help: true, helpFrom: 14 });
    expect(play(second, 'x').state).toMatchObject({ help: false, helpFrom: 0 });
    expect(keysOf(small())[0]).toEqual(['any key', 'more']);
    expect(keysOf(second)[0]).toEqual(['any key', 'back']);
  });

  test('closes at once with esc', () => {
    expect(play(small(), 'esc').state.help).toBe(false);
  });
});
