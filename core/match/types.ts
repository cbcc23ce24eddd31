import type { Signature } from './scan/signatures.ts';

/** How sure a text makes us of a cause: an error text that means nothing else, one that leans that way, or words alike. */
export type MatchCertainty = 'names' | 'points' | 'possible';

/** One line of the text that speaks for a cause. */
export interface LineMatch {
  /** Counts from 1. */
  readonly line: number;
  readonly text: string;
  /** The error message or symptom it matched, as the runbook writes it. */
  readonly signature: string;
  /** How often the same line came, figures aside. */
  readonly count: number;
}

/** One signature that a text holds, over all its lines. */
export interface SignatureTally {
  readonly signature: Signature;
  /** Less than the signature's own where it is always part of a longer message of another cause. */
  readonly certainty: Signature['certainty'];
  /** Lines it stands in. */
  readonly lines: number;
  /** The first of them, from 1. */
  readonly first: number;
  /** Different lines, at most 20. */
  readonly matches: readonly LineMatch[];
}

/** A text of any size after its one pass: what its lines hold, and as much of its beginning as is read as words and figures. */
export interface ScannedText {
  readonly tallies: readonly SignatureTally[];
  readonly head: string;
}

/** A cause that a text speaks for, with the lines that say so. */
export interface CauseMatch {
  readonly id: string;
  readonly title: string;
  /** 0 to 1. */
  readonly score: number;
  readonly certainty: MatchCertainty;
  readonly matches: readonly LineMatch[];
}

/** A line that tells something and names no leak. */
export interface ContextMatch extends LineMatch {
  /** What it means. */
  readonly says: string;
}

/** All that a text says. */
export interface Explanation {
  /** Best first; empty when nothing fits. */
  readonly causes: readonly CauseMatch[];
  /** In the order of the text. */
  readonly context: readonly ContextMatch[];
}

export type SearchKind = 'symptom' | 'cause' | 'guide' | 'case-study' | 'step';

export interface SearchResult {
  readonly kind: SearchKind;
  readonly id: string;
  readonly title: string;
  /** 0 to 1, best first. */
  readonly score: number;
}

/** Words and log lines → causes. Built once from a library; pure, and small enough for a browser. */
export interface Matcher {
  /** Everything the words fit, best first. */
  search(words: string): readonly SearchResult[];
  /** What an error text, a log or a few words speak for, best first; empty when nothing fits. */
  explain(text: string): readonly CauseMatch[];
  /** The same, with the lines that name no leak. */
  explainWithContext(text: string): Explanation;
}
