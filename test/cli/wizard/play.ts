import type { Action, Command } from '../../../cli/wizard/actions.ts';
import { reduce } from '../../../cli/wizard/machine.ts';
import { initial, type State } from '../../../cli/wizard/state.ts';
import type { Entry, IncidentEvent } from '../../../core/incident/types.ts';
import { world } from './a-world.ts';
import { LEAK, LIBRARY, START } from './samples.ts';

export interface Played {
  readonly state: State;
  readonly run: readonly Command[];
}

/** Just opened: the first question waits. */
export const ASKED: State = initial({ library: LIBRARY, drills: world().effects.drills, screenReader: false, now: START });
/** Both questions were skipped. */
export const FRESH: State = { ...ASKED, home: { ...ASKED.home, ask: undefined } };

/** Actions one after the other; a string is a key. */
export function play(state: State, ...actions: readonly (Action | string)[]): Played {
  return actions.reduce<Played>(
    (at, action) => {
      const moved = reduce(at.state, typeof action === 'string' ? { type: 'press', press: action } : action);
      return { state: moved.state, run: [...at.run, ...moved.run] };
    },
    { state, run: [] },
  );
}

/** The same, and the record answers at once: what was to be recorded is. */
export function playSaved(state: State, ...actions: readonly (Action | string)[]): State {
  return actions.reduce<State>((at, action) => saveAll(play(at, action).state), state);
}

export function saveAll(state: State): State {
  const saved = state.pending.reduce(
    (at, { token, entry }) =>
      play(at, { type: 'saved', token, saved: { event: event(at.record.events.length, entry), place: '/state', unsaved: false } }).state,
    state,
  );
  return saved.pending.length > 0 ? saveAll(saved) : saved;
}

/** The nth thing that happened, a minute after the one before. */
export function event(index: number, entry: Entry): IncidentEvent {
  const at = new Date(START + index * 60_000).toISOString();
  return { v: 1, id: `01EVENT${String(index).padStart(4, '0')}`, at, recordedAt: at, entry: entry.kind === 'opened' ? { ...entry, number: 14 } : entry };
}

export function events(...entries: readonly Entry[]): readonly IncidentEvent[] {
  return entries.map((entry, index) => event(index, entry));
}

export const OPENED: Entry = { kind: 'opened', title: 'checkout 5xx', number: 14, usersHurt: 'yes' };
export const SEEN: Entry = { kind: 'symptom', text: 'too many open files', matched: 'too many open files' };
export const PROCESS: Entry = { kind: 'process', pid: 4182, name: 'payment-service' };
export const DIAGNOSED: Entry = { kind: 'diagnosis', evidence: 'E1', diagnosis: LEAK };
export const IMMEDIATE: Entry = { kind: 'phase', phase: 'immediate' };

/** An incident read back; `resumed` is on record. */
export function resumed(...entries: readonly Entry[]): State {
  return playSaved(FRESH, { type: 'loaded', unreadable: [], events: events(...entries) });
}

export const AT = {
  process: () =>
    playSaved(resumed(OPENED, SEEN), 'enter', 'enter', {
      type: 'processes',
      list: {
        rows: [
          { pid: 4182, name: 'payment-service', why: '', suspicion: 1 },
          { pid: 7, name: 'cron', why: '', suspicion: 0 },
        ],
        unreadable: 0,
      },
    }),
  diagnosis: () => playSaved(AT.process(), 'enter'),
  verdict: () => resumed(OPENED, SEEN, PROCESS, DIAGNOSED),
  playbook: () => resumed(OPENED, SEEN, PROCESS, DIAGNOSED, IMMEDIATE),
} as const;

export function recorded({ run }: Played): readonly Entry[] {
  return run.flatMap((command) =>
    command.do === 'record'
      ? [command.entry]
      : command.do === 'open'
        ? [{ kind: 'opened' as const, title: command.title, number: 0, ...(command.usersHurt ? { usersHurt: command.usersHurt } : {}) }]
        : [],
  );
}

/** What the matcher answers, and its answer to a text. */
export const MATCH = {
  cause: 'fd-leak',
  title: 'File descriptor leak',
  certainty: 'names it',
  reason: '"too many open files"',
  matched: 'too many open files',
} as const;
export const matched = (text: string) => ({ type: 'matched', text, matches: [MATCH] }) as const;

/** The number of the look that is under way. */
export const running = (state: State): number => state.diagnosis?.run ?? 0;
