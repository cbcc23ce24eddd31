import { NOT_RECORDED } from '../not-recorded.ts';
import type { ParsedSection } from './markdown.ts';
import { nearest } from './nearest.ts';
import { oneOf, quote, type Report } from './report.ts';
import { readTable } from './tables.ts';
import type { CaseEvent } from './types.ts';

/** What a timeline row can be. */
export const EVENT_KINDS = [
  'fault-introduced',
  'change',
  'impact-start',
  'symptom',
  'alerted',
  'detected',
  'acknowledged',
  'declared',
  'severity-change',
  'engaged',
  'hypothesis',
  'action',
  'decision',
  'cause-identified',
  'mitigation-attempt',
  'mitigated',
  'impact-end',
  'status-page',
  'resolved',
  'note',
] as const;

const DAY = 86_400;
const HOUR = 3600;

/** A time cell: seconds into the incident's first day, or the seconds of a moment since the epoch with its day's start. */
type ParsedTime = { readonly offset: number } | { readonly epoch: number; readonly midnight: number };

/** Reads the Timeline table; a row with a mistake is reported and left out. */
export function readTimeline(section: ParsedSection, report: Report): CaseEvent[] {
  const rows = readTable(section.nodes, section.node, ['Time', 'Kind', 'What happened'], report);
  let midnight: number | undefined;
  let last = Number.NEGATIVE_INFINITY;
  return rows.flatMap((row) => {
    const time = row.Time.text;
    const about = time.startsWith('~');
    const parsed = time === NOT_RECORDED ? undefined : parseTime(about ? time.slice(1) : time);
    if (!parsed && time !== NOT_RECORDED) {
      report(
        'timeline-time',
        row.Time.node,
        `time ${quote(time)}`,
        '"03:12", "03:12:05", "day 2 08:00", an ISO 8601 time, any of them with "~" in front, or "not recorded"',
      );
      return [];
    }
    const kind = row.Kind.text;
    if (!EVENT_KINDS.some((known) => known === kind)) {
      const meant = nearest(kind, EVENT_KINDS);
      report('timeline-kind', row.Kind.node, `kind ${quote(kind)}`, meant ? `"${meant}"` : oneOf(EVENT_KINDS));
      return [];
    }
    const event = { time, kind, text: row['What happened'].text };
    if (!parsed) return [event];
    if ('midnight' in parsed) midnight ??= parsed.midnight;
    const offset = 'midnight' in parsed ? parsed.epoch - (midnight ?? 0) : parsed.offset;
    const slack = about ? slackOf(/:/.test(time) ? offset : undefined) : 0;
    if (offset + slack < last)
      report('timeline-order', row.Time.node, `time ${quote(time)} after a later one`, 'rows in order; after midnight write "day 2 00:05"');
    last = Math.max(last, offset);
    return [{ ...event, offset }];
  });
}

/**
 * Seconds by which a time marked `~` may lie later than it is written: an hour for a full one, a day for a day alone,
 * else a quarter of an hour. `clock` is in seconds since any midnight.
 */
export function slackOf(clock: number | undefined): number {
  if (clock === undefined) return DAY;
  return clock % HOUR === 0 ? HOUR : HOUR / 4;
}

/** Parses `03:12`, `03:12:05`, `day 2 08:00`, `2023-10-15`, `2023-10-15T12:00:15Z`; undefined for anything else. */
export function parseTime(text: string): ParsedTime | undefined {
  const clock = /^(?:day ([1-9]\d{0,3}) )?(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (clock) {
    const [day, hour, minute, second] = [clock[1] ?? 1, clock[2], clock[3], clock[4] ?? 0].map(Number) as [number, number, number, number];
    return hour < 24 && minute < 60 && second < 60 ? { offset: (day - 1) * DAY + hour * 3600 + minute * 60 + second } : undefined;
  }
  const iso = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.exec(text);
  if (!iso?.[1]) return undefined;
  const epoch = Date.parse(text) / 1000;
  const midnight = Date.parse(`${iso[1]}T00:00:00${iso[2] ?? 'Z'}`) / 1000;
  // Date.parse turns 30 February into 1 March; a day that does not come back as written does not exist.
  const exists = new Date(`${iso[1]}T00:00:00Z`);
  return Number.isNaN(epoch) || Number.isNaN(exists.getTime()) || !exists.toISOString().startsWith(iso[1]) ? undefined : { epoch, midnight };
}
