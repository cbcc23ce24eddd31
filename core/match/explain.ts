import type { Library } from '../knowledge/types.ts';
import { eachLine, excerpt, sameLineKey } from './lines.ts';
import { type Hit, Scanner } from './scanner.ts';
import { compileSignatures } from './signatures.ts';
import type { CauseMatch, LineMatch, MatchCertainty } from './types.ts';
import { WordMatcher } from './words.ts';

/** Different lines kept for one cause; the rest say nothing new. */
const MOST_MATCHES = 50;
const RANK: Readonly<Record<MatchCertainty, number>> = { names: 2, points: 1, possible: 0 };
const BASE: Readonly<Record<MatchCertainty, number>> = { names: 0.75, points: 0.45, possible: 0 };

interface Found {
  certainty: MatchCertainty;
  /** Characters the best signature asks for by name. */
  specific: number;
  lines: number;
  readonly first: number;
  readonly signatures: Set<string>;
  readonly matches: Map<string, LineMatch>;
}

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

  explain(text: string): readonly CauseMatch[] {
    const byLines = this.byLines(text);
    return byLines.length > 0 ? byLines : this.#byWords(text);
  }

  /** What the error messages say; never words alone. */
  byLines(text: string): readonly CauseMatch[] {
    const causes = new Map<string, Found>();
    eachLine(text, (line, number) => {
      const hits = this.#scanner.scan(line);
      if (hits.length > 0) for (const { hit, certainty } of weighed(hits)) note(causes, hit, certainty, line, number);
    });
    return [...causes]
      .map(([id, found]) => ({ found, match: this.#conclude(id, found) }))
      .sort(
        (a, b) =>
          RANK[b.match.certainty] - RANK[a.match.certainty] ||
          b.match.score - a.match.score ||
          a.found.first - b.found.first ||
          (a.match.id < b.match.id ? -1 : 1),
      )
      .map(({ match }) => match);
  }

  #conclude(id: string, found: Found): CauseMatch {
    const { certainty, specific, lines, signatures } = found;
    const score = BASE[certainty] + 0.14 * Math.min(1, specific / 60) + 0.06 * (1 - 1 / signatures.size) + 0.04 * Math.min(1, Math.log10(lines) / 4);
    return { id, title: this.#titles.get(id) ?? id, score: rounded(score), certainty, matches: [...found.matches.values()] };
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

/** A message that is only part of a longer one which names another cause does no more than point. */
function weighed(hits: readonly Hit[]): readonly { hit: Hit; certainty: MatchCertainty }[] {
  return hits.map((hit) => {
    const inLonger = hits.some(
      (other) =>
        other.signature.cause !== hit.signature.cause &&
        other.signature.certainty === 'names' &&
        other.signature.literalLength > hit.signature.literalLength &&
        other.start <= hit.start &&
        other.end >= hit.end,
    );
    return { hit, certainty: inLonger ? 'points' : hit.signature.certainty };
  });
}

function note(causes: Map<string, Found>, hit: Hit, certainty: MatchCertainty, line: string, number: number): void {
  const { signature } = hit;
  const found = causes.get(signature.cause) ?? { certainty, specific: 0, lines: 0, first: number, signatures: new Set(), matches: new Map() };
  causes.set(signature.cause, found);
  if (RANK[certainty] > RANK[found.certainty]) Object.assign(found, { certainty, specific: 0 });
  if (certainty === found.certainty) found.specific = Math.max(found.specific, signature.literalLength);
  found.lines++;
  found.signatures.add(signature.text);
  const text = excerpt(line, hit.start, hit.end);
  const key = `${signature.text}\n${sameLineKey(text)}`;
  const before = found.matches.get(key);
  if (before) found.matches.set(key, { ...before, count: before.count + 1 });
  else if (found.matches.size < MOST_MATCHES) found.matches.set(key, { line: number, text, signature: signature.text, count: 1 });
}

function rounded(score: number): number {
  return Math.round(score * 1000) / 1000;
}
