import { EXPLAINS } from './evaluate.ts';
import { EXPLANATIONS, type Explanation } from './explains.ts';
import type { SeriesTable } from './series.ts';
import { isFirm } from './standing.ts';
import type { Verdict } from './types.ts';

/**
 * Puts what a cause brings about under it: such a verdict is no answer of its own, and its first figure stands among the
 * evidence of the cause. Only a cause that is confirmed or likely explains anything.
 */
export function putUnderCauses(verdicts: readonly Verdict[], table: SeriesTable): readonly Verdict[] {
  const standing = verdicts.filter(({ status }) => status !== 'refuted');
  const links = EXPLANATIONS.filter((link) => holds(link, standing, table));
  const explained = new Set(links.map(({ explains }) => explains));
  return verdicts
    .filter(({ cause, status }) => status === 'refuted' || !explained.has(cause))
    .map((verdict) => {
      const consequences = reach(verdict.cause, links);
      if (consequences.length === 0) return verdict;
      const figures = consequences.flatMap((cause) => standing.find((each) => each.cause === cause)?.evidence[0] ?? []);
      const fresh = figures.filter(({ reading }) => !verdict.evidence.some((each) => each.reading === reading));
      return { ...verdict, evidence: [...verdict.evidence, ...fresh], consequences };
    });
}

function holds({ cause, explains, by }: Explanation, standing: readonly Verdict[], table: SeriesTable): boolean {
  const from = standing.find((verdict) => verdict.cause === cause);
  if (!from || !isFirm(from) || !standing.some((verdict) => verdict.cause === explains)) return false;
  if (!by) return true;
  const [child, parent] = [growthOf(by.child, table), growthOf(by.parent, table)];
  return child !== undefined && parent !== undefined && by.each * child >= EXPLAINS * parent;
}

/** Per second, of a series that grows. */
function growthOf(id: NonNullable<Explanation['by']>['child'], table: SeriesTable): number | undefined {
  const trend = table.get(id)?.trend;
  return trend?.verdict === 'growing' ? trend.slope : undefined;
}

/** All that follows from a cause, over any number of steps, nearest first. */
function reach(cause: string, links: readonly Explanation[]): readonly string[] {
  const found: string[] = [];
  const open = [cause];
  for (let from = open.shift(); from !== undefined; from = open.shift()) {
    for (const { cause: by, explains } of links) {
      if (by !== from || explains === cause || found.includes(explains)) continue;
      found.push(explains);
      open.push(explains);
    }
  }
  return found;
}
