import { type AST, RegExpParser } from '@eslint-community/regexpp';
import type { PatternShape } from './types.ts';

/** Shorter anchors stand in too many lines to narrow anything down. */
export const LEAST_ANCHOR = 5;
/** More than so many times counts as an open repeat. */
const MANY = 10;
const MOST_REPEATS = 4;
/** Texts that one part may stand for before it counts as anything. */
const MOST_TEXTS = 16;

/** A pattern that may run on a stranger's log line, or why it may not: what it would have to be, as `one with …`. */
export type ReadPattern = { readonly shape: PatternShape; readonly problem?: never } | { readonly shape?: never; readonly problem: string };

/** What is known of one part of a pattern. */
interface Part {
  /** Every text it can match, in lower case; absent when there are too many. */
  readonly texts?: readonly string[];
  /** Every match contains one of them; empty when nothing is sure. */
  readonly anchors: readonly string[];
  readonly literalLength: number;
  /** Open repeats that can fight over the same characters. */
  readonly repeats: number;
  readonly spacing: number;
  /** Matches in more than one way. */
  readonly loose: boolean;
  /** A repeat inside a repeat. */
  readonly nested: boolean;
  /** One class of few characters (digits, blanks), which a neighbouring literal ends. */
  readonly narrow?: boolean;
  /** Looks around without taking anything. */
  readonly zeroWidth?: boolean;
  /** Starts where the line does. */
  readonly pinned?: boolean;
}

const ANYTHING: Part = { anchors: [], literalLength: 0, repeats: 0, spacing: 1, loose: false, nested: false };
const NOTHING: Part = { ...ANYTHING, zeroWidth: true };

/** Reads a JavaScript regular expression (flag i) without running it. Throws the parser's error when it does not compile. */
export function readPattern(source: string): ReadPattern {
  const part = ofAlternatives(new RegExpParser().parsePattern(source).alternatives);
  const anchors = part.texts ? without(part.texts) : part.anchors;
  if (part.nested) return { problem: 'no repeat inside a repeat' };
  if (part.repeats > MOST_REPEATS) return { problem: `at most ${MOST_REPEATS} open repeats` };
  if (shortest(anchors) < LEAST_ANCHOR) return { problem: `${LEAST_ANCHOR} characters in a row that each match contains` };
  const { literalLength, spacing } = part;
  return { shape: { anchors, literalLength, power: part.repeats + (part.pinned ? 0 : 1), spacing } };
}

function ofAlternatives(alternatives: readonly AST.Alternative[]): Part {
  const parts = alternatives.map(({ elements }) => ofSequence(elements));
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const texts = parts.every((part) => part.texts) ? distinct(parts.flatMap((part) => part.texts ?? [])) : undefined;
  const anchors = parts.map((part) => (part.texts ? without(part.texts) : part.anchors));
  return {
    ...(texts && texts.length <= MOST_TEXTS ? { texts } : {}),
    anchors: anchors.every((some) => some.length > 0) ? without(anchors.flat()) : [],
    literalLength: Math.min(...parts.map((part) => part.literalLength)),
    repeats: Math.max(...parts.map((part) => part.repeats)),
    spacing: Math.min(...parts.map((part) => part.spacing)),
    loose: true,
    nested: parts.some((part) => part.nested),
    pinned: parts.every((part) => part.pinned),
  };
}

function ofSequence(elements: readonly AST.Element[]): Part {
  let run: readonly string[] = [''];
  let whole = true;
  let anchors: readonly string[] = [];
  let [literalLength, repeats, peak, spacing, since] = [0, 0, 0, 1, 0];
  let [loose, nested, afterRepeat] = [false, false, false];
  const offer = (some: readonly string[]) => {
    if (isBetter(some, anchors)) anchors = some;
  };
  for (const element of elements) {
    const { min, max } = element.type === 'Quantifier' ? element : { min: 1, max: 1 };
    const part = ofElement(element.type === 'Quantifier' ? element.element : element);
    loose ||= part.loose || max !== min;
    nested ||= part.nested || (max > MANY && part.loose);
    spacing *= part.spacing;
    // What looks around is done with once it has looked: its repeats fight over nothing with those that follow.
    if (part.zeroWidth) {
      peak = Math.max(peak, repeats + part.repeats);
      continue;
    }
    repeats += part.repeats * Math.min(max, MANY);
    if (max > MANY) {
      if (!part.narrow || afterRepeat) {
        repeats++;
        spacing *= Math.max(1, since);
        since = 0;
      }
    }
    afterRepeat = max > MANY;
    if (min > 0) {
      literalLength += part.literalLength;
      since += part.literalLength;
    }
    const texts = textsOf(part, min, max);
    const longer = texts && product(run, texts);
    if (longer && longer.length <= MOST_TEXTS) {
      run = longer;
      continue;
    }
    whole = false;
    // What comes at least once goes on from what was before, and begins what follows.
    const once = min > 0 && !texts ? part.texts : undefined;
    const begun = once && product(run, once);
    offer(without(begun && begun.length <= MOST_TEXTS ? begun : run));
    if (min > 0 && !part.texts) offer(part.anchors);
    run = texts ?? once ?? [''];
  }
  offer(without(run));
  return {
    ...(whole ? { texts: run } : {}),
    anchors,
    literalLength,
    repeats: Math.max(repeats, peak),
    spacing,
    loose,
    nested,
    pinned: elements[0]?.type === 'Assertion' && elements[0].kind === 'start',
  };
}

