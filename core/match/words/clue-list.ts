import { CLUES } from './clues.ts';

/** Concepts that together speak for a cause. */
export interface Clue {
  readonly cause: string;
  readonly weight: number;
  readonly concepts: readonly string[];
}

let all: readonly Clue[] | undefined;

/** The clues of the field, read once. */
export function readClues(): readonly Clue[] {
  all ??= Object.entries(CLUES).flatMap(([cause, lines]) =>
    lines
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [tenths = '', clues = ''] = line.split(':');
        return clues.split(',').map((clue) => ({ cause, weight: Number(tenths) / 10, concepts: clue.trim().split(' ') }));
      }),
  );
  return all;
}
