import { describe, expect, test } from 'vitest';
import { parseSentences } from '../../scripts/eval-rules/items.ts';
import { BASELINES, stanch } from '../../scripts/eval-rules/judges.ts';
import { judge, scoreRule, scoreSentences } from '../../scripts/eval-rules/measure.ts';
import { BARS, readSet, SETS, type SetName } from '../../scripts/eval-rules/sets.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const sets = Object.fromEntries((Object.keys(SETS) as SetName[]).map((name) => [name, readSet(ROOT, name)])) as Record<SetName, ReturnType<typeof readSet>>;

describe('the labelled sentences', () => {
  test('of our own are at least 150 that blame and 150 that do not, each once over all sets', () => {
    const own = [...sets.development, ...sets['held-out']];
    expect(own.filter(({ rules }) => rules.length > 0).length).toBeGreaterThanOrEqual(150);
    expect(own.filter(({ rules }) => rules.length === 0).length).toBeGreaterThanOrEqual(150);
    const texts = Object.values(sets).flatMap((items) => items.map(({ text }) => text));
    expect(texts.length - new Set(texts).size).toBe(0);
  });

  test.each<[string, string, RegExp]>([
    ['an unknown section', '{"id":"a","text":"x","section":"sumary","rules":[]}', /^line 1: Unexpected/],
    ['an id given twice', `${'{"id":"a","text":"x","section":"summary","rules":[]}\n'.repeat(2)}`, /second item of one id/],
  ])('with %s are refused', (_, text, expected) => {
    expect(() => parseSentences(text)).toThrow(expected);
  });
});

describe('at error level', () => {
  test.each(BARS.sets)('the rules reach the bars on the set %s', (name) => {
    const { precision, recall } = scoreSentences(judge(sets[name], stanch));
    expect(precision).toBeGreaterThanOrEqual(BARS.precision);
    expect(recall).toBeGreaterThanOrEqual(BARS.recall);
  });

  test.each(['B01', 'B02', 'B03', 'B04', 'B05'])('%s finds nine of ten sentences of its own kind', (rule) => {
    const all = Object.values(sets).flatMap((items) => judge(items, stanch));
    expect(scoreRule(all, rule).recall).toBeGreaterThanOrEqual(0.9);
  });

  test('other tools for wording find fewer, and raise more false alarms', () => {
    const ours = scoreSentences(judge(sets['held-out'], stanch));
    for (const by of Object.values(BASELINES)) {
      const theirs = scoreSentences(judge(sets['held-out'], by));
      expect(theirs.recall).toBeLessThan(ours.recall);
      expect(theirs.falseAlarms).toBeGreaterThanOrEqual(ours.falseAlarms);
    }
  });
});

test('a score counts sentences, not findings', () => {
  const item = (id: string, rules: string[]) => ({ id, text: id, section: 'summary' as const, rules });
  const judged = [
    { item: item('a', ['B01']), said: ['B01', 'B03'] },
    { item: item('b', ['B01']), said: [] },
    { item: item('c', []), said: ['B02'] },
    { item: item('d', []), said: [] },
  ];
  expect(scoreSentences(judged)).toEqual({ blaming: 2, neutral: 2, found: 1, falseAlarms: 1, precision: 0.5, recall: 0.5 });
  expect(scoreRule(judged, 'B02')).toMatchObject({ blaming: 0, falseAlarms: 1, precision: 0 });
});
