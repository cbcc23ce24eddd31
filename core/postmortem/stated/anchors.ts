import { spotOf } from '../../knowledge/report.ts';
import type { PostmortemDocument } from '../document.ts';
import { perDocument } from '../facts/per-document.ts';
import { type TimelineRow, timelineOf } from '../facts/timeline.ts';

/** A moment that figures can be compared with. */
export interface Anchor {
  readonly seconds: number;
  /** Seconds since midnight as written; the day alone has none. */
  readonly clock: number | undefined;
  /** `impact-start 10:00`, as messages name it. */
  readonly label: string;
  readonly means: string | undefined;
  readonly text: string;
  /** Rows of different groups belong to different incidents. */
  readonly group: number;
  /** Seconds by which the moment may be off from how it is written. */
  readonly grain: number;
}

export interface Anchors {
  readonly rows: readonly Anchor[];
  readonly byGroup: ReadonlyMap<number, readonly Anchor[]>;
  /** Moments of the front matter. */
  readonly told: readonly Anchor[];
  /** Stretches of impact of the front matter, in seconds, where each has an end. */
  readonly intervals: readonly number[];
  readonly hasKinds: boolean;
  /** For each group the lines it and its heading stand on, where there are several. */
  readonly regions: readonly { readonly group: number; readonly from: number; readonly to: number }[];
}

/** What the figures of a postmortem are compared with. */
export const anchorsOf = perDocument((postmortem: PostmortemDocument): Anchors => {
  const { rows, hasKinds } = timelineOf(postmortem);
  const intervals = postmortem.head?.impact?.intervals ?? [];
  const lengths = intervals.map(({ from, to }) => (Date.parse(to ?? '') - Date.parse(from)) / 1000);
  const anchors = rows.flatMap(ofRow);
  return {
    rows: anchors,
    byGroup: Map.groupBy(anchors, ({ group }) => group),
    told: toldIn(postmortem),
    intervals: lengths.some(Number.isNaN) ? [] : lengths,
    hasKinds,
    regions: regionsOf(postmortem, rows),
  };
});

function ofRow({ seconds, time, kind, means, timeText, text, group }: TimelineRow): Anchor[] {
  if (seconds === undefined || !time) return [];
  const grain = time.approximate ? 900 : time.precision === 'day' ? 86_400 : time.precision === 'minute' ? 60 : 1;
  return [{ seconds, clock: time.clock, label: kind ? `${kind} ${timeText}` : timeText, means, text, group, grain }];
}

function toldIn({ head }: PostmortemDocument): Anchor[] {
  const grain = head?.time_precision === 'hour' ? 3600 : head?.time_precision === 'second' ? 1 : 60;
  const { resource, impact, detection } = head ?? {};
  const moments: readonly (readonly [key: string, means: string, at: string | undefined])[] = [
    ['start_time', 'impact-start', head?.start_time],
    ['end_time', 'impact-end', head?.end_time],
    ['detected_at', 'detected', detection?.detected_at],
    ['opened_at', 'declared', head?.opened_at],
    ['closed_at', 'closed', head?.closed_at],
    ['leak_started_at', 'fault-introduced', resource?.leak_started_at],
    ['first_symptom_at', 'symptom', resource?.first_symptom_at],
    ['exhausted_at', 'symptom', resource?.exhausted_at],
    ...(impact?.intervals ?? []).flatMap(({ from, to }) => [['interval from', 'impact-start', from] as const, ['interval to', 'impact-end', to] as const]),
  ];
  return moments.flatMap(([key, means, at]) => {
    const clock = /T(\d{2}):(\d{2})(?::(\d{2}))?/.exec(at ?? '');
    if (at === undefined || !clock) return [];
    const written = Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
    return [{ seconds: Date.parse(at) / 1000, clock: written, label: `${key} ${at}`, means, text: '', group: -1, grain }];
  });
}

function regionsOf({ headings }: PostmortemDocument, rows: readonly TimelineRow[]): Anchors['regions'] {
  const first = rows.filter(({ group }, index) => rows[index - 1]?.group !== group);
  if (first.length < 2) return [];
  const lines = headings.map(({ node }) => spotOf(node).line);
  let next = 0;
  return first.map(({ group, at }) => {
    const { line } = spotOf(at);
    while ((lines[next] ?? Infinity) <= line) next++;
    return { group, from: lines[next - 1] ?? 0, to: lines[next] ?? Infinity };
  });
}
