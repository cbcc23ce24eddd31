import type { PostmortemDocument } from '../document.ts';
import { kindMeant } from './kinds.ts';
import { partsNamed } from './parts.ts';
import { perDocument } from './per-document.ts';
import type { RowTime } from './row-time.ts';
import { readLeadingTime } from './row-time.ts';
import { readRows, type WrittenRow } from './rows.ts';
import { readFrame, type TimelineFrame } from './timeline-frame.ts';
import { placeIn } from './zone.ts';

/** A row with the moment it means. */
export interface TimelineRow extends WrittenRow {
  /** Seconds since the epoch, or since the first day where no day is known; undefined without a readable time. */
  readonly seconds: number | undefined;
  /** Its day is known, from itself, a row before it or the timeline as a whole. */
  readonly dated: boolean;
  /** Its offset from UTC is known. */
  readonly zoned: boolean;
  /** What is wrong with its local time. */
  readonly local: 'hole' | 'twice' | 'unknown-zone' | undefined;
  /** Seconds it lies before the row before it, as written and without its own day; 0 for none. */
  readonly back: number;
  /** What the row is: as named, or as its words say where there is no column for it. */
  readonly means: string | undefined;
}

export interface PostmortemTimeline {
  readonly rows: readonly TimelineRow[];
  readonly frame: TimelineFrame;
  /** A column says what each row is. */
  readonly hasKinds: boolean;
}

const DAY = 86_400;
/** A jump back by more than this is a new day that nobody wrote down. */
export const NIGHT = 12 * 3600;

/** The timeline of a postmortem, of whatever form. */
export const timelineOf = perDocument((postmortem: PostmortemDocument): PostmortemTimeline => {
  const parts = partsNamed(postmortem, 'timeline');
  const frame = readFrame(parts, postmortem);
  const written = readRows(parts);
  const hasKinds = written.some(({ kind }) => kind !== undefined);
  return { frame, hasKinds, rows: place(written, frame, hasKinds) };
});

function place(written: readonly WrittenRow[], frame: TimelineFrame, hasKinds: boolean): TimelineRow[] {
  const year = frame.date?.slice(0, 4) ?? written.find(({ time }) => time?.date && !time.wordy)?.time?.date?.slice(0, 4);
  let group = -1;
  let date: string | undefined;
  let first: string | undefined;
  let last: number | undefined;
  return written.map((row) => {
    if (row.group !== group) {
      group = row.group;
      date = dayNamed(row.heading, year) ?? frame.date;
      first = date;
      last = undefined;
    }
    const means = row.kind ?? (hasKinds ? undefined : kindMeant(row.text));
    const { time } = row;
    if (!time) return { ...row, seconds: undefined, dated: false, zoned: false, local: undefined, back: 0, means };
    if (time.date !== undefined) date = withYear(time.date, year);
    else if (time.day !== undefined) date = plusDays(first ?? '1970-01-01', time.day - 1);
    first ??= date;
    const own = time.date !== undefined || time.day !== undefined;
    let placed = moment(time, date ?? '1970-01-01', frame);
    const back = !own && last !== undefined ? Math.max(0, last - placed.seconds) : 0;
    if (back > NIGHT) {
      date = plusDays(date ?? '1970-01-01', Math.ceil((back - NIGHT) / DAY));
      placed = moment(time, date, frame);
    }
    last = placed.seconds;
    const dated = date !== undefined && !date.startsWith('0000') && !(first === undefined || first.startsWith('1970'));
    return { ...row, seconds: placed.seconds, dated, zoned: placed.zoned, local: placed.local, back, means };
  });
}

function moment(time: RowTime, date: string, frame: TimelineFrame): { seconds: number; zoned: boolean; local: TimelineRow['local'] } {
  const clock = time.clock ?? 0;
  const offset = time.offset ?? (time.zone || time.abbreviation ? undefined : frame.offset);
  const zone = time.zone ?? (time.abbreviation ? undefined : frame.zone);
  const midnight = Date.parse(`${date}T00:00:00Z`) / 1000;
  if (offset !== undefined) return { seconds: midnight + clock - offset * 60, zoned: true, local: undefined };
  if (zone === undefined || date.startsWith('0000')) return { seconds: midnight + clock, zoned: time.clock === undefined, local: undefined };
  const placed = placeIn(zone, date, clock);
  const local = 'problem' in placed ? placed.problem : undefined;
  return { seconds: placed.seconds, zoned: local !== 'unknown-zone', local };
}

function dayNamed(heading: string, year: string | undefined): string | undefined {
  const at = /\d{4}-\d{2}-\d{2}|[A-Z][a-z]{2,8}\.? \d{1,2}\b|\d{1,2}\.? [A-Z][a-z]{2,8}\b/.exec(heading)?.index;
  const date = at === undefined ? undefined : readLeadingTime(heading.slice(at))?.time.date;
  return date === undefined ? undefined : withYear(date, year);
}

const withYear = (date: string, year: string | undefined) => (date.startsWith('0000') ? `${year ?? '0000'}${date.slice(4)}` : date);

function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY * 1000).toISOString().slice(0, 10);
}
