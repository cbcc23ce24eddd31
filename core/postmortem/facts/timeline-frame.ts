import type { Nodes } from 'mdast';
import { type At, spotOf } from '../../knowledge/report.ts';
import type { PostmortemDocument } from '../document.ts';
import { blocksIn } from './blocks.ts';
import type { Part } from './parts.ts';
import { offsetOf, ZONE_ABBREVIATIONS } from './row-time.ts';

/** What a timeline says about all of its rows: `All times are PDT (UTC−7), on 2011-04-21`. */
export interface TimelineFrame {
  readonly offset?: number;
  readonly zone?: string;
  readonly abbreviation?: string;
  /** `YYYY-MM-DD` */
  readonly date?: string;
  /** Where the zone is named. */
  readonly at?: At;
}

const SAYS = /\b(?:times?|time ?zone)\b/i;
const OFFSET = /\b(?:UTC|GMT) ?([+−-])(\d{1,2})(?::?(\d{2}))?/;
const IANA = /\b((?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/[A-Z][A-Za-z_/+-]+)/;
const ABBREVIATION = new RegExp(`\\b(${ZONE_ABBREVIATIONS})\\b`);

/** Reads the sentences and the head of the table; where the day is not said, it is that of `start_time`. */
export function readFrame(parts: readonly Part[], { head }: PostmortemDocument): TimelineFrame {
  for (const text of parts.flatMap(({ node, nodes }) => sentences([node, ...nodes]))) {
    const zone = zoneIn(text.text);
    const date = /\bon (\d{4}-\d{2}-\d{2})\b/.exec(text.text)?.[1];
    if (zone) return { ...zone, date: date ?? dayIn(head?.start_time, zone.offset), at: text.at } as TimelineFrame;
  }
  return head?.start_time === undefined ? {} : ({ date: dayIn(head.start_time, undefined) } as TimelineFrame);
}

function sentences(nodes: readonly Nodes[]): { text: string; at: At }[] {
  return nodes.flatMap((node) => {
    const words = node.type === 'table' ? blocksIn(node.children.slice(0, 1)) : node.type === 'paragraph' || node.type === 'heading' ? blocksIn([node]) : [];
    return words.filter(({ text }) => SAYS.test(text) && text.length < 300).map(({ text, at }) => ({ text, at: spotOf(at(0)) }));
  });
}

function zoneIn(text: string): Pick<TimelineFrame, 'offset' | 'zone' | 'abbreviation'> | undefined {
  const offset = OFFSET.exec(text);
  if (offset?.[1]) return { offset: offsetOf(offset[1], offset[2], offset[3]) };
  const zone = IANA.exec(text)?.[1];
  if (zone) return { zone };
  const abbreviation = ABBREVIATION.exec(text)?.[1];
  if (/\b(?:UTC|GMT)\b|\bZulu\b/.test(text)) return { offset: 0 };
  return abbreviation ? { abbreviation } : undefined;
}

/** The day a moment has at an offset. */
function dayIn(moment: string | undefined, offset: number | undefined): string | undefined {
  if (moment === undefined) return undefined;
  if (offset === undefined) return moment.slice(0, 10);
  return new Date(Date.parse(moment) + offset * 60_000).toISOString().slice(0, 10);
}
