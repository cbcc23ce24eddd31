import type { PostmortemDocument } from '../document.ts';
import { timelineOf } from './timeline.ts';

const DAY = 86_400_000;

/** Days from one `YYYY-MM-DD` to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** Days from Monday to Friday after `from`, up to and with `to`; holidays differ and are counted. */
export function businessDaysBetween(from: string, to: string): number {
  const days = Math.max(0, daysBetween(from, to));
  const first = new Date(`${from}T00:00:00Z`).getUTCDay();
  const weeks = Math.floor(days / 7);
  let count = weeks * 5;
  for (let day = 1; day <= days % 7; day++) if (![0, 6].includes((first + day) % 7)) count++;
  return count;
}

/** The day the incident was over, `YYYY-MM-DD` in UTC: as the front matter says, else the last row of the timeline that has a day. */
export function endedOn(postmortem: PostmortemDocument): string | undefined {
  const { head } = postmortem;
  const told = head?.end_time ?? head?.closed_at;
  if (told !== undefined) return new Date(Date.parse(told)).toISOString().slice(0, 10);
  const row = timelineOf(postmortem).rows.findLast(({ seconds, dated }) => seconds !== undefined && dated);
  return row?.seconds === undefined ? head?.start_time?.slice(0, 10) : new Date(row.seconds * 1000).toISOString().slice(0, 10);
}

/** The day from which action items count: the review, else the end of the incident. */
export function reviewedFrom(postmortem: PostmortemDocument): string | undefined {
  return postmortem.head?.review?.scheduled_for ?? endedOn(postmortem);
}
