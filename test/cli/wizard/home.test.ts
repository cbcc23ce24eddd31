import { describe, expect, test } from 'vitest';
import { homeItems } from '../../../cli/wizard/moves/home-items.ts';
import type { State } from '../../../cli/wizard/state.ts';
import { AT, FRESH, MATCH, matched, play, playSaved, recorded } from './play.ts';

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

  test('an answer that comes late does not take away the line that was chosen meanwhile', () => {
    const incident = { id: '01X', name: 'INC-12', title: 'old', phase: 'Immediate', startedAt: '2026-03-01T02:00:00Z' };
    const chosen = ({ state }: { state: State }) => homeItems(state)[state.home.cursor]?.kind;
    const moved = play(FRESH, 'f', 'down');
    expect(chosen(moved)).toBe('drills');
    expect(chosen(play(moved.state, matched('f'), { type: 'incidents', unreadable: [], incidents: [incident] }))).toBe('drills');
    // On the first line it is whatever is first; and what is gone leaves the first.
    expect(chosen(play(FRESH, 'f', matched('f')))).toBe('cause');
    const onCause = play(FRESH, 'f', { ...matched('f'), matches: [{ ...MATCH, cause: 'connection-leak' }, MATCH] }, 'down');
    expect(chosen(play(onCause.state, { ...matched('f'), matches: [] }))).toBe('go-on');
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
