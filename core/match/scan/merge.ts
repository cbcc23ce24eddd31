import type { SignatureTally } from '../types.ts';
import { countOfKind } from './kind-counts.ts';
import type { Signature } from './signatures.ts';
import { type Count, type Kind, MOST_MATCHES, type Spot } from './tally.ts';

/** What several threads counted of one text, as if one had; `linesBefore` are those of all stretches before one. */
export function mergeCounts(signatures: readonly Signature[], counts: readonly Count[], linesBefore: readonly number[]): readonly SignatureTally[] {
  const lineOf = ({ stretch, line }: Spot) => (linesBefore[stretch] ?? 0) + line;
  const inOrder = counts.toSorted((a, b) => a.signature - b.signature || (a.certainty < b.certainty ? -1 : 1));
  const same = Map.groupBy(inOrder, ({ signature, certainty }) => `${signature} ${certainty}`);
  return [...same.values()]
    .flatMap((some) => {
      const [{ signature: index, certainty } = { signature: -1, certainty: 'points' as const }] = some;
      const signature = signatures[index];
      if (!signature) return [];
      const matches = mergeKinds(some).map((kind) => ({ line: lineOf(kind), text: kind.text, signature: signature.text, count: kind.count }));
      const lines = some.reduce((sum, count) => sum + count.lines, 0);
      return [{ signature, certainty, lines, first: Math.min(...some.map(({ first }) => lineOf(first))), matches }];
    })
    .sort((a, b) => a.first - b.first);
}

/** Each thread reads its stretches in order, so the first kinds of line of all are among the first of each. */
function mergeKinds(counts: readonly Count[]): readonly (Kind & { readonly count: number })[] {
  const firsts = new Map<number, Kind>();
  for (const kind of counts.flatMap(({ kinds }) => kinds)) {
    const before = firsts.get(kind.key);
    if (!before || isBefore(kind, before)) firsts.set(kind.key, kind);
  }
  return [...firsts.values()]
    .sort((a, b) => (isBefore(a, b) ? -1 : 1))
    .slice(0, MOST_MATCHES)
    .map((kind) => ({ ...kind, count: counts.reduce((sum, count) => sum + countOfKind(count.counts, kind.key), 0) }));
}

const isBefore = (a: Spot, b: Spot): boolean => a.stretch < b.stretch || (a.stretch === b.stretch && a.line < b.line);