function ofElement(element: AST.QuantifiableElement | AST.Element): Part {
  switch (element.type) {
    case 'Character':
      return ofCharacter(element.value);
    case 'CharacterClass':
      return ofClass(element);
    case 'CharacterSet':
      return { ...ANYTHING, narrow: isNarrow(element) };
    case 'Group':
    case 'CapturingGroup':
      return ofAlternatives(element.alternatives);
    case 'Assertion':
      return 'alternatives' in element ? lookingAround(ofAlternatives(element.alternatives)) : NOTHING;
    default:
      return ANYTHING;
  }
}

function lookingAround({ repeats, spacing, nested, loose }: Part): Part {
  return { ...NOTHING, repeats, spacing, nested, loose };
}

/** The scanner tells capitals from small letters in ASCII only: another letter that has both is no sure text. */
function ofCharacter(value: number): Part {
  const text = String.fromCodePoint(value);
  if (value > 0x7f && text.toLowerCase() !== text.toUpperCase()) return { ...ANYTHING, literalLength: 1 };
  return { ...ANYTHING, texts: [text.toLowerCase()], literalLength: 1 };
}

function ofClass({ negate, elements }: AST.CharacterClass): Part {
  const parts = elements.map((element) => (element.type === 'Character' ? ofCharacter(element.value) : ANYTHING));
  const texts = parts.every((part) => part.texts) ? distinct(parts.flatMap((part) => part.texts ?? [])) : [];
  if (negate || texts.length === 0 || texts.length > MANY / 2) return { ...ANYTHING, narrow: !negate && elements.every(isNarrow) };
  return { ...ANYTHING, texts, literalLength: texts.length === 1 ? 1 : 0, narrow: elements.every(isNarrow) };
}

function isNarrow(element: AST.CharacterClass['elements'][number] | AST.CharacterSet): boolean {
  if (element.type === 'CharacterSet') return !('negate' in element && element.negate) && (element.kind === 'digit' || element.kind === 'space');
  if (element.type === 'CharacterClassRange') return element.min.value >= 0x30 && element.max.value <= 0x39;
  return element.type === 'Character' && NARROW.test(String.fromCodePoint(element.value));
}

const NARROW = /[\d .,:/-]/;

function textsOf({ texts }: Part, min: number, max: number): readonly string[] | undefined {
  if (!texts || max > MANY || (max > 1 && min !== max)) return undefined;
  if (max === 1) return min === 1 ? texts : ['', ...texts];
  let repeated: readonly string[] = [''];
  for (let i = 0; i < max && repeated.length <= MOST_TEXTS; i++) repeated = product(repeated, texts);
  return repeated.length <= MOST_TEXTS ? repeated : undefined;
}

const product = (first: readonly string[], second: readonly string[]) => distinct(first.flatMap((a) => second.map((b) => a + b)));

/** Without what holds another: where that stands, the shorter one stands too. */
function without(texts: readonly string[]): readonly string[] {
  return texts.includes('') ? [] : texts.filter((text) => !texts.some((other) => other !== text && text.includes(other)));
}

/** The longer, the rarer. */
const isBetter = (some: readonly string[], than: readonly string[]): boolean => shortest(some) > shortest(than);

function shortest(anchors: readonly string[]): number {
  return anchors.length === 0 ? 0 : Math.min(...anchors.map((anchor) => anchor.length));
}

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
