/** Something about a line of the journal; the lines around it were read. */
export interface LineProblem {
  /** Counts from 1; 0: the file as a whole. */
  readonly line: number;
  readonly kind: ProblemKind;
  /** One sentence for a person, without its point. */
  readonly says: string;
}

export type ProblemKind =
  /** The last line, cut off by a crash. */
  | 'truncated-tail'
  /** A line, or a whole file, that cannot be read. */
  | 'broken'
  /** Of another incident, or of no incident at all. */
  | 'foreign'
  /** What was before this line is not what it was written behind. */
  | 'chain'
  /** The file went on in two places, and both are here. */
  | 'fork'
  /** A conflict marker of git. */
  | 'conflict'
  /** A line that is there twice. */
  | 'duplicate'
  /** The clock went back. */
  | 'clock-step';

// More of a kind than this tell no more than their number.
const FEW = 20;

/** The first of each kind, and of the others how many there are. */
export function fewOfEach(problems: readonly LineProblem[]): readonly LineProblem[] {
  return [...Map.groupBy(problems, ({ kind }) => kind).values()].flatMap((same) => {
    const last = same.at(-1);
    if (same.length <= FEW || !last) return same;
    return [...same.slice(0, FEW), { ...last, says: `so it is with ${same.length - FEW} more lines, the last of them line ${last.line}` }];
  });
}
