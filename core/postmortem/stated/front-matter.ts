import { formatDuration } from '../../figures.ts';
import { printable } from '../../printable.ts';
import type { PostmortemDocument } from '../document.ts';
import { readLeadingTime } from '../facts/row-time.ts';
import { timelineOf } from '../facts/timeline.ts';
import type { Remark } from '../rules/rule.ts';
import { type Anchor, anchorsOf } from './anchors.ts';

const GRAINS = { second: 1, minute: 60, hour: 3600, day: 86_400, month: 31 * 86_400, year: 366 * 86_400 };

/** Rows without a day are counted from 1970. */
const UNDATED = 365 * 86_400;

/** Moments and metrics of the front matter that the rows contradict. */
export function contradictedFront(postmortem: PostmortemDocument): Remark[] {
  const { head } = postmortem;
  if (!head) return [];
  const rows = anchorsOf(postmortem).rows.filter(({ clock }) => clock !== undefined);
  const grain = GRAINS[head.time_precision ?? 'minute'];
  return [
    ...(untimedFirst(postmortem) ? [] : differs(postmortem, ['start_time'], head.start_time, rows, of(rows, 'impact-start')[0], grain)),
    ...differs(postmortem, ['end_time'], head.end_time, rows, of(rows, 'impact-end').at(-1), grain),
    ...differs(postmortem, ['detection', 'detected_at'], head.detection?.detected_at, rows, of(rows, 'detected', 'alerted')[0], grain),
    ...metrics(postmortem),
  ];
}

/** An earlier start may stand in a row whose time is not recorded. */
function untimedFirst(postmortem: PostmortemDocument): boolean {
  const { rows } = timelineOf(postmortem);
  const start = rows.findIndex(({ kind }) => kind === 'impact-start');
  return rows.slice(0, start).some(({ seconds }) => seconds === undefined);
}

const of = (rows: readonly Anchor[], ...kinds: string[]) =>
  rows.filter(({ means, label }) => means !== undefined && kinds.includes(means) && label.startsWith(means));

/** A moment that any row has may be meant in another way; one that no row has is wrong here or there. */
function differs(
  { front }: PostmortemDocument,
  path: readonly string[],
  told: string | undefined,
  rows: readonly Anchor[],
  row: Anchor | undefined,
  grain: number,
): Remark[] {
  if (told === undefined || !row || row.seconds < UNDATED) return [];
  const seconds = Date.parse(told) / 1000;
  if (rows.some((each) => Math.abs(each.seconds - seconds) <= Math.max(grain, each.grain))) return [];
  return [{ at: front.spot(path), message: `Unexpected ${path.join('.')} ${told}, expected the moment of the row ${row.label}` }];
}

/** `impact-start 2026-03-02T10:00:00Z` on both sides: the length is their difference. */
function metrics({ head, front }: PostmortemDocument): Remark[] {
  return Object.entries(head?.metrics ?? {}).flatMap(([name, { seconds, from, to }]) => {
    const [start, end] = [moment(from), moment(to)];
    if (start === undefined || end === undefined || Math.abs(end - start - seconds) <= 1) return [];
    return [
      {
        at: front.spot(['metrics', name, 'seconds']),
        message: `Unexpected ${seconds} seconds for ${printable(name)}, expected ${end - start} (${formatDuration(end - start)}, ${printable(`${from} → ${to}`)})`,
      },
    ];
  });
}

function moment(anchor: string): number | undefined {
  const at = /\d{4}-\d{2}-\d{2}T.*/.exec(anchor)?.[0] ?? '';
  return readLeadingTime(at)?.time.offset === undefined ? undefined : Date.parse(at) / 1000 || undefined;
}
