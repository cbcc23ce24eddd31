import { describe, expect, it } from 'vitest';
import { EXAMPLES } from '../../../../core/match/pasted/examples.ts';
import { readPasted } from '../../../../core/match/pasted/index.ts';
import { LINE_RULES, NAME_RULES } from '../../../../core/match/pasted/line-rules.ts';
import { TABLE_RULES } from '../../../../core/match/pasted/table-rules.ts';

const read = EXAMPLES.flatMap(({ examples }) => examples).map(({ text, cause }) => ({
  lines: text.split('\n'),
  cause,
  says: readPasted(text)
    .findings.map(({ says }) => says)
    .join('\n'),
}));
const speaks = ({ causes }: { readonly causes: object }) => Object.keys(causes).length > 0;

describe('rules of lines', () => {
  const rules = [...LINE_RULES, ...NAME_RULES].filter(speaks).map((rule) => ({ ...rule, source: rule.line.source.slice(0, 60) }));

  it.each(rules)('an example is answered by: $noun ($source)', ({ line, noun }) => {
    expect(read.some(({ lines, says }) => says.includes(noun) && lines.some((each) => line.test(each)))).toBe(true);
  });

  it.each(rules.filter(({ least }) => least !== undefined))('a healthy example has a line of: $noun ($source)', ({ line }) => {
    expect(read.some(({ lines, cause }) => cause === null && lines.some((each) => line.test(each)))).toBe(true);
  });
});

describe('rules of tables', () => {
  const rules = TABLE_RULES.filter(speaks).map((rule) => ({ ...rule, named: rule.columns.join(', ') }));
  const holds = (lines: readonly string[], columns: readonly string[]) =>
    columns.some((pair) =>
      lines.some((line) =>
        pair.split(' ').every((column) =>
          line
            .toLowerCase()
            .replace(/queue name/g, 'queue_name')
            .includes(column),
        ),
      ),
    );

  it.each(rules)('an example is answered by: $noun ($named)', ({ columns, noun }) => {
    expect(read.some(({ lines, says }) => says.includes(noun) && holds(lines, columns))).toBe(true);
  });

  it.each(rules)('a healthy example has the columns: $named', ({ columns }) => {
    expect(read.some(({ lines, cause }) => cause === null && holds(lines, columns))).toBe(true);
  });
});
