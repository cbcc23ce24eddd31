import { describe, expect, it } from 'vitest';
import { loadBundled } from '../../../../content/bundled.ts';
import { CLASSES } from '../../../../core/match/words/classes.ts';
import { findClues, readText } from '../../../../core/match/words/clue-matcher.ts';
import { CLUES } from '../../../../core/match/words/clues.ts';
import { HAPPENINGS } from '../../../../core/match/words/happenings.ts';
import { THINGS } from '../../../../core/match/words/things.ts';
import { TROUBLE } from '../../../../core/match/words/troubles.ts';

const library = await loadBundled();
const CONCEPTS = { ...THINGS, ...HAPPENINGS };
/** What figures say, beside words. */
const OF_FIGURES = ['size', 'full'];

const lines = Object.entries(CLUES).flatMap(([cause, text]) =>
  text
    .trim()
    .split('\n')
    .map((line) => ({ cause, line: line.trim() })),
);

describe('the clues', () => {
  it.each(lines)('of $cause are a weight and concepts that exist: $line', ({ line }) => {
    expect(line).toMatch(/^[1-9]: \S+/);
    const concepts = line.slice(3).split(/[, ]+/);
    expect(concepts.filter((concept) => !(concept in CONCEPTS) && !OF_FIGURES.includes(concept))).toEqual([]);
  });

  it('know every cause of the library and no other', () => {
    expect(Object.keys(CLUES).sort()).toEqual(library.runbooks.map(({ id }) => id).sort());
  });

  it('use every concept, and every concept has its own name', () => {
    const used = new Set(lines.flatMap(({ line }) => line.slice(3).split(/[, ]+/)));
    expect(Object.keys(CONCEPTS).filter((concept) => !used.has(concept))).toEqual([]);
    expect(Object.keys(THINGS).filter((concept) => concept in HAPPENINGS)).toEqual([]);
  });

  it('are trouble only by concepts that exist', () => {
    expect(Object.keys(TROUBLE).filter((concept) => !(concept in CONCEPTS) && !OF_FIGURES.includes(concept))).toEqual([]);
  });

  it('name only classes that exist', () => {
    const named = [
      ...Object.values(CONCEPTS)
        .join(',')
        .matchAll(/<([^>]*)>/g),
    ].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in CLASSES))).toEqual([]);
  });

  it('give the words that say so as the text has them, and where they stand', () => {
    const clue = findClues(readText('Since Monday\nthe file handles of the importer pile up')).find(
      ({ cause, weight }) => cause === 'fd-leak' && weight === 0.7,
    );
    expect(clue).toEqual({ cause: 'fd-leak', weight: 0.7, says: ['file handles', 'pile up'], at: 17, tells: true });
  });

  it('take a repair for what it repairs', () => {
    const clues = findClues(readText('It stopped once the response body was read to its end.'));
    expect(clues.find(({ cause }) => cause === 'connection-leak')?.weight).toBeGreaterThanOrEqual(0.5);
  });

  it('weigh less the further their words stand apart', () => {
    const weigh = (words: number) => Math.max(0, ...findClues(readText(`memory ${'lorem '.repeat(words)}climbs`)).map(({ weight }) => weight));
    expect([weigh(0), weigh(20), weigh(50), weigh(80)]).toEqual([0.6, 0.51, 0.36, 0.2]);
  });

  it('weigh less in faint words, which tell of no trouble by themselves', () => {
    const best = (text: string) => findClues(readText(text)).toSorted((a, b) => b.weight - a.weight)[0];
    expect(best('since the new parser it is slow because of a regex')).toMatchObject({ cause: 'cpu-runaway', tells: false });
    expect(best('the file handles of the importer hold out')?.weight).toBeLessThan(best('the file handles of the importer leak')?.weight ?? 0);
  });

  it('of the output of a program lie on one line, those of a description need not', () => {
    const causes = (text: string) =>
      findClues(readText(text))
        .filter(({ tells }) => tells)
        .map(({ cause }) => cause);
    expect(causes('[pool] size=7 db=main\n[mail] waiting=3 smtp=relay')).toEqual([]);
    expect(causes('[pool] size=7 db=main waiting=3')).toContain('db-pool-exhaustion');
    expect(causes('Since we moved it is the pool\nfor which they are waiting.')).toContain('db-pool-exhaustion');
  });
});
