import { describe, expect, test } from 'vitest';
import { AT, OPENED, PROCESS, play, playSaved, recorded, resumed, running } from './play.ts';
import { LEAK, NOTHING } from './samples.ts';

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
