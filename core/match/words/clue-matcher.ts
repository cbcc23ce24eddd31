import { emptyShare } from '../stems.ts';
import { recogniseAmounts } from './amounts.ts';
import { readClues } from './clue-list.ts';
import { HAPPENINGS } from './happenings.ts';
import { recognise, type Sighting } from './recognise.ts';
import { TELLING, THINGS } from './things.ts';
import { type Word, wordsOf } from './tokens.ts';

/** A clue that a text holds. */
export interface FoundClue {
  readonly cause: string;
  /** 0 to 1, less where its concepts stand far apart. */
  readonly weight: number;
  /** The words that say so, as the text has them and in its order. */
  readonly says: readonly string[];
  /** Characters of the text before the first of them. */
  readonly at: number;
  /** Whether it tells of trouble, and does not just name a resource. */
  readonly tells: boolean;
}

/** Words of a text that are read: a description is shorter, and a log says the same again. */
const MOST_WORDS = 600;
/** How much a clue still weighs when its concepts are spread over so many words. */
const SPREAD: readonly (readonly [words: number, factor: number])[] = [
  [14, 1],
  [30, 0.85],
  [60, 0.6],
];

/** How much the name of a resource weighs in a text that tells of nothing that happens to it. */
const MERE_NAME = 0.4;
/** How much a clue still weighs for each of its concepts that is put in faint words. */
const FAINT = 0.85;
/** One concept that weighs less says nothing of a cause. */
const LEAST_ALONE = 0.4;
/** A text of so few words is a search: there a name is all that one says. */
const SEARCH = 4;
/** Of the words of a text that are empty; in fewer it is the output of a program. */
const LEAST_EMPTY = 0.3;
/** Characters that tell which it is. */
const MOST_LOOKED_AT = 10_000;

/** How much a clue still weighs for each other thing that stands between its words, and how many of them count. */
const ASTRAY = 0.85;
const MOST_ASTRAY = 3;

/** A text with the concepts that it speaks of. */
export interface ReadText {
  readonly text: string;
  readonly words: readonly Word[];
  readonly sightings: readonly Sighting[];
  /** A few words that are looked for, and no sentence of a longer text. */
  readonly isSearch: boolean;
  /** What a program wrote: its lines have nothing to do with each other. */
  readonly isOutput: boolean;
}

/** The concepts of a text, with those that its figures say. `isPart`: more than this was pasted. */
export function readText(text: string, isPart = false): ReadText {
  const isOutput = emptyShare(text.slice(0, MOST_LOOKED_AT)) < LEAST_EMPTY;
  const words = wordsOf(text, MOST_WORDS, isOutput);
  const isSearch = !isPart && words.length > 0 && words.length <= SEARCH && words.at(-1)?.sentence === 0;
  return { text, words, sightings: [...recognise(words), ...recogniseAmounts(text, words)], isSearch, isOutput: isOutput && !isSearch };
}

/** The clues of the field that a text holds, in no order that matters. */
export function findClues({ text, words, sightings, isSearch, isOutput }: ReadText): readonly FoundClue[] {
  const things = sightings.filter(({ concept }) => concept in THINGS);
  const still = !isSearch && !sightings.some(({ concept, faint }) => !faint && (concept in HAPPENINGS || TELLING.has(concept)));
  const seen = Map.groupBy(sightings, ({ concept }) => concept);
  return readClues().flatMap(({ cause, weight, concepts }) => {
    const together = closest(concepts.map((concept) => seen.get(concept) ?? []));
    if (isOutput && together && !onOneLine(together, words)) return [];
    const near = together && SPREAD.find(([most]) => spread(together) <= most)?.[1];
    if (!near) return [];
    const tells = isSearch || ((together.length > 1 || weight >= LEAST_ALONE) && tellsOfTrouble(together));
    const faint = FAINT ** together.filter((each) => each.faint).length;
    const factor = (still && !tells ? MERE_NAME : 1) * near * faint * ASTRAY ** Math.min(MOST_ASTRAY, strangersIn(together, things));
    const inOrder = together.toSorted((a, b) => a.first - b.first);
    const says = inOrder.map(({ first, last }) => text.slice(words[first]?.from, words[last]?.to));
    return [{ cause, weight: weight * factor, says: [...new Set(says)], at: words[inOrder[0]?.first ?? 0]?.from ?? 0, tells }];
  });
}

function onOneLine(together: readonly Sighting[], words: readonly Word[]): boolean {
  return new Set(together.map(({ first }) => words[first]?.line)).size === 1;
}

/** Something happens to a thing, or one word says it all; what is faint says it only beside another. */
function tellsOfTrouble(together: readonly Sighting[]): boolean {
  return together.some(
    ({ concept, faint }) => (concept in HAPPENINGS || TELLING.has(concept) || concept === 'size' || concept === 'full') && (!faint || together.length > 1),
  );
}

/** Other things spoken of between the words of a clue: what happens may well happen to them. */
function strangersIn(together: readonly Sighting[], things: readonly Sighting[]): number {
  const from = Math.min(...together.map(({ last }) => last));
  const to = Math.max(...together.map(({ first }) => first));
  const own = new Set(together.map(({ concept }) => concept));
  return new Set(things.filter(({ concept, first, last }) => first > from && last < to && !own.has(concept)).map(({ first }) => first)).size;
}

/** One sighting of each concept, as near to each other as they come; undefined when one is missing. No word stands for two of them. */
function closest(lists: readonly (readonly Sighting[])[]): readonly Sighting[] | undefined {
  if (lists.some((list) => list.length === 0)) return undefined;
  const [pivots = [], ...others] = lists;
  let best: readonly Sighting[] | undefined;
  for (const pivot of pivots) {
    const group = [pivot];
    for (const list of others) {
      const near = nearest(list, group);
      if (near) group.push(near);
    }
    if (group.length === lists.length && (!best || spread(group) < spread(best))) best = group;
  }
  return best;
}

function nearest(list: readonly Sighting[], group: readonly Sighting[]): Sighting | undefined {
  const from = group[0]?.first ?? 0;
  const free = list.filter((each) => group.every(({ first, last }) => each.last < first || each.first > last));
  return free.reduce<Sighting | undefined>((best, each) => (best && Math.abs(best.first - from) <= Math.abs(each.first - from) ? best : each), undefined);
}

function spread(sightings: readonly Sighting[]): number {
  return Math.max(...sightings.map(({ last }) => last)) - Math.min(...sightings.map(({ first }) => first));
}
