/** What of a checklist is done, and since when. */
export interface Ticks {
  /** Milliseconds since 1970, of the first tick. */
  readonly since: number;
  /** The items, by their words: an item that was put otherwise has to be looked at again. */
  readonly done: readonly string[];
}

/** What was kept, as far as it can be read and still is on the page. */
export function readTicks(kept: unknown, items: readonly string[]): Ticks | undefined {
  const { since, done } = (typeof kept === 'object' && kept !== null ? kept : {}) as Partial<Record<keyof Ticks, unknown>>;
  if (typeof since !== 'number' || !Array.isArray(done)) return undefined;
  const still = items.filter((item) => done.includes(item));
  return still.length > 0 ? { since, done: still } : undefined;
}

/** After an item was ticked or unticked; undefined when none is left. */
export function withTick(ticks: Ticks | undefined, item: string, isDone: boolean, now: number): Ticks | undefined {
  const others = (ticks?.done ?? []).filter((each) => each !== item);
  const done = isDone ? [...others, item] : others;
  return done.length > 0 ? { since: ticks?.since ?? now, done } : undefined;
}
