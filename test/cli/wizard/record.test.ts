import { describe, expect, test } from 'vitest';
import { homeItems } from '../../../cli/wizard/moves/home-items.ts';
import { stepHere } from '../../../cli/wizard/moves/playbook.ts';
import { isTyping, type State } from '../../../cli/wizard/state.ts';
import type { Entry } from '../../../core/incident/types.ts';
import { AT, DIAGNOSED, event, events, FRESH, IMMEDIATE, OPENED, PROCESS, play, playSaved, recorded, resumed, SEEN, saveAll } from './play.ts';
import { LEAK } from './samples.ts';

test('what of the record cannot be read is said, and the rest is gone on with', () => {
  const at = play(FRESH, { type: 'loaded', unreadable: ['line 3 cannot be read: it is not JSON'], events: events(OPENED, SEEN, PROCESS, DIAGNOSED) }).state;
  expect(at).toMatchObject({ screen: 'verdict', notice: 'Not readable in the record: line 3 cannot be read: it is not JSON.' });
  const lost = play(FRESH, { type: 'loaded', unreadable: ['the file cannot be read (EACCES)'], events: [] }).state;
  expect(lost.notice).toMatch('EACCES');
  expect(play(FRESH, { type: 'incidents', unreadable: ['/state cannot be read.'], incidents: [] }).state.notice).toBe('/state cannot be read.');
});

describe('close', () => {
  test('records the resolution, writes the postmortem, then finishes', () => {
    const at = play(AT.playbook(), 'q', 'o', 'k', 'enter');
    expect(recorded(at)).toEqual([{ kind: 'closed', resolution: 'ok' }]);
    expect(at.state.close.closed).toBe(false);
    const closed = saveAll(at.state);
    expect(play(closed, 'enter').state.screen).toBe('close');
    const end = play(closed, { type: 'postmortem', path: '/p.md' }, 'enter');
    expect(end.run).toEqual([{ do: 'exit' }]);
    expect(end.state).toMatchObject({ screen: 'gone', leaving: 'finished' });
  });

  test('until it is closed somebody can be called, a note be taken, the record be handed over', () => {
    for (const [key, prompt] of [
      ['ctrl-e', 'escalate'],
      ['ctrl-n', 'note'],
      ['ctrl-o', 'handoff'],
    ] as const) {
      expect(play(AT.playbook(), 'q', key).state.prompt?.for).toBe(prompt);
      expect(play(playSaved(AT.playbook(), 'q', 'o', 'k', 'enter'), key).state.prompt).toBeUndefined();
    }
  });

  test('ctrl-c after the close waits for the postmortem and leaves nothing open', () => {
    const closed = saveAll(play(AT.playbook(), 'q', 'o', 'k', 'enter').state);
    const at = play(closed, 'ctrl-c');
    expect(at.run).toEqual([]);
    expect(play(at.state, { type: 'postmortem', path: '/p.md' })).toMatchObject({ run: [{ do: 'exit' }], state: { leaving: 'finished' } });
  });
});

