import type { Table } from 'mdast';
import { formatDuration } from '../../figures.ts';
import { textOf, walk } from '../../knowledge/markdown.ts';
import { type At, quote } from '../../knowledge/report.ts';
import type { PostmortemDocument } from '../document.ts';
import { blocksOf } from '../facts/blocks.ts';
import type { Remark } from '../rules/rule.ts';
import { type Anchor, type Anchors, anchorsOf } from './anchors.ts';
import { readDurations } from './durations.ts';
import { between, contradiction, type Supported } from './pairs.ts';

interface Figure {
  readonly label: RegExp;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** Figures people put into lists and tables, with the kinds of row each is measured between. */
const STATS: readonly Figure[] = [
  { label: /^(?:MTTD|TTD|time to detect(?:ion)?|detection time)$/i, from: ['impact-start', 'fault-introduced'], to: ['detected', 'alerted'] },
  { label: /^(?:MTTA|TTA|time to acknowledge(?:ment)?)$/i, from: ['alerted', 'detected'], to: ['acknowledged'] },
  { label: /^(?:TTI|time to identify|time to identification)$/i, from: ['detected', 'impact-start', 'alerted'], to: ['cause-identified'] },
  { label: /^(?:MTTM|TTM|time to mitigat(?:e|ion))$/i, from: ['detected', 'impact-start', 'alerted', 'declared'], to: ['mitigated', 'impact-end'] },
  {
    label: /^(?:MTTR|TTR|time to (?:recover|recovery|resolve|resolution|repair|restore))$/i,
    from: ['impact-start', 'detected', 'declared', 'alerted', 'fault-introduced'],
    to: ['resolved', 'mitigated', 'impact-end'],
  },
];
const LINE = /^([A-Za-z][A-Za-z ]{1,40}?)\s*(?:\((?:in )?([a-z]+)\))?\s*(?::|=|–|—)\s*(\S[\s\S]*)$/;
const UNKNOWN = /^(?:\?+|unknown|tbd)$/i;

interface Stat {
  readonly at: At;
  readonly label: string;
  readonly unit: string | undefined;
  readonly value: string;
}

/** Figures of lists and tables that no rows of the timeline give, and question marks that they could answer. */
export function contradictedStats(postmortem: PostmortemDocument): Remark[] {
  const anchors = anchorsOf(postmortem);
  return [...inLines(postmortem), ...inTables(postmortem)].flatMap((stat) => {
    const kind = STATS.find(({ label }) => label.test(stat.label));
    return kind ? judge(stat, kind, anchors) : [];
  });
}

function inLines(postmortem: PostmortemDocument): Stat[] {
  return blocksOf(postmortem).flatMap(({ node, text, at }) => {
    const match = node.type === 'paragraph' ? LINE.exec(text.slice(0, 200)) : null;
    return match?.[1] && match[3] ? [{ at: at(text.indexOf(match[3], match[1].length)), label: match[1], unit: match[2], value: match[3].trim() }] : [];
  });
}

function inTables({ tree }: PostmortemDocument): Stat[] {
  const tables = [...walk(tree)].filter((node): node is Table => node.type === 'table');
  return tables.flatMap(({ children }) =>
    children.flatMap(({ children: [name, value] }) => {
      const label = name && /^(.*?)\s*(?:\((?:in )?([a-z]+)\))?$/.exec(textOf(name));
      return label?.[1] && value ? [{ at: value.children[0] ?? value, label: label[1], unit: label[2], value: textOf(value) }] : [];
    }),
  );
}

function judge(stat: Stat, kind: Figure, anchors: Anchors): Remark[] {
  const { at, label, unit, value } = stat;
  const { rows, told, hasKinds } = anchors;
  const are = (kinds: readonly string[]) => [...rows, ...told].filter(({ means }) => means !== undefined && kinds.includes(means));
  const byKind = hasKinds ? between(are(kind.from), are(kind.to)) : [];
  if (UNKNOWN.test(value)) return answerable(at, stat, kind, byKind, anchors);
  const duration = readDurations(`${value}${/^[\d.,]+$/.test(value) && unit ? ` ${unit}` : ''}`)[0];
  // Noticed at once: no two rows have to say so.
  if (!duration || duration.from > 12 || duration.seconds === 0) return [];
  const supported = byKind.length > 0 ? byKind : hasKinds ? [] : anyOf(rows);
  const instead = contradiction(duration, supported, true);
  if (instead === undefined) return [];
  const first = rows[0];
  const implied = !hasKinds && first ? `; ${quote(duration.text)} after ${first.label} there is no row` : '';
  return [{ at, message: `Unexpected ${label} ${quote(duration.text)}, expected what rows of the timeline give, the nearest is ${instead}${implied}` }];
}

/** Without kinds, any two rows may be meant. Only what fits no two of them is wrong. */
function anyOf(rows: readonly Anchor[]): Supported[] {
  return between(rows, rows).filter(({ seconds }) => seconds >= 0);
}

function answerable(at: At, { label, value }: Stat, { to }: Figure, byKind: readonly Supported[], { rows, hasKinds }: Anchors): Remark[] {
  const answer = byKind[0] ?? (hasKinds ? undefined : outerRows(rows, to));
  if (!answer || answer.seconds <= 0) return [];
  const length = `${formatDuration(answer.seconds)}, ${Math.round(answer.seconds / 60)} min`;
  return [{ at, message: `Unexpected ${label} ${quote(value)} although its rows are known, expected ${length} (${answer.says}) or "not recorded"` }];
}

/** Without kinds it is the first row to the last, and to the first whose words speak of detection where that is asked. */
function outerRows(rows: readonly Anchor[], to: readonly string[]): Supported | undefined {
  const asksDetection = to.includes('detected') && rows.length > 2;
  const [first, last] = [rows[0], asksDetection ? rows.find(({ means }) => means !== undefined && to.includes(means)) : rows.at(-1)];
  return first && last ? between([first], [last])[0] : undefined;
}
