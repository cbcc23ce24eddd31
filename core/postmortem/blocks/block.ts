import type { Facts } from '../facts.ts';

/** One generated part of a postmortem: the same facts, whatever template they stand in. */
export interface Block {
  /** What it holds, in a few words. */
  readonly holds: string;
  /** Stands in the empty template too, for people to fill in. */
  readonly byHand?: true;
  /** Block-level Markdown, escaped; undefined where the record has nothing of it. */
  render(facts: Facts): string | undefined;
  /** Whether the record says something of it, for a block that lists what is missing too. */
  hasFacts?(facts: Facts): boolean;
}
