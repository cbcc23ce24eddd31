import { preciseUtc, utc } from '../../incident/precision.ts';
import { isLate } from '../../incident/timeline.ts';
import { inline, lines } from '../escape.ts';
import type { Block } from './block.ts';

/** What people wrote down, whole; one that came late says so. */
export const notes: Block = {
  holds: 'the notes, whole, with when they were written down',
  render({ incident }) {
    const items = incident.notes.map(
      (note) => `- ${inline(preciseUtc(note.at, note.precision))}${isLate(note) ? ` (written down ${utc(note.recordedAt)})` : ''}: ${lines(note.text)}`,
    );
    return items.length === 0 ? undefined : items.join('\n');
  },
};