describe('resume', () => {
  const step: Entry = { kind: 'step', step: '1.1', title: '', state: 'done' };
  test.each<[string, readonly Entry[], Partial<State>]>([
    ['only opened', [OPENED], { screen: 'home', home: expect.objectContaining({ ask: 'changed' }) }],
    ['a symptom', [OPENED, SEEN], { screen: 'home', home: expect.objectContaining({ ask: 'changed' }) }],
    ['the questions', [OPENED, SEEN, { kind: 'changed', answer: 'no' }], { screen: 'process' }],
    ['a process', [OPENED, SEEN, PROCESS], { screen: 'process' }],
    ['a diagnosis', [OPENED, SEEN, PROCESS, DIAGNOSED], { screen: 'verdict' }],
    ['a phase', [OPENED, SEEN, PROCESS, DIAGNOSED, IMMEDIATE], { screen: 'playbook' }],
  ])('goes on after %s', (_, entries, expected) => {
    const at = play(FRESH, { type: 'loaded', unreadable: [], events: events(...entries) });
    expect(at.state).toMatchObject(expected);
    expect(recorded(at)).toEqual([{ kind: 'resumed' }]);
  });

  test('goes on at the step, with everything so far in the scrollback', () => {
    const at = resumed(OPENED, SEEN, PROCESS, DIAGNOSED, IMMEDIATE, step, { kind: 'note', text: 'seen' });
    expect(stepHere(at)?.id).toBe('1.2');
    expect(at.printed).toBe(8);
  });

  test.each([[[OPENED, SEEN]], [[OPENED, SEEN, PROCESS]]])('after %j, what was seen still speaks for its cause', (entries) => {
    const loaded = play(FRESH, { type: 'loaded', unreadable: [], events: events(...entries) });
    expect(loaded.run).toContainEqual({ do: 'match', text: 'too many open files' });
    const match = { cause: 'fd-leak', title: 'File descriptor leak', certainty: 'names it', reason: '' } as const;
    expect(play(loaded.state, { type: 'matched', text: 'too many open files', matches: [match] }).state.suspect).toBe('fd-leak');
  });

  test('a closed incident is shown, not opened again', () => {
    const at = play(FRESH, { type: 'loaded', unreadable: [], events: events(OPENED, { kind: 'closed', resolution: 'ok' }) });
    expect(at.state).toMatchObject({ screen: 'close', close: { closed: true } });
    expect(recorded(at)).toEqual([]);
  });

  test('an unreadable one says so at home', () => {
    expect(play(FRESH, { type: 'failed', what: 'load', why: 'no such incident' }).state).toMatchObject({
      screen: 'home',
      notice: 'The incident could not be read: no such incident',
    });
  });
});

describe('the record', () => {
  test('an incident that could not be opened is opened once, however the person goes on', () => {
    const first = play(FRESH, 'f', 'enter').state;
    const failed = first.pending.reduce((at, { token }) => play(at, { type: 'not-saved', token, why: 'disk full' }).state, first);
    const on = play(failed, 'esc', 'enter');
    expect(recorded(on).map(({ kind }) => kind)).toEqual(['symptom']);
    expect(recorded(play(failed, 'ctrl-c')).map(({ kind }) => kind)).toEqual(['opened', 'symptom', 'left']);
  });

  test('no other incident can be gone on with while one is being opened', () => {
    const incident = { id: '01X', name: 'INC-12', title: 'old', phase: 'Immediate', startedAt: '2026-03-01T02:00:00Z' };
    const listed = play(FRESH, { type: 'incidents', unreadable: [], incidents: [incident] }).state;
    expect(homeItems(listed).map(({ kind }) => kind)).toContain('resume');
    expect(homeItems(play(listed, 'enter', 'esc').state).map(({ kind }) => kind)).not.toContain('resume');
  });

  test('an entry counts only once it is saved', () => {
    const at = play(AT.playbook(), 'enter').state;
    expect(at.pending).toHaveLength(1);
    expect(at.record.steps.size).toBe(0);
    expect(saveAll(at).record.steps.size).toBe(1);
  });

  test('what could not be saved stays visible and is tried again on ctrl-r', () => {
    const before = play(AT.playbook(), 'enter');
    const token = before.state.pending[0]?.token ?? 0;
    const failed = play(before.state, { type: 'not-saved', token, why: 'disk full' }, 'down').state;
    expect(failed.failed).toMatchObject([{ token, why: 'disk full' }]);
    expect(failed.record.steps.size).toBe(0);
    const again = play(failed, 'ctrl-r');
    expect(again.run).toEqual([{ do: 'record', token, entry: before.state.pending[0]?.entry }]);
  });

  test('a warning stays until an entry is saved without one', () => {
    const before = play(AT.playbook(), 'n', 'a', 'enter').state;
    const token = before.pending[0]?.token ?? 0;
    const unsaved = play(
      before,
      { type: 'saved', token, saved: { event: event(20, { kind: 'note', text: 'a' }), place: 'memory', unsaved: true, warning: 'UNSAVED: disk full' } },
      'down',
      'down',
    ).state;
    expect(unsaved).toMatchObject({ warning: 'UNSAVED: disk full', unsaved: ['01EVENT0020'] });
    expect(playSaved(unsaved, 'n', 'b', 'enter')).toMatchObject({ warning: undefined, unsaved: [] });
  });
});

