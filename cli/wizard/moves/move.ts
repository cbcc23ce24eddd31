import type { Entry } from '../../../core/incident/types.ts';
import type { Command, Move } from '../actions.ts';
import type { State, Waiting } from '../state.ts';

export function move(state: State, ...run: readonly Command[]): Move {
  return { state, run };
}

/** Hands entries to the record; they count only when they come back as saved. */
export function recording({ state, run }: Move, ...entries: readonly Entry[]): Move {
  const waiting = entries.map((entry, index): Waiting => ({ token: state.nextToken + index, entry, since: state.now }));
  return {
    state: { ...state, nextToken: state.nextToken + entries.length, pending: [...state.pending, ...waiting] },
    run: [...run, ...waiting.map(commandOf)],
  };
}

/** Hands over once more what could not be saved. */
export function again(state: State): Move {
  const tried = state.failed.map(({ token, entry }): Waiting => ({ token, entry, since: state.now }));
  return move({ ...state, failed: [], pending: [...state.pending, ...tried] }, ...tried.map(commandOf));
}

/** The same, opening an incident first when there is none; what the first questions were answered goes into it. */
export function opening(from: Move, title: string, ...entries: readonly Entry[]): Move {
  if (isOpen(from.state)) return recording(from, ...entries);
  const { hurt, changed } = from.state.home.answers;
  // The number is given by the journal; 0 stands for an incident that is yet to be opened.
  const opened: Entry = { kind: 'opened', title, number: 0, ...(hurt === undefined ? {} : { usersHurt: hurt }) };
  return recording(from, opened, ...(changed ? [{ kind: 'changed', ...changed } as const] : []), ...entries);
}

function commandOf({ token, entry }: Waiting): Command {
  if (entry.kind !== 'opened') return { do: 'record', token, entry };
  return { do: 'open', token, title: entry.title, ...(entry.usersHurt === undefined ? {} : { usersHurt: entry.usersHurt }) };
}

/** An incident whose first entry is on its way, or failed and is tried again, counts: two must never be made of one. */
export function isOpen({ record, pending, failed }: State): boolean {
  return record.events.length > 0 || [...pending, ...failed].some(({ entry }) => entry.kind === 'opened');
}

/** The incident's clock, seconds. */
export function elapsed(state: State): number {
  return state.record.startedAt === undefined ? 0 : Math.max(0, (state.now - Date.parse(state.record.startedAt)) / 1000);
}
