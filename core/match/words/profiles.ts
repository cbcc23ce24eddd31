import type { Library } from '../../knowledge/types.ts';
import { stems } from '../stems.ts';

/** The words by which a runbook is known, for BM25: each counts as often as its place in the runbook is worth. */
export interface Profile {
  readonly cause: string;
  readonly counts: readonly (readonly [stem: string, count: number])[];
  readonly length: number;
}

/** What a word is worth by where it stands. The long sections speak of every other cause as well, and are not loaded for a search. */
const WORTH = { names: 4, symptoms: 2, firstSymptoms: 2, summary: 2, messages: 2, signals: 1, cases: 0.5 };
const K1 = 1.2;
const B = 0.5;
/** A score that a few telling words reach together; below it a text is not sure of anything. */
const ENOUGH = 25;

/** How alike a text is to what the library says of each cause, by BM25 over words. Never a reason by itself: every text is like something. */
export class Profiles {
  readonly #postings = new Map<string, { at: number; count: number; norm: number }[]>();
  readonly #profiles: readonly Profile[];

  constructor(profiles: readonly Profile[]) {
    this.#profiles = profiles;
    const average = profiles.reduce((sum, { length }) => sum + length, 0) / Math.max(1, profiles.length);
    for (const [at, { counts, length }] of profiles.entries()) {
      const norm = K1 * (1 - B + (B * length) / average);
      for (const [stem, count] of counts) {
        const sharing = this.#postings.get(stem);
        if (sharing) sharing.push({ at, count, norm });
        else this.#postings.set(stem, [{ at, count, norm }]);
      }
    }
  }

  /** 0 to 1 for each cause that shares a word; 1 for the likest one of a text that says enough. */
  likeness(text: string): ReadonlyMap<string, number> {
    const scores = new Float64Array(this.#profiles.length);
    for (const stem of new Set(stems(text))) {
      const postings = this.#postings.get(stem) ?? [];
      const rarity = Math.log(1 + (this.#profiles.length - postings.length + 0.5) / (postings.length + 0.5));
      for (const { at, count, norm } of postings) scores[at] = (scores[at] ?? 0) + (rarity * count * (K1 + 1)) / (count + norm);
    }
    const most = scores.reduce((best, score) => Math.max(best, score), ENOUGH);
    return new Map(this.#profiles.flatMap(({ cause }, at) => (scores[at] ? [[cause, (scores[at] ?? 0) / most]] : [])));
  }
}

/** The words of every cause of a library. */
export function indexProfiles(library: Library): readonly Profile[] {
  const cases = Map.groupBy(
    library.cases.flatMap((study) => study.causes.map((cause) => ({ cause, study }))),
    ({ cause }) => cause,
  );
  const symptoms = Map.groupBy(
    library.symptoms.flatMap(({ text, causes }) => causes.map((cause, rank) => ({ cause, text, rank }))),
    ({ cause }) => cause,
  );
  return library.runbooks.map((runbook) => {
    const seen = symptoms.get(runbook.id) ?? [];
    return profileOf(runbook.id, [
      [WORTH.names, [runbook.title, runbook.id, ...runbook.alsoCalled]],
      [WORTH.symptoms, seen.map(({ text }) => text)],
      [WORTH.firstSymptoms, seen.filter(({ rank }) => rank === 0).map(({ text }) => text)],
      [WORTH.summary, [runbook.summary]],
      [WORTH.messages, runbook.messages.map(({ pattern }) => pattern)],
      [WORTH.signals, runbook.signals.map(({ says }) => says)],
      [WORTH.cases, (cases.get(runbook.id) ?? []).flatMap(({ study }) => [study.title, study.summary, ...study.keywords])],
    ]);
  });
}

function profileOf(cause: string, parts: readonly (readonly [worth: number, texts: readonly string[]])[]): Profile {
  const counts = new Map<string, number>();
  let length = 0;
  for (const [worth, texts] of parts) {
    for (const stem of stems(texts.join('\n'))) {
      counts.set(stem, (counts.get(stem) ?? 0) + worth);
      length += worth;
    }
  }
  return { cause, counts: [...counts], length };
}
