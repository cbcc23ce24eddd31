import { utc } from '../../incident/measure.ts';
import { timeline as timelineOf } from '../../incident/timeline.ts';
import { inline } from '../escape.ts';
import { NOT_RECORDED } from '../not-recorded.ts';
import type { Block } from './block.ts';

/** The record in the order things happened; what was written down late says when. */
export const timeline: Block = {
  holds: 'every entry of the record, in the order things happened',
  byHand: true,
  render({ incident, unreadable }) {
    const rows = timelineOf(incident.events).map(
      ({ at, recordedAt, late, kind, text }) => `| ${utc(at)} | ${kind} | ${inline(text)}${late ? ` (written down ${utc(recordedAt)})` : ''} |`,
    );
    return [
      'Times are UTC.',
      '',
      '| Time | Kind | What happened |',
      '| --- | --- | --- |',
      ...(rows.length > 0 ? rows : [`| ${NOT_RECORDED} | note | ${NOT_RECORDED} |`]),
      ...(unreadable.length > 0 ? ['', ...unreadable.map((says) => `- Not readable in the record: ${inline(says)}`)] : []),
    ].join('\n');
  },
};
