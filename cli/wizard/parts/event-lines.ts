import { describeTarget } from '../../../core/diagnosis/figures.ts';
import { displayName, type IncidentState } from '../../../core/incident/state.ts';
import { textOf } from '../../../core/incident/timeline.ts';
import type { Entry, IncidentEvent } from '../../../core/incident/types.ts';
import { printable } from '../../../core/printable.ts';
import { clock } from './format.ts';
import type { Line } from './lines.tsx';
import { verdictLines } from './verdict-lines.ts';

const SIGNS = { done: '✔ done', skipped: '– skipped', 'not-possible': '✖ not possible' } as const;
const HURT = { yes: 'users are hurt', no: 'users are not hurt', unknown: 'whether users are hurt: unknown' } as const;
const CHANGED = {
  yes: 'something changed since it was healthy',
  no: 'nothing changed since it was healthy',
  unknown: 'what changed since it was healthy: unknown',
} as const;

/** What is said of an entry that a slow disk holds up. */
export const HELD = 'the disk is slow; it follows below once it is saved';

/** What the scrollback keeps of an event, with the incident's clock in front. */
export function eventLines(event: IncidentEvent, record: IncidentState, unsaved: boolean): readonly Line[] {
  const at = record.startedAt === undefined ? 0 : (Date.parse(event.at) - Date.parse(record.startedAt)) / 1000;
  const [first, ...more] = said(event.entry, record);
  if (!first) return [];
  const mark = unsaved ? 'UNSAVED ' : '';
  return [{ ...first, label: clock(at), text: `${mark}${first.text}`, ...(unsaved ? { tone: 'critical' as const } : {}) }, ...more];
}

/** One line in words; also what `saving…` and `UNSAVED` name. */
export function sayEntry(entry: Entry): string {
  switch (entry.kind) {
    case 'opened':
      return `opened: ${printable(entry.title)}${entry.usersHurt === undefined ? '' : `; ${HURT[entry.usersHurt]}`}`;
    case 'changed':
      return entry.what === undefined ? CHANGED[entry.answer] : `changed since it was healthy: ${oneLine(entry.what)}`;
    case 'symptom':
      return `seen: ${oneLine(entry.text)}`;
    case 'process':
      return `process ${printable(entry.name)} (${entry.pid})`;
    case 'diagnosis':
      return `${entry.evidence}: diagnosis of ${printable(describeTarget(entry.diagnosis.target))}`;
    case 'phase':
      return `phase ${printable(entry.phase)}`;
    case 'step':
      return `${SIGNS[entry.state]} ${entry.step} ${printable(entry.title).replace(/\.$/, '')}${entry.reason === undefined ? '' : `: ${oneLine(entry.reason)}`}`;
    case 'note':
      return `note: ${oneLine(entry.text)}`;
    case 'severity':
      return `severity ${entry.severity}`;
    case 'mark':
      return `marked: ${entry.mark}`;
    case 'closed':
      return `closed: ${oneLine(entry.resolution)}`;
    case 'left':
    case 'resumed':
      return entry.kind;
    default:
      return oneLine(textOf(entry));
  }
}

function said(entry: Entry, record: IncidentState): readonly Line[] {
  if (entry.kind === 'opened') return [{ text: `${displayName(record)} ${sayEntry(entry)}` }];
  if (entry.kind === 'diagnosis') return [{ text: sayEntry(entry) }, ...verdictLines(entry.diagnosis)];
  return [{ text: sayEntry(entry) }];
}

function oneLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return printable(lines.length > 1 ? `${lines[0] ?? ''} … (${lines.length} lines)` : (lines[0] ?? '').trim());
}
