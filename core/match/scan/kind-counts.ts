/** Kinds of line that are told apart: those that are shown, and more for what another thread shows of them. */
const MOST_KINDS = 64;
/** Places for them; half stay free, so that a kind that is not there is soon known not to be. */
const PLACES = 128;

/**
 * How often each kind of line came, for the kinds that came first; plain data. As a Map for each message it would not fit into the
 * processor's cache, which costs more than all the rest.
 */
export interface KindCounts {
  readonly keys: Int32Array;
  /** 0 where the place is free. */
  readonly counts: Uint32Array;
  kinds: number;
}

export function noKinds(): KindCounts {
  return { keys: new Int32Array(PLACES), counts: new Uint32Array(PLACES), kinds: 0 };
}

/** Counts a line of a kind; true when it is the first. */
export function countKind(all: KindCounts, key: number): boolean {
  const place = placeOf(all, key);
  const before = all.counts[place] as number;
  if (before === 0 && all.kinds === MOST_KINDS) return false;
  all.keys[place] = key;
  all.counts[place] = before + 1;
  if (before === 0) all.kinds++;
  return before === 0;
}

/** How often a kind came. */
export function countOfKind(all: KindCounts, key: number): number {
  return all.counts[placeOf(all, key)] ?? 0;
}

/** Where the kind is, or the free place where it would be. */
function placeOf({ keys, counts }: KindCounts, key: number): number {
  let place = key & (PLACES - 1);
  while (counts[place] !== 0 && keys[place] !== key) place = (place + 1) & (PLACES - 1);
  return place;
}
