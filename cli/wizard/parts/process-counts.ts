import { printable } from '../../../core/printable.ts';
import type { State } from '../state.ts';

/** How many, and what is missing with the way to see it. */
export function sayCounts({ list, failed, reading }: State['process']): string {
  if (failed !== undefined) return printable(`The processes could not be listed: ${failed}. Type a pid, or read the list again.`);
  if (!list) return 'looking…';
  const unseen = [
    ...(list.unreadable === 0 ? [] : [`of ${list.unreadable} the descriptors could not be counted: sudo can`]),
    ...(list.hidden === undefined ? [] : [`${printable(list.hidden)} hides what others run: sudo shows it`]),
  ];
  return [`${list.rows.length} seen, the most suspicious first`, ...unseen, ...(reading ? ['reading again…'] : [])].join(' · ');
}

/** What to try where no process fits the filter. */
export function nothingFits(filter: string): string {
  const [, port] = /(?:^|\s):(\d+)/.exec(filter) ?? [];
  return port === undefined ? 'Nothing fits. A pid works too, seen or not.' : `Nobody you may see listens there: sudo ss -ltnp 'sport = :${port}'`;
}
