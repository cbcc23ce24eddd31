import { type Draft, defineFormat, type Format, finding, type Row } from './format.ts';
import { LINE_RULES, type LineRule, NAME_RULES } from './line-rules.ts';
import type { PastedLines } from './paste.ts';
import { figureIn } from './quantity.ts';

interface Told {
  readonly rule: LineRule;
  readonly value: number;
  /** The figure as it stands there; empty where the line holds none. */
  readonly shown: string;
}

/** Of lines that their author calls a few of many, so many will do. */
const FEW = 5;

/** Lines that say something each for itself, in whatever log or table. */
export const tellingLines = readerOf('telling-lines', LINE_RULES);
export const numberedNames = readerOf('numbered-names', NAME_RULES);

function readerOf(id: string, rules: readonly LineRule[]): Format {
  return defineFormat<Told>({
    id,
    row(line) {
      for (const rule of rules) {
        const found = rule.line.exec(line);
        if (!found) continue;
        const { used = '', rest, most = rest && `${figureIn(used) + figureIn(rest)}`, many = used } = found.groups ?? {};
        return most === undefined
          ? { rule, value: many === '' ? Number.NaN : figureIn(many), shown: many }
          : { rule, value: figureIn(used) / Math.max(1, figureIn(most)), shown: `${used} of ${most}` };
      }
      return undefined;
    },
    judge: (blocks, text) =>
      [
        ...Map.groupBy(
          blocks.flatMap(({ rows }) => rows),
          ({ rule }) => rule,
        ),
      ].map(([rule, found]) => judgeRule(rule, found, text)),
  });
}

function judgeRule(
  { noun, least = 1, upTo = Number.POSITIVE_INFINITY, sure = Number.POSITIVE_INFINITY, needs, causes }: LineRule,
  found: readonly Row<Told>[],
  text: PastedLines,
): Draft | undefined {
  const [first] = found;
  if (!first || Object.keys(causes).length === 0 || (needs && !text.mentions(needs))) return undefined;
  if (first.shown === '') {
    const times = found.length;
    if (times < (text.cut ? Math.min(least, FEW) : least)) return undefined;
    return finding(first.at, `${noun}${times > 1 ? ` ${times} times` : ''}`, causes, times >= sure ? 'names' : 'points');
  }
  const telling = found.filter(({ value }) => value >= least && value <= upTo).sort((a, b) => b.value - a.value)[0];
  return telling && finding(telling.at, `${telling.shown} ${noun}`, causes, telling.value >= sure ? 'names' : 'points');
}
