import { describe, expect, test } from 'vitest';
import { secondsLeft, verdictPage } from '../../../cli/wizard/parts/verdict-page.ts';
import type { State } from '../../../cli/wizard/state.ts';
import type { Entry } from '../../../core/incident/types.ts';
import { AT, FRESH, IMMEDIATE, OPENED, PROCESS, play, playSaved, resumed, running } from './play.ts';
import { LEAK, NOTHING } from './samples.ts';

describe('verdict and runbook', () => {
  test('without a cause there is no runbook, and what finds one is said', () => {
    const looked: Entry = { kind: 'diagnosis', evidence: 'E1', diagnosis: NOTHING };
    for (const at of [resumed(OPENED, PROCESS, IMMEDIATE), resumed(OPENED, PROCESS, looked)])
      expect(play(at, 'r').state).toMatchObject({ screen: at.screen, notice: 'No cause, so no runbook: m measures.' });
  });

  test('after presses on at the end, the first one back moves the page', () => {
    const many = { ...LEAK, because: Array.from({ length: 30 }, (_, n) => `Reason ${n}.`) };
    const at = resumed(OPENED, PROCESS, { kind: 'diagnosis', evidence: 'E1', diagnosis: many });
    const above = (state: State): number => verdictPage(state, { columns: 78, height: 20 }).above;
    const end = above(play(at, ...Array<string>(40).fill('down')).state);
    expect(end).toBeGreaterThan(0);
    expect(above(play(at, ...Array<string>(60).fill('down')).state)).toBe(end);
    expect(above(play(at, ...Array<string>(60).fill('down'), 'up').state)).toBe(end - 1);
  });

  test.each([
    ['enter', 'playbook'],
    ['r', 'reader'],
    ['m', 'diagnosis'],
    ['o', 'process'],
  ] as const)('%s leads to the %s', (key, screen) => {
    expect(play(AT.verdict(), key).state.screen).toBe(screen);
  });

  test('the verdict comes into the scrollback when it was left, once', () => {
    const at = playSaved(AT.diagnosis(), { type: 'diagnosed', run: running(AT.diagnosis()), diagnosis: LEAK }, 'enter');
    expect(at.printed).toBe(at.record.events.length - 1);
    const left = playSaved(at, 'enter');
    expect(left.printed).toBe(left.record.events.length);
  });

  test('r opens the runbook where it says what to do; where the cause is not firm, where it says how to find out', () => {
    const sections = ['Meaning', 'Diagnosis', 'Mitigation'].map((heading) => ({ heading, slug: heading, markdown: '-' }));
    const library = { ...FRESH.library, runbooks: FRESH.library.runbooks.map((runbook) => ({ ...runbook, sections })) };
    const opened = (diagnosis: typeof LEAK) =>
      play({ ...resumed(OPENED, PROCESS, { kind: 'diagnosis', evidence: 'E1', diagnosis }), library, suspect: 'fd-leak' }, 'r').state.reader.opening;
    expect(opened(LEAK)).toEqual({ id: 'connection-leak', heading: 'mitigation' });
    expect(opened(NOTHING)).toEqual({ id: 'fd-leak', heading: 'diagnosis' });
  });

  test('counts the time left on from the measurement', () => {
    const at = AT.verdict();
    const measured = Date.parse(LEAK.startedAt) + LEAK.durationMs;
    expect(secondsLeft({ ...at, now: measured + 10_000 })).toEqual({ left: 48, since: 10 });
    expect(secondsLeft({ ...at, now: measured + 90_000 })?.left).toBeLessThan(0);
    expect(play(at, { type: 'tick', now: measured }).state.now).toBe(measured);
    expect(play({ ...at, screenReader: true }, { type: 'tick', now: measured }).state.now).toBe(at.now);
  });
});
