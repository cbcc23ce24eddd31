import { describe, expect, test } from 'vitest';
import { processRows } from '../../../cli/wizard/moves/process.ts';
import type { State } from '../../../cli/wizard/state.ts';
import { AT, OPENED, PROCESS, play, recorded, resumed, running } from './play.ts';
import { LEAK } from './samples.ts';

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
