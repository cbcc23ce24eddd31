import { CLUES } from './clues.ts';
import { recognise, type Sighting } from './recognise.ts';
import { wordsOf } from './tokens.ts';

/** A clue that a text holds. */
export interface FoundClue {
  readonly cause: string;
  /** 0 to 1, less where its concepts stand far apart. */
  readonly weight: number;
  /** The words that say so, as the text has them and in its order. */
  readonly says: readonly string[];
  /** Characters of the text before the first of them. */
  readonly at: number;
}

interface Clue {
  readonly cause: string;
  readonly weight: number;
  readonly concepts: readonly string[];
}

/** Words of a text that are read: a description is shorter, and a log says the same again. */
const MOST_WORDS = 600;
/** How much a clue still weighs when its concepts are spread over so many words. */
const SPREAD: readonly (readonly [words: number, factor: number])[] = [
  [14, 1],
  [30, 0.85],
  [60, 0.6],
];

let all: readonly Clue[] | undefined;

/** The clues of the field that a text holds, in no order that matters. */
export function findClues(text: string): readonly FoundClue[] {
  all ??= readClues();
  const words = wordsOf(text, MOST_WORDS);
  const seen = Map.groupBy(recognise(words), ({ concept }) => concept);
  return all.flatMap(({ cause, weight, concepts }) => {
    const together = closest(concepts.map((concept) => seen.get(concept) ?? []));
    const factor = together && SPREAD.find(([most]) => spread(together) <= most)?.[1];
    if (!factor) return [];
    const inOrder = together.toSorted((a, b) => a.first - b.first);
    const says = inOrder.map(({ first, last }) => text.slice(words[first]?.from, words[last]?.to));
    return [{ cause, weight: weight * factor, says: [...new Set(says)], at: words[inOrder[0]?.first ?? 0]?.from ?? 0 }];
  });
}

/** One sighting of each concept, as near to each other as they come; undefined when one is missing. */
function closest(lists: readonly (readonly Sighting[])[]): readonly Sighting[] | undefined {
  if (lists.some((list) => list.length === 0)) return undefined;
  const [pivots = [], ...others] = lists;
  const groups = pivots.map((pivot) => [pivot, ...others.map((list) => nearest(list, pivot))]);
  return groups.reduce<readonly Sighting[] | undefined>((best, group) => (best && spread(best) <= spread(group) ? best : group), undefined);
}

function nearest(list: readonly Sighting[], { first }: Sighting): Sighting {
  return list.reduce((best, each) => (Math.abs(each.first - first) < Math.abs(best.first - first) ? each : best));
}

function spread(sightings: readonly Sighting[]): number {
  return Math.max(...sightings.map(({ last }) => last)) - Math.min(...sightings.map(({ first }) => first));
}

function readClues(): readonly Clue[] {
  return Object.entries(CLUES).flatMap(([cause, lines]) =>
    lines
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [tenths = '', clues = ''] = line.split(':');
        return clues.split(',').map((clue) => ({ cause, weight: Number(tenths) / 10, concepts: clue.trim().split(' ') }));
      }),
  );
}
