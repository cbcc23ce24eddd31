import { utc } from '../../incident/measure.ts';
import { timeline } from '../../incident/timeline.ts';
import { printable } from '../../printable.ts';
import type { Block } from './block.ts';

/** Tickets, dashboards, chats: every address that stands in the record, once each, with when it was first named. */
export const links: Block = {
  holds: 'the addresses that the record names: tickets, dashboards, chats',
  render({ incident }) {
    const first = new Map<string, string>();
    for (const { at, text } of timeline(incident.events))
      for (const [found] of text.matchAll(ADDRESS)) {
        const address = printable(found.replace(TRAILING, ''));
        if (!first.has(address)) first.set(address, at);
      }
    return first.size === 0 ? undefined : [...first].map(([address, at]) => `- <${address}>, named ${utc(at)}`).join('\n');
  },
};

// Nothing that could end the angle brackets it is put into.
const ADDRESS = /https?:\/\/[^\s<>\\"'`|\p{C}]+/gu;
const TRAILING = /[.,;:!?)\]}]+$/;
