import { formatDuration } from '../../figures.ts';
import type { Anchor } from './anchors.ts';
import { allows, type StatedDuration } from './durations.ts';

/** A length of time that the postmortem supports, and between what. */
export interface Supported {
  readonly seconds: number;
  readonly says: string;
  readonly grain: number;
}

/** So many pairs are compared. Where there are more, some pair fits any length, and comparing would say nothing. */
const MOST_PAIRS = 10_000;

/** The lengths between anchors of two kinds, of the same group. Front matter belongs to every group. */
export function between(from: readonly Anchor[], to: readonly Anchor[]): Supported[] {
  if (from.length * to.length > MOST_PAIRS) return [];
  return from.flatMap((start) =>
    to.flatMap((end): Supported[] => {
      if (start === end || (start.group !== end.group && start.group !== -1 && end.group !== -1)) return [];
      return [{ seconds: end.seconds - start.seconds, says: `${start.label} → ${end.label}`, grain: Math.max(start.grain, end.grain) }];
    }),
  );
}

/** What is said instead when nothing supports a stated length: the nearest that does; undefined when something supports it. */
export function contradiction(stated: StatedDuration, supported: readonly Supported[], strict = false): string | undefined {
  const [low, high] = allows(stated, strict);
  let nearest: Supported | undefined;
  for (const each of supported) {
    const seconds = Math.abs(each.seconds);
    if (seconds >= low - each.grain && seconds <= high + each.grain) return undefined;
    if (!nearest || Math.abs(seconds - stated.seconds) < Math.abs(Math.abs(nearest.seconds) - stated.seconds)) nearest = each;
  }
  return nearest && `${formatDuration(Math.abs(nearest.seconds))} (${nearest.says})`;
}
