import { type Precision, tableTime, utc } from '../../incident/precision.ts';
import { type TimelineRow, timeline as timelineOf } from '../../incident/timeline.ts';
import { NOT_RECORDED } from '../../not-recorded.ts';
import { inline } from '../escape.ts';
import type { Block } from './block.ts';

/** The record in the order things happened; what was written down late says when. */
export const timeline: Block = {
  holds: 'every entry of the record, in the order things happened',
  byHand: true,
  render({ incident, unreadable }) {
    const rows = inOrder(timelineOf(incident.events)).map(({ row: { at, precision, recordedAt, late, kind, text }, wentBack }) => {
      const remarks = bracketed(
        roughly(precision),
        late ? `written down ${utc(recordedAt)}` : undefined,
        wentBack ? 'written after later ones: the clock was put back' : undefined,
      );
      return `| ${tableTime(at, precision)} | ${kind} | ${inline(text)}${remarks} |`;
    });
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

/** A table of times goes by its times: where the clock was put back, a row says that it was written after those below it. */
function inOrder(rows: readonly TimelineRow[]): readonly { readonly row: TimelineRow; readonly wentBack: boolean }[] {
  let latest = Number.NEGATIVE_INFINITY;
  return rows
    .map((row) => {
      const at = Date.parse(row.at);
      const wentBack = at < latest;
      latest = Math.max(latest, at);
      return { row, wentBack };
    })
    .toSorted((a, b) => Date.parse(a.row.at) - Date.parse(b.row.at));
}

/** The mark of what is known to the minute says enough. */
function roughly(precision: Precision | undefined): string | undefined {
  return precision === 'hour' || precision === 'day' ? `known to the ${precision}` : undefined;
}

function bracketed(...remarks: readonly (string | undefined)[]): string {
  const said = remarks.filter((remark) => remark !== undefined);
  return said.length === 0 ? '' : ` (${said.join('; ')})`;
}
