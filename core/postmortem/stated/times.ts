import { quote } from '../../knowledge/report.ts';
import type { PostmortemDocument } from '../document.ts';
import { type Block, blocksOf } from '../facts/blocks.ts';
import type { Remark } from '../rules/rule.ts';
import { type Anchor, anchorsOf } from './anchors.ts';
import { readClocks, type StatedClock } from './clocks.ts';
import { meaningAt } from './scope.ts';

const DAY = 86_400;
const SLACK = 90;
const ABOUT = 20 * 60;
const VERB =
  /\b(?:outage|incident|impact|disruption|degradation|errors?|service|downtime|it)\b[^.;]{0,40}\b(?:start(?:ed|s)|began|begins|ended|ends|(?:was|were) (?:detected|noticed|resolved|restored|mitigated)|recovered|(?:from|since|until))\s*(?:at|from|on)?\s*$/i;
const HABIT = /\b(?:daily|every|each|nightly|cron|scheduled|usual(?:ly)?|peak|would|should|if|next|previous|earlier)\b/i;
const TOLD = ['summary', 'impact'];

/** Times of day told in the summary and the impact that no row of the timeline has. */
export function unknownTimes(postmortem: PostmortemDocument): Remark[] {
  const { rows, told } = anchorsOf(postmortem);
  const known = [...rows, ...told].filter(({ clock }) => clock !== undefined);
  if (rows.filter(({ clock }) => clock !== undefined).length < 2) return [];
  const clocks = Float64Array.from(known.flatMap((anchor) => [anchor.clock ?? 0, ((anchor.seconds % DAY) + DAY) % DAY])).sort();
  return blocksOf(postmortem)
    .filter((block) => /\d:\d/.test(block.text) && TOLD.includes(meaningAt(postmortem, block) ?? ''))
    .flatMap((block) =>
      readClocks(block.text).flatMap((stated) => {
        const sentence =
          block.text
            .slice(Math.max(0, stated.from - 120), stated.from)
            .split(/[.!?;]\s/)
            .at(-1) ?? '';
        if (stated.abbreviation !== undefined || HABIT.test(sentence) || !VERB.test(sentence.replace(/\b(?:about|around|at)\s*$/i, 'at '))) return [];
        if (isNear(clocks, stated)) return [];
        return [
          {
            at: block.at(stated.from),
            message: `Unexpected time ${quote(stated.text)}, which no row of the timeline has, expected ${nearestTo(known, stated)}`,
          },
        ];
      }),
    );
}

function isNear(clocks: Float64Array, { clock, offset = 0, approximate }: StatedClock): boolean {
  const slack = approximate ? ABOUT : SLACK;
  const wanted = (clock - offset * 60 + 2 * DAY) % DAY;
  let [low, high] = [0, clocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((clocks[middle] ?? 0) < wanted - slack) low = middle + 1;
    else high = middle;
  }
  return (clocks[low] ?? Infinity) <= wanted + slack;
}

function nearestTo(known: readonly Anchor[], { clock }: StatedClock): string {
  const distance = (anchor: Anchor) => Math.abs((anchor.clock ?? 0) - clock);
  const nearest = known.reduce((best, each) => (distance(each) < distance(best) ? each : best));
  return `a time of it; the nearest is ${nearest.label}`;
}

/** `11:40:04` in one place and `11:40:40` in another: the same figures in another order. */
export function swappedFigures(postmortem: PostmortemDocument): Remark[] {
  const { head, front } = postmortem;
  const inFront = (['title', 'summary'] as const).flatMap((key) =>
    readClocks(head?.[key] ?? '').map((stated) => ({ stated, at: front.spot([key]), place: key as unknown })),
  );
  const inBody = blocksOf(postmortem).flatMap((block: Block) =>
    /\d:\d\d:\d/.test(block.text) ? readClocks(block.text).map((stated) => ({ stated, at: block.at(stated.from), place: block as unknown })) : [],
  );
  const written = [...inFront, ...inBody].filter(({ stated }) => stated.hasSeconds);
  const first = new Map<string, { text: string; clock: number; place: unknown }>();
  const seen = new Set<number>();
  return written.flatMap(({ stated: { clock, text }, at, place }): Remark[] => {
    const figures = text.slice(0, text.indexOf(':')) + [...text.replace(/\D/g, '').slice(-4)].toSorted().join('');
    const minute = `${Math.floor(clock / 60)} ${figures}`;
    const other = first.get(minute);
    if (!other) first.set(minute, { text, clock, place });
    // Both in one sentence: whoever wrote it knows.
    if (!other || other.clock === clock || other.place === place || seen.has(clock)) return [];
    seen.add(clock);
    return [{ at, message: `Unexpected time ${quote(text)} beside ${quote(other.text)}, expected one of the two in both places` }];
  });
}
