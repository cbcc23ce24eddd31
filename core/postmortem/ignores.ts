import type { Html, Nodes, Parents } from 'mdast';
import { nearest } from '../knowledge/nearest.ts';
import { oneOf, quote, type Spot, spotOf } from '../knowledge/report.ts';
import { commentIn, type PostmortemDocument } from './document.ts';
import type { Remark } from './rules/rule.ts';

/** A comment that takes findings away: of the node after it (`ignore`), or from there to `enable` or the end (`disable`). */
export interface Ignore {
  readonly node: Html;
  readonly verb: string;
  readonly rules: readonly string[];
  readonly reason: string;
  readonly from: Spot;
  /** Undefined: to the end of the file. */
  readonly to: Spot | undefined;
}

const VERB = /^postmortem-(ignore|disable|enable)\b\s*([\s\S]*)$/;
const RULE_ID = /^[A-Z]\d\d\b[,:]?\s*/;

/**
 * The comments `postmortem-ignore RULE… reason`, `postmortem-disable RULE… reason` and `postmortem-enable RULE…` of a
 * file. A comment before everything else reaches back over the front matter.
 */
export function ignoresOf({ tree }: Pick<PostmortemDocument, 'tree'>): readonly Ignore[] {
  const found: { -readonly [Key in keyof Ignore]: Ignore[Key] }[] = [];
  for (const { node, parent, index } of nodesIn(tree)) {
    if (node.type !== 'html') continue;
    const [, verb, rest = ''] = VERB.exec(commentIn(node) ?? '') ?? [];
    if (verb === undefined) continue;
    const { rules, reason } = readRules(rest);
    const here = spotOf(node);
    if (verb === 'enable') {
      for (const open of found) if (open.verb === 'disable' && open.to === undefined && rules.some((id) => open.rules.includes(id))) open.to = here;
      continue;
    }
    const isFirst = parent === tree && index === 0;
    const next = parent.children[index + 1];
    const from = isFirst ? { line: 1, column: 1 } : here;
    found.push({ node, verb, rules, reason, from, to: verb === 'disable' ? undefined : (next?.position?.end ?? here) });
  }
  return found;
}

/** What is wrong with the comments themselves: no rule, an unknown one, no reason, or nothing to take away. */
export function checkIgnores(ignores: readonly Ignore[], used: ReadonlySet<Ignore>, known: readonly string[]): Remark[] {
  return ignores.flatMap((ignore): Remark[] => {
    const at = ignore.node;
    const name = `postmortem-${ignore.verb}`;
    if (ignore.rules.length === 0) return [{ at, message: `Unexpected ${name} without a rule, expected one such as ${name} B03 and the reason` }];
    const unknown = ignore.rules.find((id) => !known.includes(id));
    if (unknown !== undefined) return [{ at, message: `Unexpected rule ${quote(unknown)}, expected ${nearest(unknown, known) ?? oneOf(known)}` }];
    if (ignore.reason === '') return [{ at, message: `Unexpected ${name} ${ignore.rules.join(' ')} without a reason, expected the reason after the rule` }];
    if (!used.has(ignore)) return [{ at, message: `Unexpected ${name} ${ignore.rules.join(' ')}, which takes nothing away, expected no such comment` }];
    return [];
  });
}

/** Whether a comment takes away what a rule says at a spot. One without a reason takes nothing away. */
export function takesAway({ rules, reason, from, to }: Ignore, rule: string, at: Spot): boolean {
  return reason !== '' && rules.includes(rule) && !isBefore(at, from) && (to === undefined || !isBefore(to, at));
}

const isBefore = (a: Spot, b: Spot): boolean => a.line < b.line || (a.line === b.line && a.column < b.column);

function readRules(text: string): { rules: string[]; reason: string } {
  const rules: string[] = [];
  let rest = text.trim();
  for (let id = RULE_ID.exec(rest)?.[0]; id !== undefined; id = RULE_ID.exec(rest)?.[0]) {
    rules.push(id.slice(0, 3));
    rest = rest.slice(id.length);
  }
  return { rules, reason: rest.replace(/^[\s–—:-]+/, '').trim() };
}

function* nodesIn(parent: Parents): Generator<{ node: Nodes; parent: Parents; index: number }> {
  for (const [index, node] of parent.children.entries()) {
    yield { node, parent, index };
    if ('children' in node) yield* nodesIn(node);
  }
}
