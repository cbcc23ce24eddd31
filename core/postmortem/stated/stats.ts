import type { Table } from 'mdast';
import { formatDuration } from '../../figures.ts';
import { textOf, walk } from '../../knowledge/markdown.ts';
import { type At, quote } from '../../knowledge/report.ts';
import type { PostmortemDocument } from '../document.ts';
import { blocksOf } from '../facts/blocks.ts';
import type { Remark } from '../rules/rule.ts';
import { type Anchor, type Anchors, anchorsOf, MOST_ROWS } from './anchors.ts';
import { readDurations } from './durations.ts';
import { between, contradiction, type Supported } from './pairs.ts';

/** Figures people put into lists and tables, with the kinds of row each is measured between. */
const STATS: readonly { readonly label: RegExp; readonly from: readonly string[]; readonly to: readonly string[] }[] = [
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
const UNKNOWN = /^(?:\?+|unknown|n\/?a|tbd|-|–|—)$/i;

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

function judge({ at, label, unit, value }: Stat, { from, to }: (typeof STATS)[number], { rows, told, hasKinds }: Anchors): Remark[] {
  const are = (kinds: readonly string[]) => [...rows, ...told].filter(({ means }) => means !== undefined && kinds.includes(means));
  const byKind = hasKinds ? between(are(from), are(to)) : [];
  if (UNKNOWN.test(value)) return answerable(at, label, value, byKind, rows, hasKinds);
  const duration = readDurations(`${value}${/^[\d.,]+$/.test(value) && unit ? ` ${unit}` : ''}`)[0];
  if (!duration || duration.from > 12) return [];
  const supported = byKind.length > 0 ? byKind : hasKinds ? [] : anyOf(rows);
  const instead = contradiction(duration, supported, true);
  if (instead === undefined) return [];
  const first = rows[0];
  const implied = !hasKinds && first ? `; ${quote(duration.text)} after ${first.label} there is no row` : '';
  return [{ at, message: `Unexpected ${label} ${quote(duration.text)}, expected what rows of the timeline give, the nearest is ${instead}${implied}` }];
}

/** Without kinds, any two rows may be meant. Only what fits no two of them is wrong. */
function anyOf(rows: readonly Anchor[]): Supported[] {
  return rows.length > MOST_ROWS ? [] : between(rows, rows).filter(({ seconds }) => seconds >= 0);
}

function answerable(at: At, label: string, value: string, byKind: readonly Supported[], rows: readonly Anchor[], hasKinds: boolean): Remark[] {
  const [first, last] = [rows[0], rows.at(-1)];
  const answer = byKind[0] ?? (!hasKinds && first && last && rows.length > 1 ? between([first], [last])[0] : undefined);
  if (!answer || answer.seconds <= 0) return [];
  const length = `${formatDuration(answer.seconds)}, ${Math.round(answer.seconds / 60)} min`;
  return [{ at, message: `Unexpected ${label} ${quote(value)} although two rows are known, expected ${length} (${answer.says}) or "not recorded"` }];
}
