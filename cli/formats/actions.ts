import { stringify } from 'csv-stringify/sync';
import { renderTable } from '../../core/page/table.ts';
import type { Piece } from '../../core/page/wrap.ts';
import type { ListedAction } from '../../core/postmortem/actions.ts';
import { printable } from '../../core/printable.ts';
import type { Style } from './style.ts';

/** The action items as a table for a terminal, and under it what does not fit into one. */
export function renderActions(actions: readonly ListedAction[], width: number, style: Style): string {
  const head = ['Due', 'Owner', 'Type', 'What', 'From'].map((text) => cell(text));
  const rows = actions.map((action): Piece[][] => [
    due(action, style),
    cell(action.owner ?? 'nobody'),
    cell([action.type, action.priority].filter((each) => each !== undefined).join(' ') || '-'),
    cell(describe(action)),
    cell(`${action.postmortem} ${action.id}`),
  ]);
  return `${renderTable([head, ...rows], width, style).join('\n')}\n`;
}

function due({ due: day, overdueDays: late }: ListedAction, style: Style): Piece[] {
  if (late === undefined) return cell(day ?? 'no day');
  return [...cell(`${day}, `), { text: `${late} day${late === 1 ? '' : 's'} overdue`, look: style.critical }];
}

function describe({ text, status, reason, link, verify, addresses, sameAs }: ListedAction): string {
  return [
    `${status === 'open' ? '' : `${status}: `}${text}`,
    ...(reason === undefined ? [] : [`reason: ${reason}`]),
    ...(verify === undefined ? [] : [`done when: ${verify}`]),
    ...(addresses === undefined ? [] : [`addresses ${addresses.join(', ')}`]),
    ...(sameAs === undefined ? [] : [`asked for again in ${sameAs.join(', ')}`]),
    ...(link === undefined ? [] : [link]),
  ].join('; ');
}

const cell = (text: string): Piece[] => [{ text: printable(text), look: (shown) => shown }];

const COLUMNS = [
  'due',
  'overdueDays',
  'status',
  'owner',
  'type',
  'priority',
  'text',
  'link',
  'addresses',
  'verify',
  'reason',
  'postmortem',
  'severity',
  'id',
  'file',
  'sameAs',
] as const;

/** The same for a spreadsheet. A cell that would be a formula there begins with an apostrophe. */
export function actionsCsv(actions: readonly ListedAction[]): string {
  const rows = actions.map((action) =>
    COLUMNS.map((column) => {
      const value = action[column];
      return value === undefined ? '' : printable(Array.isArray(value) ? value.join(' ') : String(value));
    }),
  );
  return stringify([COLUMNS.slice(), ...rows], { escape_formulas: true });
}
