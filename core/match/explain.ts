import { contextOf, withoutContext } from './context.ts';
import { type Evidence, type Weighed, weigh } from './evidence.ts';
import { excerpt } from './lines.ts';
import type { ExplainIndex } from './match-index.ts';
import { readPasted } from './pasted/index.ts';
import type { PastedFinding, PastedText } from './pasted/types.ts';
import { AnchorTable } from './scan/anchor-table.ts';
import { scanText } from './scan/scan-text.ts';
import { possibleIn } from './scan/short-text.ts';
import type { CauseMatch, Explanation, ScannedText, SignatureTally } from './types.ts';
import { isRow, toldOf } from './words/told-lines.ts';
import { WordMatcher } from './words/word-matcher.ts';

/** Characters; nobody describes something in more, so that the words of a longer text are those of a log. */
const MOST_TOLD = 64 * 1024;
/** Lines of one kind of tool output that are no sentence which only looks like it. */
const LEAST_OUTPUT = 4;
/** What people also write in a sentence. */
const LIKE_PROSE: ReadonlySet<string> = new Set('figures series counts costs kubernetes telling-lines numbered-names trace proc-fd'.split(' '));
/** Of the characters of a text; in a program or a picture it is far more. */
const MOST_UNREADABLE = 0.02;

/** What a signature is worth by what it says of itself, and what it gains by being long, common and early. */
const SIGNATURE = { names: 0.75, points: 0.45, long: 0.1 };
const FINDING = { names: 1, points: 0.8 };
/** Words are never as sure as a message or a figure. */
const WORDS = 0.6;
/** Less told than this makes no answer, unless a message or a figure speaks as well. In odds: below 0 it is less likely than not, as far as was learned. */
const LEAST_TOLD = -0.7;
/** The same where a message stands in the text that names no leak: it may well be all that there is to tell. */
const LEAST_BESIDE_CONTEXT = 2;
/** Words weaker than this make no further cause beside one that figures name. */
const LEAST_BESIDE_FIGURES = 0.2;
/** So many causes are listed, and more only where messages or figures speak for them: what a message names may still come from something else. */
const CANDIDATES = 3;

/** Log lines and words → causes. */
export class Explainer {
  readonly #index: ExplainIndex;
  readonly #titles: ReadonlyMap<string, string>;
  #table: AnchorTable | undefined;
  #words: WordMatcher | undefined;
  #pasted: { readonly head: string; readonly says: PastedText } | undefined;

  constructor(index: ExplainIndex) {
    this.#index = index;
    this.#titles = new Map(Object.entries(index.titles));
  }

  /** What a log of any size is scanned with. */
  get table(): AnchorTable {
    this.#table ??= new AnchorTable(this.#index.signatures);
    return this.#table;
  }

  explain(text: string): Explanation {
    return this.conclude(this.scan(text));
  }

