import { timelineOf } from '../../facts/timeline.ts';
import type { PostmortemRule } from '../rule.ts';
import { timeline } from '../sample.ts';

export const zoneAbbreviation: PostmortemRule = {
  id: 'T04',
  name: 'zone-abbreviation',
  layer: 'timeline',
  severity: 'error',
  asks: 'Zones of the timeline are UTC or offsets from it, not abbreviations.',
  why: 'CST is three zones on two continents, IST is three as well, and BST is an hour away from what many read.',
  examples: [
    { markdown: timeline(['2026-03-02T11:38:00-06:00 | detected | The alert fires']), finds: [] },
    { markdown: timeline(['11:38 | detected | The alert fires'], { says: 'Times are CST (UTC−6), on 2026-03-02.' }), finds: [] },
    { markdown: timeline(['2026-03-02 11:38 CST | detected | The alert fires']), finds: ['7:3'] },
    { markdown: timeline(['2026-03-02 11:38 | detected | The alert fires'], { says: 'All times in CET.' }), finds: ['3:1'] },
  ],
  check(postmortem) {
    const { frame, rows } = timelineOf(postmortem);
    const of = (abbreviation: string) => `Unexpected zone "${abbreviation}", which can mean several offsets, expected UTC or an offset such as −06:00`;
    return [
      ...(frame.abbreviation === undefined ? [] : [{ at: frame.at, message: of(frame.abbreviation) }]),
      ...rows.flatMap(({ at, time }) => (time?.abbreviation === undefined || time.offset !== undefined ? [] : [{ at, message: of(time.abbreviation) }])),
    ];
  },
};
