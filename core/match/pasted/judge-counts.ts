import { KINDS } from './count-kinds.ts';
import { type Draft, finding, type Row } from './format.ts';
import { rising } from './judge-figures.ts';
import { shown, sum } from './quantity.ts';

/** So many of something: a line of `sort | uniq -c`, a state count, what `wc -l` gave. */
export interface Counted {
  readonly label: string;
  readonly count: number;
}

/** The most descriptors that a process may have. */
const LIMIT = /ulimit -\w*n|^Max open files/;

/** The first that fits a label has it. */
export const kindOf = (label: string) => KINDS.find((kind) => kind.label.test(label));

export const isCounted = (label: string) => kindOf(label) !== undefined;

/** The sorts of which there are too many. */
export function judgeCounts(rows: readonly Row<Counted>[]): readonly Draft[] {
  const total = sum(rows.map(({ count }) => count));
  const groups = Map.groupBy(rows, ({ label }) => kindOf(label));
  return [...groups].flatMap(([kind, found]) => {
    if (!kind) return [];
    const most = found.reduce((a, b) => (b.count > a.count ? b : a));
    const many = kind.each ? most.count : sum(found.map(({ count }) => count));
    // More than a hundred million of anything is a limit or a number of something else.
    if (many < kind.least || many > 1e8 || many < (kind.share ?? 0) * total) return [];
    return [finding(most.at, `${many} ${kind.noun}${kind.each ? `: ${shown(most.label)}` : ''}`, kind.causes, many >= kind.sure ? 'names' : 'points')];
  });
}

/** What is open, beside what may be. */
export function judgeLimit(rows: readonly Row<Counted>[]): readonly Draft[] {
  const most = rows.find(({ label }) => LIMIT.test(label));
  const open = rows.filter(({ label }) => OPEN.test(label)).at(-1);
  return most && open && open.count >= 0.9 * most.count && open.count <= 1.1 * most.count
    ? [finding(open.at, `${open.count} of ${most.count} descriptors are open`, { 'fd-leak': 0.85, 'connection-leak': 0.4, 'limit-too-low': 0.4 })]
    : [];
}

const OPEN = /\blsof\b|\/fd\b/;

/** What was counted again and again and is more each time. */
export function judgeRises(looks: readonly (readonly Row<Counted>[])[]): readonly Draft[] {
  const seen = looks.flatMap((rows) => rows.map(({ at, label, count }) => ({ at, value: count, name: label })));
  return [...Map.groupBy(seen, ({ name }) => name)].flatMap(([label, found]) => {
    const kind = kindOf(label);
    const rise = kind ? rising(found) : undefined;
    return kind && rise
      ? [finding(rise.at, `${kind.noun} rose from ${rise.first.value} to ${rise.last.value}`, kind.causes, rise.sure ? 'names' : 'points')]
      : [];
  });
}
