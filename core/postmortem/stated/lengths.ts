import { quote, spotOf } from '../../knowledge/report.ts';
import type { PostmortemDocument } from '../document.ts';
import { type Block, blocksOf } from '../facts/blocks.ts';
import type { Remark } from '../rules/rule.ts';
import { type Anchor, type Anchors, anchorsOf } from './anchors.ts';
import { type Claim, type Claimed, readClaims } from './claims.ts';
import { between, contradiction, type Supported } from './pairs.ts';
import { isAboutThis } from './scope.ts';

const STARTS = ['impact-start', 'symptom', 'alerted', 'detected', 'declared'];
/** What came before it hurt is a start only where nobody said when it began to hurt. */
const BEFORE = ['change', 'fault-introduced'];
const ENDS = ['impact-end', 'mitigated', 'resolved'];
const NOTICED = ['alerted', 'detected'];
const NAMES: Readonly<Record<Claimed, string>> = {
  impact: 'as length of the impact',
  total: 'as sum of all stretches',
  detection: 'until detection',
  identification: 'until the cause was known',
  rollback: 'until the rollback',
  repair: 'until the repair',
};

/** Lengths of time in prose that the timeline contradicts. Where it has nothing to compare with, nothing is said. */
export function contradictedLengths(postmortem: PostmortemDocument): Remark[] {
  const anchors = anchorsOf(postmortem);
  const known = new Map<string, readonly Supported[]>();
  const support = (claim: Claim) => {
    const group = groupOf(claim.block, anchors);
    const key = `${claim.claimed} ${group} ${claim.duration.bound === 'under'}`;
    const found = known.get(key) ?? supportFor(claim, group, anchors);
    known.set(key, found);
    return found;
  };
  return blocksOf(postmortem)
    .filter((block) => /\d|\b(?:an? |half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)/i.test(block.text) && isAboutThis(postmortem, block))
    .flatMap(readClaims)
    .flatMap((claim): Remark[] => {
      const instead = contradiction(claim.duration, support(claim));
      if (instead === undefined) return [];
      const { duration, block, claimed } = claim;
      const stated = block.text
        .slice(Math.max(0, duration.from - (duration.bound === 'exact' ? 0 : 24)), duration.to)
        .replace(/^.*?(?=\b(?:over|about|more|less|within|under|around|nearly|almost|at least)\b)/i, '');
      return [{ at: block.at(duration.from), message: `Unexpected ${quote(stated)} ${NAMES[claimed]}, expected what the timeline gives: ${instead}` }];
    });
}

function supportFor({ claimed, duration }: Claim, group: number | undefined, anchors: Anchors): readonly Supported[] {
  const rows = group === undefined ? anchors.rows : (anchors.byGroup.get(group) ?? []);
  const all = [...rows, ...anchors.told];
  const are = (...kinds: string[]) => all.filter(({ means }) => means !== undefined && kinds.includes(means));
  const before = are('impact-start').length > 0 ? [] : are(...BEFORE);
  const firsts = anchors.hasKinds ? [] : firstOf(rows);
  const lasts = anchors.hasKinds ? [] : lastOf(rows);
  switch (claimed) {
    case 'total':
      return totals(anchors);
    case 'impact':
      return [...between([...are(...STARTS), ...before, ...firsts], [...are(...ENDS), ...lasts]), ...(group === undefined ? totals(anchors) : [])];
    case 'detection':
      return between([...are('impact-start', 'fault-introduced'), ...before, ...firsts], anchors.hasKinds ? are(...NOTICED) : firstOf(are(...NOTICED)));
    case 'identification':
      return between(all, are('cause-identified'));
    case 'repair':
      return between(all, are(...ENDS));
    case 'rollback': {
      const undone = rows.filter(({ text }) => /\broll(?:ed|ing|s)?[- ]?backs?\b|\brevert/i.test(text));
      const changes = rows.filter(({ means, text }) => means === 'change' && !undone.some((row) => row.text === text));
      return between(changes.length > 0 && duration.bound === 'under' ? changes : all, undone).filter(({ seconds }) => seconds > 0);
    }
  }
}

/** Sums: of the stretches in the front matter, of the incidents told one by one, and from the very first to the very last. */
function totals({ rows, intervals, told }: Anchors): Supported[] {
  const spans = [...Map.groupBy(rows, ({ group }) => group).values()].map((group) => extent(group));
  const sum = (lengths: readonly number[]) => lengths.reduce((total, each) => total + each, 0);
  const pairs = stretches(rows);
  const all = rows.length > 0 ? rows : told;
  return [
    ...(intervals.length > 0 ? [{ seconds: sum(intervals), says: `sum of ${intervals.length} intervals`, grain: 60 * intervals.length }] : []),
    ...(spans.length > 1
      ? [{ seconds: sum(spans), says: `sum of ${spans.length} timelines, each from its first to its last row`, grain: 60 * spans.length }]
      : []),
    ...(pairs.length > 0 ? [{ seconds: sum(pairs), says: `sum of ${pairs.length} stretches from impact-start to impact-end`, grain: 60 * pairs.length }] : []),
    ...(spans.length === 1 && pairs.length < 2 && intervals.length < 2 && all.length > 1
      ? [{ seconds: extent(all), says: 'first to last row', grain: 60 }]
      : []),
  ];
}

/** Each start of impact with the end that follows it. */
function stretches(rows: readonly Anchor[]): number[] {
  let start: number | undefined;
  return rows.flatMap(({ means, seconds }) => {
    if (means === 'impact-start') start ??= seconds;
    if (means !== 'impact-end' || start === undefined) return [];
    const length = seconds - start;
    start = undefined;
    return [length];
  });
}

function extent(rows: readonly Anchor[]): number {
  let [low, high] = [Infinity, -Infinity];
  for (const { seconds } of rows) [low, high] = [Math.min(low, seconds), Math.max(high, seconds)];
  return high - low;
}

const firstOf = (rows: readonly Anchor[]) => rows.filter(({ group }, index) => rows[index - 1]?.group !== group);
const lastOf = (rows: readonly Anchor[]) => rows.filter(({ group }, index) => rows[index + 1]?.group !== group);

/** The incident of several that a block stands under. */
export function groupOf({ at }: Block, { regions }: Anchors): number | undefined {
  if (regions.length === 0) return undefined;
  const { line } = spotOf(at(0));
  let [low, high] = [0, regions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((regions[middle]?.from ?? Infinity) <= line) low = middle + 1;
    else high = middle;
  }
  const region = regions[low - 1];
  return region && line < region.to ? region.group : undefined;
}
