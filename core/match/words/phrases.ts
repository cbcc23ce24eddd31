import type { Library, Runbook } from '../../knowledge/types.ts';
import { oneSlipApart, stems } from '../stems.ts';

/** A cause that the words of a text fit, with the phrase of the library they fit best. */
export interface PhraseMatch {
  readonly cause: string;
  /** The symptom, title or other name, as the library writes it. */
  readonly phrase: string;
  /** 0 to 1. */
  readonly score: number;
  /** Characters of the text before the line in which its words begin. */
  readonly at: number;
}

/** Words by which the library knows a cause. */
export interface Phrase {
  readonly cause: string;
  readonly text: string;
  readonly stems: readonly string[];
  /** 1 for the names of a cause and the likeliest cause of a symptom, less for the others. */
  readonly weight: number;
}

/** More words than these do not describe, they log. */
const MOST_WORDS = 600;
/** How far apart the words of a phrase may stand in a text, in words that mean something: so many for each further word of it, and so many in all. */
const REACH = { each: 4, most: 14 };
const LEAST_SCORE = 0.5;
/** A text of so few words that mean something is a search. */
const SEARCH = 5;
/** What a name of one word is worth in a text that says more: it is spoken of, and nothing is said of it. */
const MERE_NAME = 0.5;
/** And so many words of any kind are a sentence. */
const SENTENCE = 8;
/** Words of a phrase of which none may be missing. */
const SHORT = 3;

/** Fits descriptions ("sockets pile up after deploy") to the names and symptoms of the causes. */
export class PhraseMatcher {
  readonly #weights = new Map<string, number>();
  readonly #byStem = new Map<string, Phrase[]>();

  constructor(phrases: readonly Phrase[]) {
    const causesOf = new Map<string, Set<string>>();
    for (const phrase of phrases) {
      for (const stem of phrase.stems) {
        const causes = causesOf.get(stem) ?? new Set();
        causesOf.set(stem, causes.add(phrase.cause));
        const sharing = this.#byStem.get(stem);
        if (sharing) sharing.push(phrase);
        else this.#byStem.set(stem, [phrase]);
      }
    }
    const all = new Set(phrases.map((phrase) => phrase.cause)).size;
    for (const [stem, causes] of causesOf) this.#weights.set(stem, Math.log(1 + all / causes.size));
  }

  /** Best first; empty when no phrase fits well enough. */
  match(text: string): readonly PhraseMatch[] {
    const lines = linesOf(text.slice(0, 20_000));
    const told = lines.flatMap(({ at, line }) => stems(line, TURNING).map((word) => ({ word, at }))).slice(0, MOST_WORDS);
    const words = told.map(({ word }) => this.#known(word));
    const places = new Map<string, number[]>();
    words.forEach((word, index) => {
      if (word !== undefined) places.set(word, [...(places.get(word) ?? []), index]);
    });
    // A sentence is no search, however few of its words mean something.
    const length = text.trim().split(/\s+/, SENTENCE).length < SENTENCE ? words.length : Math.max(words.length, SEARCH + 1);
    const best = new Map<string, PhraseMatch>();
    for (const phrase of this.#mayFit(places, length)) {
      const { stems: found, first } = this.#closest(phrase, places);
      const score = this.#fit(phrase, this.#weigh(found), found.size, length) * phrase.weight;
      if (score >= LEAST_SCORE && score > (best.get(phrase.cause)?.score ?? 0))
        best.set(phrase.cause, { cause: phrase.cause, phrase: phrase.text, score, at: told[first]?.at ?? 0 });
    }
    return [...best.values()].sort((a, b) => b.score - a.score || (a.cause < b.cause ? -1 : 1));
  }

  /** The word of the library meant; a long word may have one slip. */
  #known(word: string): string | undefined {
    if (this.#weights.has(word)) return word;
    if (word.length < 6) return undefined;
    for (const known of this.#weights.keys()) if (known.length >= 5 && oneSlipApart(word, known)) return known;
    return undefined;
  }

  /** The phrases that fit well enough if their words stand together: of thousands that share a word, a few. */
  #mayFit(places: ReadonlyMap<string, unknown>, length: number): readonly Phrase[] {
    const shared = new Map<Phrase, { told: number; words: number }>();
    for (const stem of places.keys()) {
      const weight = this.#weights.get(stem) ?? 0;
      for (const phrase of this.#byStem.get(stem) ?? []) {
        const found = shared.get(phrase);
        if (!found) shared.set(phrase, { told: weight, words: 1 });
        else {
          found.told += weight;
          found.words++;
        }
      }
    }
    return [...shared].filter(([phrase, { told, words }]) => this.#fit(phrase, told, words, length) * phrase.weight >= LEAST_SCORE).map(([phrase]) => phrase);
  }

  /** How well a phrase fits of which so many words were told, in a text of so many. */
  #fit(phrase: Phrase, told: number, words: number, length: number): number {
    const ofPhrase = told / this.#weigh(phrase.stems);
    const ofText = Math.min(1, words / length);
    // One word is enough only when nothing else was said, or the library calls the cause so.
    if (words === 1 && ofText < 1 && (ofPhrase < 1 || length > SEARCH)) return ofPhrase < 1 ? 0 : MERE_NAME;
    // "Handler" of "event handler leak" is no leak: in more than a search a short phrase is told whole.
    if (length > SEARCH && words < phrase.stems.length && phrase.stems.length <= SHORT) return 0;
    const enough = Math.min(1, told / ENOUGH);
    return enough * Math.max(ofPhrase ** 1.5, length <= SEARCH ? 0.9 * ofText ** 1.5 : 0);
  }

  #weigh(words: Iterable<string>): number {
    let sum = 0;
    for (const word of words) sum += this.#weights.get(word) ?? 0;
    return sum;
  }

