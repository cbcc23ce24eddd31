import { formatDuration } from '../../figures.ts';
import { quote } from '../../knowledge/report.ts';
import type { PostmortemDocument } from '../document.ts';
import { type Block, blocksOf } from '../facts/blocks.ts';
import type { Remark } from '../rules/rule.ts';
import { type Anchors, anchorsOf } from './anchors.ts';
import { readClocks, type StatedClock } from './clocks.ts';
import { allows, readDurations } from './durations.ts';
import { groupOf } from './lengths.ts';

const DAY = 86_400;
const JOIN = /^\s*(?:\([^)]{1,12}\)\s*)?(?:(?:UTC|on [A-Z][a-z]+ \d{1,2})\s*)*(?:to|and|until|till|through|[-–—])\s*(?:about |around )?$/;
const LEAD = /\b(?:from|between|duration\**:?\**|outage:|window:|incident:)\s*$/i;

/** A stretch of time given by both of its ends: `from 08:00 to 15:30`. */
interface Span {
  readonly block: Block;
  readonly start: StatedClock;
  readonly end: StatedClock;
}

/** Stretches given by both ends: the length told beside them is recomputed, and trouble is looked for before their start. */
export function contradictedSpans(postmortem: PostmortemDocument): Remark[] {
  const anchors = anchorsOf(postmortem);
  return blocksOf(postmortem).flatMap((block) =>
    spansIn(block).flatMap((span): Remark[] => [
      ...wrongLength(span),
      ...(anchors.hasKinds || !LEAD.test(block.text.slice(0, span.start.from)) ? [] : lateStart(span, anchors, groupOf(block, anchors))),
    ]),
  );
}

function spansIn(block: Block): Span[] {
  const clocks = readClocks(block.text);
  return clocks.flatMap((end, index) => {
    const start = clocks[index - 1];
    return start && end.from - start.to < 40 && JOIN.test(block.text.slice(start.to, end.from)) ? [{ block, start, end }] : [];
  });
}

/** `18:00 to 19:12 (72 minutes)`; spans of more than a day are let pass, as their days are seldom told. */
function wrongLength({ block, start, end }: Span): Remark[] {
  if (start.offset !== end.offset && start.offset !== undefined && end.offset !== undefined) return [];
  const rest = block.text.slice(end.to, end.to + 60);
  const open = /^[^().,;:]{0,24}(?:\(|, (?:for|a total of|i\.e\.|or) )/.exec(rest)?.[0].length;
  if (open === undefined) return [];
  const duration = readDurations(rest).find(({ from }) => from - open >= 0 && from - open <= 12);
  if (!duration || duration.seconds >= DAY || duration.bound === 'up-to' || !/^\s*(?:\)|[.,;]|$|in total|long|total|of )/.test(rest.slice(duration.to)))
    return [];
  const length = (end.clock - start.clock + DAY) % DAY;
  const [low, high] = allows(duration);
  const grain = start.hasSeconds && end.hasSeconds ? 1 : 60;
  if ((length >= low - grain && length <= high + grain) || start.approximate || end.approximate) return [];
  return [
    {
      at: block.at(end.to + duration.from),
      message: `Unexpected ${quote(duration.text)} beside ${start.text} to ${end.text}, expected ${formatDuration(length)}`,
    },
  ];
}

/** In timelines whose rows have no kinds: what the words of a row call trouble, before the stretch is said to begin. */
function lateStart({ block, start }: Span, { rows, byGroup }: Anchors, group: number | undefined): Remark[] {
  const own = group === undefined ? rows : (byGroup.get(group) ?? []);
  const first = own.find(({ clock }) => clock !== undefined && Math.abs(clock - start.clock) <= 60);
  const sign = first && own.find(({ means, seconds }) => means === 'symptom' && seconds < first.seconds - 60 && seconds > first.seconds - 3600);
  if (!sign) return [];
  return [
    {
      at: block.at(start.from),
      message: `Unexpected start at ${quote(start.text)} after ${sign.label} ${quote(sign.text)}, expected it at or before the first sign of trouble`,
    },
  ];
}
