import { CLASSES } from './classes.ts';
import { DOUBTS } from './doubts.ts';
import { HAPPENINGS } from './happenings.ts';
import { THINGS } from './things.ts';
import { type Word, wordsOf } from './tokens.ts';

/** A concept seen in a text, from its first word to its last. */
export interface Sighting {
  readonly concept: string;
  readonly first: number;
  readonly last: number;
  /** Put in words that say it only beside others. */
  readonly faint?: boolean;
}

interface Node {
  readonly next: Map<string, Node>;
  /** Each with whether its words are faint. */
  readonly concepts: Map<string, boolean>;
  /** What follows may stand further away, as in "leaves a handle behind". */
  far?: boolean;
}

/** Before a phrase that says little by itself. */
const FAINT = '?';

/** Other words that may stand between two words of a phrase. */
const GAP = 1;
/** The same where a phrase has two dots. */
const FAR = 5;
/** Words from the first to the last of the longest phrase, gaps included. */
const LONGEST = 16;
const NEGATIONS = new Set(['no', 'not', 'never', 'without', 'nor', 'neither', '0', 'zero']);
/** "Cannot bind" denies no trouble, it is one. */
const ABLE = new Set(['can', 'could', 'able']);
const NOTHING: ReadonlySet<number> = new Set();
/** How many words after it a negation still counts. */
const NEGATION_REACH = 2;

const CONCEPTS = [...Object.entries({ ...THINGS, ...HAPPENINGS }), ...Object.entries(DOUBTS).map(([name, doubt]) => [name, doubt.phrases] as const)];

let phrases: Node | undefined;

/** The concepts that a text speaks of, without those it denies and those that are only part of a longer phrase. */
export function recognise(words: readonly Word[]): readonly Sighting[] {
  phrases ??= readPhrases();
  const found: Sighting[] = [];
  for (let first = 0; first < words.length; first++) follow(phrases, words, first, first, found);
  const whole = found.filter((each, index) => !nearby(found, index).some((other) => encloses(other, each)));
  const spoken = new Set(whole.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index)));
  return whole.filter((each) => !isDenied(words, each.first, kindOf(each) === 'doubt' ? NOTHING : spoken));
}

function follow(node: Node, words: readonly Word[], first: number, at: number, found: Sighting[]): void {
  const furthest = at === first ? first : at + (node.far ? FAR : GAP);
  for (let next = at; next <= furthest; next++) {
    const word = words[next];
    if (word?.sentence !== words[first]?.sentence) return;
    const deeper = node.next.get(word?.stem ?? '');
    if (!deeper) continue;
    // What is only a name in a program is no more than spoken of.
    const named = words.slice(first, next + 1).every((each) => each.named);
    for (const [concept, faint] of deeper.concepts) found.push(faint || named ? { concept, first, last: next, faint: true } : { concept, first, last: next });
    follow(deeper, words, first, next + 1, found);
  }
}

/** What begins at about the same word; sightings come in the order of their first one. */
function nearby(found: readonly Sighting[], index: number): readonly Sighting[] {
  const at = found[index]?.first ?? 0;
  let from = index;
  while (from > 0 && (found[from - 1]?.first ?? 0) >= at - LONGEST) from--;
  let to = index;
  while (to < found.length && found[to]?.first === at) to++;
  return found.slice(from, to);
}

/** A thing inside a longer name of another thing is not meant: the connections of "too many connections". */
function encloses(outer: Sighting, inner: Sighting): boolean {
  return kindOf(outer) === kindOf(inner) && outer.first <= inner.first && outer.last >= inner.last && outer.last - outer.first > inner.last - inner.first;
}

function kindOf({ concept }: Sighting): 'thing' | 'doubt' | 'happening' {
  return concept in THINGS ? 'thing' : concept in DOUBTS ? 'doubt' : 'happening';
}

/** "no leak", "not a timeout". A negation that belongs to a phrase, as in "never closed", denies nothing else. */
function isDenied(words: readonly Word[], first: number, spoken: ReadonlySet<number>): boolean {
  for (let at = first - 1; at >= first - NEGATION_REACH; at--) {
    if (words[at]?.sentence !== words[first]?.sentence) return false;
    if (NEGATIONS.has(words[at]?.stem ?? '') && !spoken.has(at)) return !(words[at]?.unable || ABLE.has(words[at - 1]?.stem ?? ''));
  }
  return false;
}

function readPhrases(): Node {
  const root: Node = { next: new Map(), concepts: new Map() };
  for (const [concept, list] of CONCEPTS) {
    for (const phrase of inList(list).flatMap(withClasses)) {
      let node = root;
      for (const part of phrase.split(' .. ')) {
        if (node !== root) node.far = true;
        for (const { stem } of wordsOf(part, Number.POSITIVE_INFINITY)) {
          const next: Node = node.next.get(stem) ?? { next: new Map(), concepts: new Map() };
          node.next.set(stem, next);
          node = next;
        }
      }
      node.concepts.set(concept, phrase.startsWith(FAINT) && (node.concepts.get(concept) ?? true));
    }
  }
  return root;
}

function inList(list: string): readonly string[] {
  return list.split(',').map((phrase) => phrase.replace(/\s+/g, ' ').trim());
}

/** Every phrase that comes of putting the words of its classes into it. */
function withClasses(phrase: string): readonly string[] {
  const found = /<([\w-]+)>/.exec(phrase);
  const words = found?.[1] === undefined ? undefined : CLASSES[found[1]];
  return found && words !== undefined ? inList(words).flatMap((word) => withClasses(phrase.replace(found[0], word))) : [phrase];
}
