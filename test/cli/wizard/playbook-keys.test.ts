import { describe, expect, test } from 'vitest';
import { multipliesConnections, stepHere } from '../../../cli/wizard/moves/playbook.ts';
import type { Entry } from '../../../core/incident/types.ts';
import { AT, OPENED, PROCESS, play, playSaved, recorded, resumed } from './play.ts';
import { POOL } from './samples.ts';

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