describe('leaving', () => {
  test.each(['process', 'verdict', 'playbook'] as const)('ctrl-c on the %s records it, waits for the record, then ends', (screen) => {
    const at = play(AT[screen](), 'ctrl-c');
    expect(recorded(at)).toEqual([{ kind: 'left' }]);
    expect(at.state.screen).toBe(screen);
    expect(saveAll(at.state)).toMatchObject({ screen: 'gone', leaving: 'interrupted' });
  });

  test('with nothing open there is nothing to record', () => {
    expect(play(FRESH, 'ctrl-c').run).toEqual([{ do: 'exit' }]);
  });

  test('while it looks: stops, records what is known, then that the person left', () => {
    const at = play(AT.diagnosis(), 'ctrl-c');
    expect(at.run).toEqual([{ do: 'stop-diagnosis' }]);
    expect(recorded(play(at.state, { type: 'diagnosed', run: at.state.diagnosis?.run ?? 0, diagnosis: LEAK })).map(({ kind }) => kind)).toEqual([
      'diagnosis',
      'left',
    ]);
  });

  test('tries once more to save what failed', () => {
    const before = play(AT.playbook(), 'enter').state;
    const failed = play(before, { type: 'not-saved', token: before.pending[0]?.token ?? 0, why: 'disk full' }).state;
    expect(recorded(play(failed, 'ctrl-c')).map(({ kind }) => kind)).toEqual(['step', 'left']);
  });

  test.each(['enter', 'ctrl-c'])('after the close too, by %s', (key) => {
    const noted = play(AT.playbook(), 'n', 'a', 'enter').state;
    const failed = play(noted, { type: 'not-saved', token: noted.pending[0]?.token ?? 0, why: 'disk full' }).state;
    const closed = play(playSaved(failed, 'q', 'o', 'k', 'enter'), { type: 'postmortem', path: '/p.md' }).state;
    const on = play(closed, key);
    expect(recorded(on)).toEqual([{ kind: 'note', text: 'a' }]);
    expect(on.state.screen).toBe('close');
    expect(saveAll(on.state)).toMatchObject({ screen: 'gone', failed: [] });
  });

  test('a second ctrl-c does not wait', () => {
    expect(play(AT.playbook(), 'ctrl-c', 'ctrl-c').run.at(-1)).toEqual({ do: 'exit' });
  });

  test('what comes late, a record that was read or a drill that started, goes nowhere', () => {
    const { state } = play(FRESH, 'ctrl-c');
    expect(play(state, { type: 'loaded', unreadable: [], events: events(OPENED, SEEN) })).toEqual({ state, run: [] });
    expect(play(state, { type: 'drill', pid: 5, name: 'connection-leak' })).toEqual({ state, run: [] });
  });

  test('no other key does anything any more', () => {
    expect(recorded(play(AT.playbook(), 'ctrl-c', 'enter', 'x'))).toEqual([{ kind: 'left' }]);
  });
});

describe('keys', () => {
  test('plain letters are text where a text is typed', () => {
    expect(isTyping(FRESH)).toBe(true);
    expect(play(FRESH, '?').state).toMatchObject({ help: false, home: { input: { text: '?' } } });
    expect(play(FRESH, 'ctrl-g').state.help).toBe(true);
  });

  test('? is help where none is typed, and esc closes it without doing more', () => {
    const at = play(AT.playbook(), '?').state;
    expect(at.help).toBe(true);
    expect(play(at, 'esc')).toMatchObject({ state: { help: false }, run: [] });
  });

  test('a tick draws nothing again where no clock is, nor for a screen reader', () => {
    const still = AT.process();
    expect(play(still, { type: 'tick', now: 1 }).state).toBe(still);
    const spoken = { ...AT.playbook(), screenReader: true };
    expect(play(spoken, { type: 'tick', now: 1 }).state).toBe(spoken);
  });
});
