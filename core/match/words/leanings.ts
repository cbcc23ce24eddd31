import { type Clue, readClues } from './clue-list.ts';
import { HAPPENINGS } from './happenings.ts';
import type { Sighting } from './recognise.ts';
import { TROUBLE } from './troubles.ts';

/** A cause that the concepts of a text lean to one by one, whether or not they stand together as a clue wants them. */
export interface Leaning {
  /** 0 and more. */
  readonly weight: number;
  /** The concept that leans to it most. */
  readonly most: Sighting;
}

/** What is put in faint words counts half. */
const FAINT = 0.5;
/** What is spoken of says more of a cause than what happens to it. */
const THING = 1.3;

let shares: ReadonlyMap<string, ReadonlyMap<string, number>> | undefined;

/** The causes that the concepts of a text lean to. */
export function leaningsOf(sightings: readonly Sighting[]): ReadonlyMap<string, Leaning> {
  shares ??= sharesOf(readClues());
  const leanings = new Map<string, { weight: number; most: Sighting; best: number }>();
  for (const { sighting, share } of distinct(sightings)) {
    const factor = share * (sighting.concept in HAPPENINGS ? 1 : THING);
    for (const [cause, worth] of shares.get(sighting.concept) ?? []) {
      const weight = factor * worth;
      const before = leanings.get(cause);
      if (!before) leanings.set(cause, { weight, most: sighting, best: weight });
      else leanings.set(cause, { weight: before.weight + weight, most: weight > before.best ? sighting : before.most, best: Math.max(weight, before.best) });
    }
  }
  return leanings;
}

/** How much trouble a text tells of, whatever it happens to. */
export function troubleIn(sightings: readonly Sighting[]): number {
  return distinct(sightings).reduce((sum, { sighting, share }) => sum + share * (TROUBLE[sighting.concept] ?? 0), 0);
}

/** Each concept once, by the clearest words for it. */
function distinct(sightings: readonly Sighting[]): readonly { readonly sighting: Sighting; readonly share: number }[] {
  const clearest = new Map<string, Sighting>();
  for (const sighting of sightings) if (!clearest.has(sighting.concept) || !sighting.faint) clearest.set(sighting.concept, sighting);
  return [...clearest.values()].map((sighting) => ({ sighting, share: sighting.faint ? FAINT : 1 }));
}

/** How much each concept says of each cause: what its clues weigh, shared among its concepts, and less where other causes have it too. */
function sharesOf(clues: readonly Clue[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const all = new Map<string, Map<string, number>>();
  for (const { cause, weight, concepts } of clues)
    for (const concept of concepts) {
      const of = all.get(concept) ?? new Map<string, number>();
      all.set(concept, of.set(cause, Math.max(of.get(cause) ?? 0, weight / concepts.length)));
    }
  for (const of of all.values()) {
    const sum = [...of.values()].reduce((total, share) => total + share, 0);
    for (const [cause, share] of of) of.set(cause, (share * share) / sum);
  }
  return all;
}