  /** What a text in memory holds. */
  scan(text: string): ScannedText {
    const few = possibleIn(text, this.#index.signatures);
    return scanText(few ? new AnchorTable(few) : this.table, text);
  }

  /** Reads the figures in the head of a log, which takes a while, before it is known what the rest holds. */
  readAhead(head: string): void {
    if (isReadable(head)) this.#pastedOf(head);
  }

  /** All that a scanned text says. */
  conclude(scanned: ScannedText): Explanation {
    return { causes: this.rank(scanned), context: contextOf(scanned.tallies) };
  }

  /** The causes that a text speaks for, best first. */
  rank({ tallies, head: whole }: ScannedText): readonly CauseMatch[] {
    const head = isReadable(whole) ? whole : '';
    const pasted = this.#pastedOf(head);
    const hard = [...messagesOf(tallies), ...pasted.findings.flatMap((finding) => this.#figuresOf(finding))];
    const { told, evidence } = this.#wordsOf(head, pasted, tallies);
    const least = tallies.some(({ signature }) => signature.context !== undefined) ? LEAST_BESIDE_CONTEXT : LEAST_TOLD;
    // Beside figures that say something, likeness alone is none: the text is output, and every text is like something.
    const known = new Set(hard.map(({ cause }) => cause));
    const soft = pasted.findings.length > 0 ? evidence.filter(({ cause, strength }) => strength >= LEAST_BESIDE_FIGURES || known.has(cause)) : evidence;
    return hard.length > 0 || told >= least ? this.#conclude(weigh([...hard, ...soft])) : [];
  }

  /** What the error messages say; never words or figures. */
  byLines(tallies: readonly SignatureTally[]): readonly CauseMatch[] {
    return this.#conclude(weigh(messagesOf(tallies)));
  }

  #conclude(weighed: readonly Weighed[]): readonly CauseMatch[] {
    return weighed
      .filter(({ certainty }, place) => certainty !== 'possible' || place < CANDIDATES)
      .map(({ cause, score, certainty, matches }) => ({ id: cause, title: this.#titles.get(cause) ?? cause, score: rounded(score), certainty, matches }));
  }

  #pastedOf(head: string): PastedText {
    if (this.#pasted?.head !== head) this.#pasted = { head, says: readPasted(head) };
    return this.#pasted.says;
  }

  #figuresOf({ line, text, says, causes, certainty }: PastedFinding): readonly Evidence[] {
    return causes
      .filter(({ id }) => this.#titles.has(id))
      .map(({ id, weight }, index) => ({
        cause: id,
        strength: weight * FINDING[certainty],
        // A figure names one cause; what else it may come from it points to.
        certainty: index === 0 ? certainty : 'points',
        matches: [{ line, text: excerpt(text), signature: says, count: 1 }],
      }));
  }

  #wordsOf(
    head: string,
    { findings, output }: PastedText,
    tallies: readonly SignatureTally[],
  ): { readonly told: number; readonly evidence: readonly Evidence[] } {
    this.#words ??= new WordMatcher(this.#index.words);
    // Tool output describes nothing in words, be its figures healthy or not; a line or two that look like output may be sentences.
    if (head.length > MOST_TOLD) return { told: 0, evidence: [] };
    const shown = head.split('\n');
    const lines = shown.map((line) => withoutContext(line, tallies));
    const whole = lines.join('\n');
    // Looks at one thing are output together, and what is told by one of them is output in all.
    const sure = new Set(findings.map(({ format }) => format));
    for (const [format, looks] of Map.groupBy(output, (each) => each.format))
      if (looks.reduce((all, { from, to }) => all + to - from + 1, 0) >= (LIKE_PROSE.has(format) ? LEAST_OUTPUT : 2)) sure.add(format);
    for (const { from, to, format } of output) if (sure.has(format)) lines.fill('', from - 1, to);
    const { told, matches } = this.#words.match(
      lines.map(toldOf).join('\n'),
      lines.filter((line) => !isRow(line)).join('\n'),
      whole,
      head.trim().includes('\n'),
    );
    const evidence = matches.map(({ cause, strength, likeness, says, line }) => ({
      cause,
      strength: strength * WORDS,
      likeness,
      certainty: 'possible' as const,
      matches: [{ line, text: excerpt(shown[line - 1]?.trim() ?? ''), signature: says, count: 1 }],
    }));
    return { told, evidence };
  }
}

function messagesOf(tallies: readonly SignatureTally[]): readonly Evidence[] {
  return tallies.flatMap(({ signature: { cause, literalLength }, certainty, matches }) =>
    cause === undefined ? [] : [{ cause, strength: SIGNATURE[certainty] + SIGNATURE.long * Math.min(1, literalLength / 60), certainty, matches }],
  );
}

/** Whether it is a text at all. */
function isReadable(text: string): boolean {
  return (text.match(UNREADABLE)?.length ?? 0) <= MOST_UNREADABLE * text.length;
}

const UNREADABLE = /[\ufffd\0-\x08\x0e-\x1a\x1c-\x1f]/g;

function rounded(score: number): number {
  return Math.round(score * 1000) / 1000;
}
