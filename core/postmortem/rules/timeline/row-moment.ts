import { quote } from '../../../knowledge/report.ts';
import { NOT_RECORDED } from '../../../not-recorded.ts';
import { partsNamed } from '../../facts/parts.ts';
import { type TimelineRow, timelineOf } from '../../facts/timeline.ts';
import type { PostmortemRule, Remark } from '../rule.ts';
import { timeline } from '../sample.ts';

const EXPECTED = 'a time such as 2026-03-02T10:06:00Z';

export const rowMoment: PostmortemRule = {
  id: 'T01',
  name: 'row-moment',
  layer: 'timeline',
  severity: 'error',
  asks: 'Every row of the timeline is a moment: a date and a time with its offset from UTC, in the row or once for the table, or "not recorded".',
  why: 'A clock without day or zone means another moment to every reader, and nothing can be computed from it.',
  examples: [
    { markdown: timeline(['2026-03-02T10:06:00Z | detected | The alert fires', 'not recorded | note | A customer calls']), finds: [] },
    { markdown: timeline(['10:06 | detected | The alert fires', 'day 2 08:00 | resolved | Rolled back']), finds: [] },
    { markdown: timeline(['10:06 | detected | The alert fires', '11:00 | resolved | Rolled back'], { says: 'In order.' }), finds: ['7:3'] },
    { markdown: timeline(['10:06 PM | detected | The alert fires', 'after lunch | resolved | Rolled back']), finds: ['7:3', '8:3'] },
    { markdown: timeline(['not recorded | detected | The alert fires', 'not recorded | resolved | Rolled back']), finds: ['1:1'] },
    { markdown: '## Timeline\n\nThe alert fired in the morning and the release was rolled back before lunch.\n', finds: ['1:1'] },
  ],
  check(postmortem) {
    const { rows, frame } = timelineOf(postmortem);
    const part = partsNamed(postmortem, 'timeline')[0];
    if (part && !rows.some(({ seconds }) => seconds !== undefined))
      return [{ at: part.node, message: `Unexpected timeline without a single time, expected ${EXPECTED} in its rows` }];
    return [...rows.flatMap(unreadable), ...unplaced(rows, frame.abbreviation !== undefined)];
  },
};

function unreadable({ at, timeText, time, inTable }: TimelineRow): Remark[] {
  if (time === undefined)
    return timeText === NOT_RECORDED || !inTable ? [] : [{ at, message: `Unexpected time ${quote(timeText)}, expected ${EXPECTED} or "${NOT_RECORDED}"` }];
  if (time.halves) return [{ at, message: `Unexpected time ${quote(timeText)} of a 12-hour clock, expected ${EXPECTED}` }];
  return time.wordy ? [{ at, message: `Unexpected date in words in ${quote(timeText)}, expected ${EXPECTED}` }] : [];
}

/** Said once, at the first such row: the line that mends it stands above the table. An abbreviation there has a rule of its own. */
function unplaced(rows: readonly TimelineRow[], abbreviated: boolean): Remark[] {
  const row = rows.find(({ time, dated, zoned }) => time && !time.abbreviation && !time.wordy && !time.halves && !(dated && (zoned || abbreviated)));
  if (!row) return [];
  const lacks = [...(row.dated ? [] : ['a date']), ...(row.zoned || abbreviated ? [] : ['an offset'])].join(' and ');
  return [
    {
      at: row.at,
      message: `Unexpected time ${quote(row.timeText)} without ${lacks}, expected ${EXPECTED}`,
      better: 'Once above the table: "Times are UTC, on 2026-03-02."',
    },
  ];
}
