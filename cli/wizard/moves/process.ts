import type { ProcessRow } from '../effects.ts';
import { moved } from '../parts/list.ts';
import { EMPTY, edit } from '../parts/text-input.ts';
import type { Move, State } from '../state.ts';
import { startDiagnosis } from './diagnosis.ts';
import { move, opening } from './move.ts';

export function toProcess(state: State): Move {
  return move(
    {
      ...state,
      screen: 'process',
      process: { filter: EMPTY, cursor: 0, list: undefined, ...(state.process.prefer === undefined ? {} : { prefer: state.process.prefer }) },
    },
    { do: 'processes' },
  );
}

/** The rows that fit the filter, in the order given; one that was asked for by pid comes first. */
export function processRows(state: State): readonly ProcessRow[] {
  const { list, filter, prefer } = state.process;
  const wanted = filter.text.trim().toLowerCase();
  const rows = (list?.rows ?? []).filter(({ pid, name }) => String(pid).startsWith(wanted) || name.toLowerCase().includes(wanted));
  const first = rows.filter(({ pid }) => pid === prefer);
  const unseen = /^[1-9]\d{0,9}$/.test(wanted) && !rows.some(({ pid }) => String(pid) === wanted);
  return [
    ...first,
    ...rows.filter(({ pid }) => pid !== prefer),
    ...(unseen ? [{ pid: Number(wanted), name: unseenName(Number(wanted)), why: 'not in the list', suspicion: 0 }] : []),
  ];
}

/** What a process is called of which only the number is known. */
export function unseenName(pid: number): string {
  return `process ${pid}`;
}

export function pressProcess(state: State, press: string): Move {
  const { process } = state;
  const rows = processRows(state);
  const cursor = moved(process.cursor, press, rows.length);
  if (cursor !== undefined) return move({ ...state, process: { ...process, cursor } });
  if (press === 'enter') {
    const row = rows[process.cursor];
    if (!row) return move(state);
    return opening(startDiagnosis(state, row), row.name, { kind: 'process', pid: row.pid, name: row.name });
  }
  if (press === 'ctrl-l') return move({ ...state, process: { ...process, list: undefined, failed: undefined } }, { do: 'processes' });
  if (press === 'esc') return move(process.filter.text === '' ? { ...state, screen: 'home' } : { ...state, process: { ...process, filter: EMPTY, cursor: 0 } });
  const filter = edit(process.filter, press);
  return move(filter ? { ...state, process: { ...process, filter, cursor: 0 } } : state);
}
