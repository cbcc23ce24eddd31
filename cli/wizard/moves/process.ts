import { formatAmount, formatDuration } from '../../../core/figures.ts';
import type { Move } from '../actions.ts';
import type { ProcessList, ProcessRow } from '../effects.ts';
import { moved } from '../parts/list.ts';
import { EMPTY, edit } from '../parts/text-input.ts';
import type { State } from '../state.ts';
import { startDiagnosis } from './diagnosis.ts';
import { move, opening } from './move.ts';

export function toProcess(state: State): Move {
  const { prefer, first } = state.process;
  const process = { filter: EMPTY, cursor: 0, ...(prefer === undefined ? {} : { prefer }), ...(first ? { first } : {}) };
  return move({ ...state, screen: 'process', process }, { do: 'processes' });
}

/** A list that was read: against the first one it shows what grew, and the choice stays on its process. */
export function listed(state: State, read: ProcessList): Move {
  const { first = { at: state.now, rows: read.rows }, cursor } = state.process;
  const chosen = cursor > 0 ? processRows(state)[cursor]?.pid : undefined;
  const list = { ...read, rows: withGrowth(read.rows, first.rows, (state.now - first.at) / 1000) };
  const next: State = { ...state, process: { ...state.process, first, list, reading: false, failed: undefined } };
  const at = processRows(next).findIndex(({ pid }) => pid === chosen);
  return move({ ...next, process: { ...next.process, cursor: Math.max(0, at) } });
}

/** The rows that fit the filter, in the order given; one that was asked for by pid comes first. */
export function processRows(state: State): readonly ProcessRow[] {
  const { list, filter, prefer } = state.process;
  const wanted = filter.text.trim().toLowerCase();
  const rows = (list?.rows ?? []).filter(fits(wanted));
  const first = rows.filter(({ pid }) => pid === prefer);
  const unseen = /^[1-9]\d{0,9}$/.test(wanted) && !rows.some(({ pid }) => String(pid) === wanted);
  return [
    ...first,
    ...rows.filter(({ pid }) => pid !== prefer),
    ...(unseen ? [{ pid: Number(wanted), name: unseenName(Number(wanted)), why: 'not in the list', suspicion: 0 }] : []),
  ];
}

/** `pay`, `418`, `:8080`, `user:postgres`; several words all have to fit. */
function fits(wanted: string): (row: ProcessRow) => boolean {
  const words = wanted.split(/\s+/);
  return ({ pid, name, ports = [], user = '' }) =>
    words.every((word) => {
      if (/^:\d*$/.test(word)) return ports.some((port) => String(port).startsWith(word.slice(1)));
      if (word.startsWith('user:')) return user.toLowerCase().startsWith(word.slice('user:'.length));
      return String(pid).startsWith(word) || name.toLowerCase().includes(word);
    });
}

/** Less than this is what programs do anyway. */
const GROWN = 10;

function withGrowth(rows: readonly ProcessRow[], first: readonly ProcessRow[], seconds: number): readonly ProcessRow[] {
  const before = new Map(first.map((row) => [`${row.pid} ${row.name}`, row]));
  return rows
    .map((row) => {
      const then = before.get(`${row.pid} ${row.name}`);
      const grown = FIGURES.flatMap(({ of, called }) => {
        const by = (row[of] ?? 0) - (then?.[of] ?? row[of] ?? 0);
        return by >= GROWN ? [{ by, says: `${called} +${formatAmount(by, 'count')} in ${formatDuration(seconds)}` }] : [];
      });
      const why = [...grown.map(({ says }) => says), row.why].filter((says) => says !== '').join(', ');
      return { ...row, why, suspicion: row.suspicion + grown.reduce((sum, { by }) => sum + Math.min(50, by), 0) };
    })
    .sort((a, b) => b.suspicion - a.suspicion);
}

const FIGURES = [
  { of: 'descriptors', called: 'fd' },
  { of: 'threads', called: 'threads' },
] as const;

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
  if (press === 'ctrl-l') return move({ ...state, process: { ...process, reading: true, failed: undefined } }, { do: 'processes' });
  if (press === 'esc') return move(process.filter.text === '' ? { ...state, screen: 'home' } : { ...state, process: { ...process, filter: EMPTY, cursor: 0 } });
  const filter = edit(process.filter, press);
  return move(filter ? { ...state, process: { ...process, filter, cursor: 0 } } : state);
}
