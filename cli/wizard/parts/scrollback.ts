import type { IncidentEvent } from '../../../core/incident/types.ts';
import type { Aside, State } from '../state.ts';

export type Item = { readonly event: IncidentEvent } | { readonly aside: Aside } | 'end';

/** All that stands in the scrollback, in the order it came there: what is there stays where it is. */
export function scrollback({ record, printed, asides, screen }: State): readonly Item[] {
  const items: Item[] = [];
  let shown = 0;
  const eventsTo = (count: number): void => {
    items.push(...record.events.slice(shown, count).map((event) => ({ event })));
    shown = Math.max(shown, count);
  };
  for (const aside of asides) {
    eventsTo(aside.after);
    items.push({ aside });
  }
  eventsTo(printed);
  return screen === 'gone' ? [...items, 'end'] : items;
}
