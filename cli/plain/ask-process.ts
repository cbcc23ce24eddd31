import { formatAmount } from '../../core/figures.ts';
import { printable } from '../../core/printable.ts';
import type { ProcessRow } from '../wizard/effects.ts';
import { processRows } from '../wizard/moves/process.ts';
import { nothingFits, sayCounts } from '../wizard/parts/process-counts.ts';
import type { State } from '../wizard/state.ts';
import { type Ask, press, walk } from './ask.ts';

/** More are found by typing a part of their name. */
const MOST_LISTED = 10;

export function askProcess(state: State): Ask {
  const { process } = state;
  const rows = processRows(state);
  const more = rows.length - MOST_LISTED;
  const filter = process.filter.text;
  return {
    lines: [sayCounts(process), ...(process.list && rows.length === 0 ? [nothingFits(filter)] : []), ...(more > 0 ? [`${more} more are not listed.`] : [])],
    list: rows.slice(0, MOST_LISTED).map((row, at) => ({ key: String(at + 1), says: say(row), actions: [...walk(process.cursor, at), ...press('enter')] })),
    question: filter === '' ? 'Which process?' : printable(`Which process? Listed is what fits "${filter}".`),
    keys: [
      { key: '/l', says: 'read the list again', actions: press('ctrl-l') },
      { key: '/b', says: filter === '' ? 'back' : 'list all', actions: press('esc') },
    ],
    words: {
      says: 'part of a name, a pid, :8080 for who listens there, user:postgres',
      actions: (text) => [...(filter === '' ? [] : press('esc')), { type: 'paste', text }],
    },
  };
}

function say({ pid, name, why, descriptors, limit, sockets, threads, rss }: ProcessRow): string {
  const count = (value: number | undefined, unit: string): readonly string[] => (value === undefined ? [] : [`${formatAmount(value, 'count')} ${unit}`]);
  const figures = [
    ...count(descriptors, limit === undefined ? 'descriptors' : `of ${formatAmount(limit, 'count')} descriptors`),
    ...count(sockets, 'sockets'),
    ...count(threads, 'threads'),
    ...(rss === undefined ? [] : [`${formatAmount(rss, 'bytes')} resident`]),
  ];
  return printable([`pid ${pid}, ${name}`, ...(why === '' ? [] : [why]), ...(figures.length > 0 ? [figures.join(', ')] : [])].join('; '));
}
