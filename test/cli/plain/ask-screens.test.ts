import { expect, test } from 'vitest';
import { type Ask, promptLines, understand } from '../../../cli/plain/ask.ts';
import { askOf } from '../../../cli/plain/ask-screens.ts';
import { secretDigest } from '../../../cli/secret-digest.ts';
import type { State } from '../../../cli/wizard/state.ts';
import { makeRedactor } from '../../../core/redact/redact.ts';
import { DRILLS } from '../../../drills/index.ts';
import { AT, FRESH, play, playSaved } from '../wizard/play.ts';
import { START } from '../wizard/samples.ts';

function asked(state: State): Ask {
  const ask = askOf(state);
  if (!ask) throw new Error('nothing is asked');
  return ask;
}

const said = (state: State): string => promptLines(asked(state)).join('\n');

test('a key that works everywhere is offered where it does something', () => {
  const keys = (state: State) => said(state).match(/\/[a-z](?=: )/g);
  expect(keys(AT.playbook())).toEqual(['/e', '/n', '/o', '/c']);
  expect(keys(play(AT.playbook(), 'q').state)).toEqual(['/b', '/e', '/n', '/o', '/c']);
  expect(keys(play(AT.playbook(), 'n').state)).toEqual(['/b', '/c']);
  expect(keys(play(AT.playbook(), 'v').state)).toEqual(['/b', '/c']);
  expect(keys(playSaved(AT.playbook(), 'q', 'o', 'k', 'enter'))).toEqual(['/c']);
});

test('what a command leaves open is asked for with the guess that Enter takes', () => {
  const rows = [{ pid: 4182, name: '', why: '', suspicion: 0, ports: [8080] }];
  const commands = ['curl $HOST:$PORT'];
  const phases = AT.playbook().library.playbook.phases.map((phase) => ({ ...phase, steps: phase.steps.map((step) => ({ ...step, commands })) }));
  const library = { ...AT.playbook().library, playbook: { title: '', phases } };
  const filling = play({ ...AT.playbook(), library, process: { ...AT.playbook().process, list: { unreadable: 0, rows } } }, 'f').state;
  const enter = (state: State): State => play(state, ...(understand(asked(state), '')?.actions ?? [])).state;
  expect(said(filling)).toContain('What is $HOST?\n(a few words; Enter: 127.0.0.1; /b: not now');
  expect(said(enter(filling))).toContain('What is $PORT?\n(a few words; Enter: 8080; /b: not now');
  expect(enter(enter(filling)).fill).toEqual({ HOST: '127.0.0.1', PORT: '8080' });
  expect(said(play(filling, 'ctrl-u', ';', 'enter').state)).not.toContain('Enter:');
});

test('what the clock asks for is said with the step', () => {
  expect(said(AT.playbook())).not.toContain('clock:');
  expect(said({ ...AT.playbook(), now: START + 1_000_000 })).toContain('clock: 15:00 are over: mitigate or escalate (/e: whom you called)');
});

test('no drill reads like a password, which would be redacted', () => {
  const listed = said(play({ ...FRESH, drills: DRILLS }, 'down', 'enter').state);
  expect(makeRedactor(secretDigest()).text(listed)).toBe(listed);
});

test('Enter after a diagnosis that failed is said to be what it does', () => {
  const at = AT.diagnosis();
  const failed = play(at, { type: 'not-diagnosed', run: at.diagnosis?.run ?? 0, why: 'No process has the pid 4182.' }).state;
  expect(said(failed)).toMatch(/The diagnosis failed: No process has the pid 4182\.[\s\S]*Enter: try again/);
});

test('once all steps of a phase are settled, Enter goes on and no key of a step is offered', () => {
  const settled = playSaved(AT.playbook(), 'x', 'x', 'x');
  expect(said(settled)).toMatch(/All 3 steps are settled\.[\s\S]*\(Enter: next phase; c: capture/);
  expect(said(settled)).not.toMatch(/; [sxpf]: /);
  expect(said(AT.playbook())).toMatch(/\(Enter: the step is done; s: skip it/);
});

test('after the diagnosis it says what can be done, least harm first', () => {
  const mitigation = { title: 'Roll back', slug: '', commands: [], effect: 'The leak **stops**. More.', risk: 'Users see errors.', verify: '', undo: '' };
  const runbooks = AT.verdict().library.runbooks.map((runbook) => ({ ...runbook, mitigations: [mitigation] }));
  const at = { ...AT.verdict(), library: { ...AT.verdict().library, runbooks } };
  expect(said(at)).toContain('do now: least harm first; r reads how\n1: Roll back\nbuys: The leak stops.\nrisks: Users see errors.');
});
