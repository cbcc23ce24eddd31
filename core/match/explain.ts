import type { Library } from '../knowledge/types.ts';
import { contextOf } from './context.ts';
import { eachLine, excerpt } from './lines.ts';
import { Scanner } from './scanner.ts';
import { compileSignatures } from './signatures.ts';
import { Tally } from './tally.ts';
import type { CauseMatch, Explanation, LineMatch, MatchCertainty, ScannedText, SignatureTally } from './types.ts';
import { WordMatcher } from './words.ts';

/** Different lines shown for one cause. */
const MOST_MATCHES = 50;
/** Characters of a text that are read as words; what is longer is a log. */
const HEAD = 64 * 1024;
const RANK: Readonly<Record<MatchCertainty, number>> = { names: 2, points: 1, possible: 0 };
const BASE: Readonly<Record<MatchCertainty, number>> = { names: 0.75, points: 0.45, possible: 0 };

/** Log lines and words → causes. */
export class Explainer {
  readonly #scanner: Scanner;
  readonly #library: Library;
  readonly #titles: ReadonlyMap<string, string>;
  #words: WordMatcher | undefined;

  constructor(library: Library) {
    this.#library = library;
    this.#scanner = new Scanner(compileSignatures(library));
    this.#titles = new Map(library.runbooks.map((runbook) => [runbook.id, runbook.title]));
  }

  explain(text: string): Explanation {
    const tallies = this.scan(text);
    return { causes: this.rank({ tallies, head: text.slice(0, HEAD) }), context: contextOf(tallies) };
  }

  /** The signatures that a text in memory holds. */
  scan(text: string): readonly SignatureTally[] {
    const tally = new Tally();
    eachLine(text, (line, number) => {
      const hits = this.#scanner.scan(line);
      if (hits.length > 0) tally.add(hits, line, number);
    });
    return tally.result();
  }

  /** The causes that a text speaks for, best first. */
  rank({ tallies, head }: ScannedText): readonly CauseMatch[] {
    const byLines = this.byLines(tallies);
    return byLines.length > 0 ? byLines : this.#byWords(head);
  }

  /** What the error messages say; never words alone. */
  byLines(tallies: readonly SignatureTally[]): readonly CauseMatch[] {
    const causes = Map.groupBy(tallies, ({ signature }) => signature.cause);
    return [...causes]
      .flatMap(([id, found]) => (id === undefined ? [] : [{ id, found }]))
      .map(({ id, found }) => ({ first: Math.min(...found.map(({ first }) => first)), match: this.#conclude(id, found) }))
      .sort(
        (a, b) => RANK[b.match.certainty] - RANK[a.match.certainty] || b.match.score - a.match.score || a.first - b.first || (a.match.id < b.match.id ? -1 : 1),
      )
      .map(({ match }) => match);
  }

  #conclude(id: string, found: readonly SignatureTally[]): CauseMatch {
    const certainty = found.some((each) => each.certainty === 'names') ? 'names' : 'points';
    const specific = Math.max(...found.filter((each) => each.certainty === certainty).map(({ signature }) => signature.literalLength));
    const lines = found.reduce((sum, each) => sum + each.lines, 0);
    const signatures = new Set(found.map(({ signature }) => signature.text)).size;
    const score = BASE[certainty] + 0.14 * Math.min(1, specific / 60) + 0.06 * (1 - 1 / signatures) + 0.04 * Math.min(1, Math.log10(lines) / 4);
    return { id, title: this.#titles.get(id) ?? id, score: rounded(score), certainty, matches: matchesOf(found) };
  }

  #byWords(text: string): readonly CauseMatch[] {
    this.#words ??= new WordMatcher(this.#library);
    return this.#words.match(text).map(({ cause, phrase, score }) => {
      const first = text.trim().split(/\r?\n/, 1)[0] ?? '';
      return {
        id: cause,
        title: this.#titles.get(cause) ?? cause,
        score: rounded(score * 0.4),
        certainty: 'possible' as const,
        matches: [{ line: 1, text: excerpt(first, 0, 0), signature: phrase, count: 1 }],
      };
    });
  }
}

function matchesOf(found: readonly SignatureTally[]): readonly LineMatch[] {
  return found
    .flatMap(({ matches }) => matches)
    .sort((a, b) => a.line - b.line)
    .slice(0, MOST_MATCHES);
}

function rounded(score: number): number {
  return Math.round(score * 1000) / 1000;
}
