import { expect, test } from 'vitest';
import { promptLines } from '../../../cli/plain/ask.ts';
import { askOf } from '../../../cli/plain/ask-screens.ts';
import type { State } from '../../../cli/wizard/state.ts';
import { AT, play, playSaved } from '../wizard/play.ts';

const said = (state: State): string => {
  const ask = askOf(state);
  if (!ask) throw new Error('nothing is asked');
  return promptLines(ask).join('\n');
};

test('a key that works everywhere is offered where it does something', () => {
  const keys = (state: State) => said(state).match(/\/[a-z](?=: )/g);
  expect(keys(AT.playbook())).toEqual(['/e', '/n', '/o', '/c']);
  expect(keys(play(AT.playbook(), 'q').state)).toEqual(['/b', '/e', '/n', '/o', '/c']);
  expect(keys(play(AT.playbook(), 'n').state)).toEqual(['/b', '/c']);
  expect(keys(play(AT.playbook(), 'v').state)).toEqual(['/b', '/c']);
  expect(keys(playSaved(AT.playbook(), 'q', 'o', 'k', 'enter'))).toEqual(['/c']);
});

test('after the diagnosis it says what can be done, least harm first', () => {
  const mitigation = { title: 'Roll back', slug: '', commands: [], effect: 'The leak **stops**. More.', risk: 'Users see errors.', verify: '', undo: '' };
  const runbooks = AT.verdict().library.runbooks.map((runbook) => ({ ...runbook, mitigations: [mitigation] }));
  const at = { ...AT.verdict(), library: { ...AT.verdict().library, runbooks } };
  expect(said(at)).toContain('do now: least harm first; r reads how\n1: Roll back\nbuys: The leak stops.\nrisks: Users see errors.');
});