  /** The words of the phrase that stand closest together in the text, and the place of the first of them. */
  #closest(phrase: Phrase, places: ReadonlyMap<string, readonly number[]>): { readonly stems: ReadonlySet<string>; readonly first: number } {
    const spots = [...phrase.stems].flatMap((stem) => (places.get(stem) ?? []).map((at) => ({ stem, at }))).sort((a, b) => a.at - b.at);
    let best = { stems: new Set<string>(), first: 0 };
    const reach = Math.min(REACH.most, REACH.each * (phrase.stems.length - 1));
    for (let from = 0; from < spots.length; from++) {
      const first = spots[from];
      const near = new Set<string>();
      for (let i = from; first && i < spots.length; i++) {
        const spot = spots[i];
        if (!spot || spot.at - first.at > reach) break;
        near.add(spot.stem);
      }
      if (first && near.size > best.stems.size) best = { stems: near, first: first.at };
    }
    return best;
  }
}

function linesOf(text: string): readonly { readonly at: number; readonly line: string }[] {
  let next = 0;
  return text.split('\n').map((line) => {
    const at = next;
    next += line.length + 1;
    return { at, line };
  });
}

/** Words that are empty elsewhere and make trouble of a name: "too many open files" is more than open files. */
const TURNING = new Set('not no never many more out without'.split(' '));

/** What two fairly rare words say together. */
const ENOUGH = 3.5;

/** The names of the causes, and the symptoms that lead to them. */
export function indexPhrases(library: Library): readonly Phrase[] {
  const known = new Set(library.runbooks.map((runbook) => runbook.id));
  const phrases = library.runbooks.flatMap((runbook) => namesOf(runbook).map((text) => phrase(runbook.id, text, 1)));
  for (const symptom of library.symptoms) {
    symptom.causes.forEach((cause, rank) => {
      if (known.has(cause)) phrases.push(phrase(cause, symptom.text, Math.max(0.6, 1 - 0.1 * rank)));
    });
  }
  // A figure is no word: of "error 53300" only "error" would be left.
  return phrases.filter(({ text, stems }) => stems.length > 1 || (stems.length > 0 && !/\b\d+\b/.test(text)));
}

function namesOf(runbook: Runbook): readonly string[] {
  return [runbook.title, ...runbook.alsoCalled, ...runbook.alerts, runbook.id];
}

function phrase(cause: string, text: string, weight: number): Phrase {
  return { cause, text, stems: [...new Set(stems(text, TURNING))], weight };
}
