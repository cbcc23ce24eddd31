import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadBundled } from '../../content/bundled.ts';
import { LETTERS, NOTHING } from '../../core/match/words/learned.ts';
import { FEATURES, START, WEIGHTS } from '../../core/match/words/learned-weights.ts';
import { readTold } from '../../scripts/learn/examples.ts';
import { type Example, weightsOf } from '../../scripts/learn/fit.ts';
import { priorOf } from '../../scripts/learn/prior.ts';
import { lightened, renderWeights } from '../../scripts/learn/render.ts';
import { indexExamples } from '../../scripts/learn/rows.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const told = readTold(`${ROOT}scripts/learn/told`);
const retold = readTold(`${ROOT}scripts/learn/retold`);
const example = (of: string, ...words: readonly string[]): Example => ({ class: of, times: 1, features: new Map(words.map((word) => [word, 1])) });
const few = [
  ...Array.from({ length: 5 }, () => example('wet', 'rain', 'sky')),
  ...Array.from({ length: 5 }, () => example('dry', 'sun', 'sky')),
  example('dry', 'once', 'sky'),
];

describe('the texts of our own', () => {
  it('are at least fifteen of each cause, and a hundred that tell of none', async () => {
    const causes = (await loadBundled()).runbooks.map(({ id }) => id);
    expect([...told.keys()].toSorted()).toEqual([...causes, 'none'].toSorted());
    expect([...retold.keys()].toSorted()).toEqual([...causes, 'none'].toSorted());
    for (const [cause, texts] of told) expect(texts.length, cause).toBeGreaterThanOrEqual(cause === 'none' ? 100 : 15);
  });

  it('are each there once, on a line without space at its ends', () => {
    const all = [...told.values(), ...retold.values()].flat();
    expect(all.filter((text, at) => text !== text.trim() || text === '' || all.indexOf(text) !== at)).toEqual([]);
  });
});

describe('fitted weights', () => {
  const fitted = weightsOf(few);
  const weightOf = (of: string, word: string) => fitted.get(of)?.get(word) ?? Number.NaN;

  it('speak for the class that a word is seen in, and against the other', () => {
    expect(weightOf('wet', 'rain')).toBeGreaterThan(1);
    expect(weightOf('dry', 'rain')).toBeLessThan(-1);
    expect(Math.abs(weightOf('wet', 'sky'))).toBeLessThan(Math.abs(weightOf('wet', 'rain')) / 2);
  });

  it('are of words that come more than by chance, and of pairs that come still more often', () => {
    const pairs = (times: number) => indexExamples(Array.from({ length: times }, () => example('wet', 'big_rain', 'rain'))).features;
    expect(fitted.get('dry')?.has('once')).toBe(false);
    expect(pairs(4)).toEqual(['', 'rain']);
    expect(pairs(5)).toEqual(['', 'big_rain', 'rain']);
  });

  it('go by a text that counts three times as by three texts', () => {
    const [first, ...rest] = few;
    const thrice = weightsOf([{ ...(first as Example), times: 3 }, ...rest]);
    const [one, three] = [weightsOf([...few, ...(first ? [first, first] : [])]), thrice].map((of) => of.get('wet')?.get('rain') ?? 0);
    expect(three).toBeCloseTo(one ?? 0);
  });

  it('start from how much more often a word stands in one class than in the others', () => {
    const indexed = indexExamples(few);
    const prior = priorOf(indexed);
    const of = (name: string, word: string) => prior[indexed.features.indexOf(word) * indexed.classes.length + indexed.classes.indexOf(name)] ?? Number.NaN;
    expect(of('wet', 'rain')).toBeGreaterThan(1);
    expect(of('dry', 'rain')).toBeCloseTo(-of('wet', 'rain'));
    expect(Math.abs(of('wet', 'sky'))).toBeLessThan(0.2);
    expect(of('wet', '')).toBe(0);
  });

  it('are made lighter without another answer: what most classes have is taken from all', () => {
    const weights = new Map(Object.entries({ a: -2, b: -2.1, c: 1 }).map(([name, weight]) => [name, new Map(Object.entries({ '': 1, x: weight }))]));
    const light = lightened(weights);
    expect([...light].map(([name, of]) => [name, of.get('x')?.toFixed(1), of.get('')])).toEqual([
      ['a', '0.0', 1],
      ['b', '-0.1', 1],
      ['c', '3.0', 1],
    ]);
    expect(lightened(light)).toEqual(light);
  });

  it('are the same for the same texts', () => {
    expect(weightsOf(few)).toEqual(fitted);
  });

  it('are written as a letter for each feature, without features that weigh nothing', () => {
    const weights = new Map([
      [
        'a-b',
        new Map([
          ['', -0.14],
          ['x', 2.1],
          ['y', 0.2],
          ['z', -0.6],
          ['heavy', 40],
        ]),
      ],
    ]);
    const written = renderWeights(weights);
    expect(written).toContain("FEATURES =\n  'x z heavy';");
    expect(written).toContain("  'a-b': -0.1,\n");
    expect(written).toContain("  'a-b':\n    'bAk',\n");
  });
});

it('the weights in use are written as the script writes them', () => {
  const written = readFileSync(`${ROOT}core/match/words/learned-weights.ts`, 'utf8');
  const features = FEATURES.split(' ');
  const read = Object.entries(WEIGHTS).map(([cause, of]) => {
    const weights = features.map((feature, place) => [feature, LETTERS.indexOf(of[place] ?? '') - NOTHING] as const);
    return [cause, new Map([['', START[cause] ?? 0], ...weights])] as const;
  });
  expect(renderWeights(new Map(read))).toBe(written);
});
