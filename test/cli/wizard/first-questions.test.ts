import { describe, expect, test } from 'vitest';
import { homeItems } from '../../../cli/wizard/moves/home-items.ts';
import type { Entry } from '../../../core/incident/types.ts';
import { ASKED, matched, OPENED, play, playSaved, recorded, resumed, SEEN } from './play.ts';

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
