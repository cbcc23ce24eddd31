import { type Precision, tableTime, utc } from '../../incident/precision.ts';
import { timeline as timelineOf } from '../../incident/timeline.ts';
import { NOT_RECORDED } from '../../not-recorded.ts';
import { inline } from '../escape.ts';
import type { Block } from './block.ts';

/** The record in the order things happened; what was written down late says when. */
export const timeline: Block = {
  holds: 'every entry of the record, in the order things happened',
  byHand: true,
  render({ incident, unreadable }) {
    const rows = timelineOf(incident.events).map(
      ({ at, precision, recordedAt, late, kind, text }) =>
        `| ${tableTime(at, precision)} | ${kind} | ${inline(text)}${bracketed(roughly(precision), late ? `written down ${utc(recordedAt)}` : undefined)} |`,
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

/** The mark of what is known to the minute says enough. */
function roughly(precision: Precision | undefined): string | undefined {
  return precision === 'hour' || precision === 'day' ? `known to the ${precision}` : undefined;
}

function bracketed(...remarks: readonly (string | undefined)[]): string {
  const said = remarks.filter((remark) => remark !== undefined);
  return said.length === 0 ? '' : ` (${said.join('; ')})`;
}
