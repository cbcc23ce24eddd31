import { leakOf } from '../../core/diagnosis/standing.ts';
import { printable } from '../../core/printable.ts';
import { eventLines, HELD, sayEntry } from '../wizard/parts/event-lines.ts';
import { headline } from '../wizard/parts/verdict-lines.ts';
import type { State } from '../wizard/state.ts';
import { textOf, withAnswers } from './text.ts';

/** What has been said so far. */
export interface Told {
  readonly events: number;
  readonly asides: number;
  readonly notice?: string | undefined;
  readonly warning?: string | undefined;
  readonly failed: number;
  /** The diagnosis under way, and the last that was said of it. */
  readonly run?: number | undefined;
  readonly found?: string | undefined;
}

export const NOTHING_TOLD: Told = { events: 0, asides: 0, failed: 0 };

/** What is new since, once: entries that are on record, notices, what could not be saved, what a diagnosis has found so far. */
export function news(told: Told, state: State): { readonly lines: readonly string[]; readonly told: Told } {
  const { record, asides, unsaved, notice, warning, failed, diagnosis } = state;
  const running = diagnosis?.status === 'running';
  const found = running && diagnosis.latest && leakOf(diagnosis.latest) ? textOf(headline(diagnosis.latest)) : undefined;
  const lines = [
    ...record.events.slice(told.events).flatMap((event) => eventLines(event, record, unsaved.includes(event.id)).map(textOf)),
    ...asides.slice(told.asides).map(({ kind, text }) => (kind === 'held' ? `NOT SAVED: ${text} (${HELD})` : text)),
    ...(running && told.run !== diagnosis.run ? [`Looking at ${printable(diagnosis.name)} (${diagnosis.pid}), ${diagnosis.seconds} s at most.`] : []),
    ...(found !== undefined && found !== told.found ? [`so far ${found}`] : []),
    ...failed.slice(told.failed).map(({ entry, why }) => `UNSAVED: ${sayEntry(entry)}: ${printable(why)}`),
    ...(warning !== undefined && warning !== told.warning ? [`Warning: ${printable(warning)}`] : []),
    ...(notice !== undefined && notice !== told.notice ? [withAnswers(printable(notice))] : []),
  ];
  return {
    lines,
    told: { events: record.events.length, asides: asides.length, notice, warning, failed: failed.length, run: diagnosis?.run, found: found ?? told.found },
  };
}
