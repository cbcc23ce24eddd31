import type { List, Nodes, Table } from 'mdast';
import { textOf, walk } from '../../knowledge/markdown.ts';
import type { At } from '../../knowledge/report.ts';
import type { PostmortemDocument } from '../document.ts';
import type { ActionItem } from '../schema.ts';
import { partsNamed } from './parts.ts';
import { perDocument } from './per-document.ts';

/** An action item, wherever it is written. */
export interface ListedAction extends Partial<Omit<ActionItem, 'text' | 'status'>> {
  readonly text: string;
  readonly status: ActionItem['status'];
  /** A list tells only what is to be done; owner and day are not looked for in its prose. */
  readonly from: 'front-matter' | 'table' | 'list';
  /** Where one of its fields stands, or the item where it has none. */
  at(field?: keyof ActionItem): At;
}

/** The action items of the front matter; where it has none, those of the section about actions. */
export const actionsOf = perDocument((postmortem: PostmortemDocument): readonly ListedAction[] => {
  const { head, front } = postmortem;
  if (head?.action_items)
    return head.action_items.map((item, index) => ({
      ...item,
      from: 'front-matter',
      at: (field) => front.spot(['action_items', index, ...(field === undefined ? [] : [field])]),
    }));
  const nodes = partsNamed(postmortem, 'actions').flatMap((part) => part.nodes);
  return nodes.flatMap((node) => (node.type === 'table' ? inTable(node) : node.type === 'list' ? inList(node) : []));
});

/** Those that are neither done nor given up. */
export const openActions = (postmortem: PostmortemDocument) => actionsOf(postmortem).filter(({ status }) => status === 'open');

const COLUMNS: readonly (readonly [field: 'text' | 'type' | 'owner' | 'due' | 'link' | 'status' | 'priority', heading: RegExp])[] = [
  ['text', /^(?:action(?: item)?s?|item|task|what|todo)$/i],
  ['type', /^type$/i],
  ['owner', /\b(?:owner|who|assignee|dri)\b/i],
  ['due', /\b(?:due|date|deadline|by when|eta)\b/i],
  ['link', /\b(?:bug|ticket|issue|link|tracker|jira)\b/i],
  ['status', /\b(?:status|state)\b/i],
  ['priority', /^prio/i],
];

function inTable({ children: [head, ...rows] }: Table): ListedAction[] {
  const names = head?.children.map(textOf) ?? [];
  const column = (pattern: RegExp) => names.findIndex((name) => pattern.test(name));
  const places = COLUMNS.map(([field, pattern]) => [field, column(pattern)] as const);
  if (column(COLUMNS[0]?.[1] ?? /^$/) === -1) return [];
  return rows.flatMap((row): ListedAction[] => {
    const cells = new Map(places.flatMap(([field, index]) => (row.children[index] ? [[field, row.children[index]] as const] : [])));
    const read = (field: (typeof COLUMNS)[number][0]) => textOf(cells.get(field) ?? { type: 'text', value: '' });
    if (read('text') === '') return [];
    const known = Object.fromEntries(
      (['type', 'owner', 'due', 'link', 'priority'] as const).flatMap((field) => (blank(read(field)) ? [] : [[field, read(field)]])),
    );
    return [
      {
        ...known,
        text: read('text'),
        status: /\b(?:done|closed|complete[d]?|fixed)\b/i.test(read('status')) ? 'done' : /\bwon.?t\b/i.test(read('status')) ? 'wont-do' : 'open',
        from: 'table',
        at: (field) => {
          const cell = cells.get(field as 'text') ?? cells.get('text');
          return cell?.children[0] ?? cell;
        },
      },
    ];
  });
}

const blank = (text: string) => /^(?:|-|–|—|n\/?a|none|\?+)$/i.test(text.trim());

function inList(list: List): ListedAction[] {
  return list.children.flatMap((item): ListedAction[] => {
    const first = item.children[0];
    if (first?.type !== 'paragraph' || isQuestion(item)) return [];
    return [{ text: textOf(first), status: item.checked ? 'done' : 'open', from: 'list', at: () => first }];
  });
}

const isQuestion = (item: Nodes) => [...walk(item)].some(({ type }) => type === 'blockquote');
