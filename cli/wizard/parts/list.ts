/** The stretch of a list that is drawn, so that the chosen line is always in it. */
export function windowOf<Item>(items: readonly Item[], cursor: number, height: number): { readonly from: number; readonly items: readonly Item[] } {
  const room = Math.max(1, height);
  const from = Math.min(Math.max(0, cursor - Math.floor(room / 2)), Math.max(0, items.length - room));
  return { from, items: items.slice(from, from + room) };
}

/** Up and down through a list, stopping at its ends; undefined when the key is no movement. */
export function moved(cursor: number, press: string, length: number, page = 8): number | undefined {
  const by = { up: -1, down: 1, 'page-up': -page, 'page-down': page }[press];
  return by === undefined ? undefined : Math.min(Math.max(0, length - 1), Math.max(0, cursor + by));
}
