import { expect, test } from 'vitest';
import { startEngine } from '../../../cli/wizard/engine.ts';
import { type World, world } from '../wizard/a-world.ts';
import { DIAGNOSED, events, IMMEDIATE, OPENED, PROCESS, SEEN } from '../wizard/play.ts';
import { LEAK, ROWS } from '../wizard/samples.ts';
import { answer } from './a-script.ts';

const quick = (): World => world({ diagnose: async () => LEAK });

test('the same walk leaves the same record, by keys on a screen and by lines', async () => {
  const drawn = quick();
  const engine = startEngine(drawn.effects, {});
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
  const type = (text: string): string[] => [...text];
  for (const press of [
    ...['y', 'y', ...type('deploy 42'), 'enter', ...type('too many open files'), 'down', 'enter'],
    ...['enter', 'enter', 'enter', 'enter', 's', ...type('not mine'), 'enter'],
    ...['n', ...type('pool is unbounded'), 'enter', 'v', 'down', 'enter', 't', 'down', 'enter', 'x', 'right'],
    ...['ctrl-e', ...type('Kim'), 'enter', 'q', ...type('closed the bodies'), 'enter', 'enter'],
  ]) {
    engine.send({ type: 'press', press });
    await settle();
  }
  await engine.ended;

  const spoken = quick();
  const { result } = await answer(spoken, [
    ...['y', 'y', 'deploy 42', 'too many open files', '2'],
    ...['1', '', '', '', 's', 'not mine', 'n', 'pool is unbounded', 'v', '2', 't', '2', 'x', '>'],
    ...['/e', 'Kim', 'q', 'closed the bodies', ''],
  ]);
  expect(spoken.entries()).toEqual(drawn.entries());
  expect(spoken.entries().map(({ kind }) => kind)).toEqual([
    'opened',
    'changed',
    'symptom',
    'process',
    'diagnosis',
    'phase',
    'step',
    'step',
    'note',
    'severity',
    'mark',
    'step',
    'phase',
    'note',
    'closed',
  ]);
  expect(result).toEqual({ interrupted: false, unsaved: false, incident: 'INC-14' });
});

test('the end of the input leaves an incident to go on with, and resuming asks where it was left', async () => {
  const here = quick();
  const { result } = await answer(here, ['', '', 'requests hang', '1']);
  expect(result).toEqual({ interrupted: true, unsaved: false, incident: 'INC-14' });
  expect(here.entries().map(({ kind }) => kind)).toEqual(['opened', 'symptom', 'left']);
  const { said } = await answer(here, [], { incident: '01EVENT0000' });
  expect(said).toMatch(/seen: requests hang[\s\S]*Did anything change[\s\S]*y: yes; n: no/);
});

test('the end of the input after the close is a close', async () => {
  const here = world({ events: events(OPENED, SEEN, PROCESS, DIAGNOSED, IMMEDIATE) });
  const { result, said } = await answer(here, ['q', 'closed the bodies'], { incident: '01EVENT0000' });
  expect(result.interrupted).toBe(false);
  expect(said).toContain('postmortem: /state/postmortem.md');
});

test('an answer that is none ends a script before it answers other questions, and is asked again of a person', async () => {
  const script = quick();
  const { result } = await answer(script, ['maybe', 'y']);
  expect(result).toMatchObject({ notUnderstood: 'maybe', interrupted: true });
  expect(script.entries()).toEqual([]);
  const person = await answer(quick(), ['maybe', 'y'], { typed: true });
  expect(person.result.notUnderstood).toBeUndefined();
  expect(person.said).toMatch(/"maybe" is no answer to this\.[\s\S]*Did anything change/);
});

test('every prompt states its choices', async () => {
  const { said } = await answer(quick(), ['y', 'n', 'too many open files', '1?', 's', '2', '/b', '1', '1', '', '', 'n', '/b', 'v', '/b', 'q']);
  const prompts = said.split('\n> ').slice(0, -1);
  expect(prompts).toHaveLength(17);
  for (const prompt of prompts) expect(prompt).toMatch(/\([^\n]*\/c: leave[^\n]*\?: say this again\)$/);
});

test('what was said above a prompt is not said again before it changes or is asked for', async () => {
  const here = world({ events: events(OPENED, SEEN, PROCESS, DIAGNOSED, IMMEDIATE) });
  const { said } = await answer(here, ['n', 'a thought', '?', ''], { incident: '01EVENT0000' });
  expect(said.match(/Step 1\.1: /g)).toHaveLength(4 - 1);
});

test('hostile names, logs and pages are no sequences for the terminal', async () => {
  const evil = 'x\u001b]0;title\u0007\u202etxt.exe';
  const here = world({ rows: [{ ...ROWS[0]!, name: evil }], diagnose: async () => ({ ...LEAK, target: { pid: 4182, name: evil } }) });
  const { said } = await answer(here, ['', '', evil, '1', '1', '', '']);
  expect(said).toContain('x\\x1b]0;title\\x07\\u{202e}txt.exe');
  expect(said).not.toMatch(/[\u001b\u0007\u202e]/);
});

test('a paste of a person is one text, whatever choices are among its lines', async () => {
  const here = quick();
  const { said } = await answer(here, ['', '', 'first line', '1', 'too many open files'], { typed: true });
  expect(said).toContain('File descriptor leak, names it');
  expect(here.entries()).toEqual([]);
});
