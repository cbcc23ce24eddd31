import { type At, quote } from '../../knowledge/report.ts';
import type { PostmortemDocument } from '../document.ts';
import { blocksOf } from '../facts/blocks.ts';
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

/** `11:40:04` in one place and `11:40:40` in another: the same figures in another order. A place that has both knows of it. */
export function swappedFigures(postmortem: PostmortemDocument): Remark[] {
  const byFigures = Map.groupBy(exactClocks(postmortem), ({ stated }) => figuresOf(stated));
  return [...byFigures.values()].flatMap((written): Remark[] => {
    const knows = [...Map.groupBy(written, ({ place }) => place).values()].some((same) => new Set(same.map(({ stated }) => stated.clock)).size > 1);
    const [first, ...others] = knows ? [] : firstsOf(written);
    return others.map(({ stated, at }) => ({
      at,
      message: `Unexpected time ${quote(stated.text)} beside ${quote(first?.stated.text ?? '')}, expected one of the two in both places`,
    }));
  });
}

interface Written {
  readonly stated: StatedClock;
  readonly at: At;
  readonly place: unknown;
}

function exactClocks(postmortem: PostmortemDocument): Written[] {
  const { head, front } = postmortem;
  const inFront = (['title', 'summary'] as const).flatMap((key) =>
    readClocks(head?.[key] ?? '').map((stated) => ({ stated, at: front.spot([key]), place: key })),
  );
  const inBody = blocksOf(postmortem)
    .filter(({ text }) => /\d:\d\d:\d/.test(text))
    .flatMap((block) => readClocks(block.text).map((stated) => ({ stated, at: block.at(stated.from), place: block })));
  return [...inFront, ...inBody].filter(({ stated }) => stated.hasSeconds);
}

/** The minute, and the figures of the seconds in order: what swapped figures have in common. */
const figuresOf = ({ clock }: StatedClock) => `${Math.floor(clock / 60)} ${[...String(clock % 60).padStart(2, '0')].toSorted().join('')}`;

/** The first of each clock, in the order written. */
function firstsOf(written: readonly Written[]): Written[] {
  const seen = new Set<number>();
  return written.filter(({ stated: { clock } }) => !seen.has(clock) && seen.add(clock));
}
