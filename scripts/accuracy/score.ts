import type { DrillRun } from './run-drill.ts';

/** All runs of one drill together. */
export interface DrillScore {
  readonly drill: string;
  readonly answer: string;
  readonly runs: number;
  /** Runs that ended right: the answer first; for a healthy one nothing confirmed or likely. */
  readonly right: number;
  /** Runs in which the answer stood first within 40 s. */
  readonly inTime: number;
  /** How it ended most often. */
  readonly status: string;
  /** Medians over the runs that got there. */
  readonly namedAfter?: number;
  readonly firmAfter?: number;
  readonly falseAlarms: readonly string[];
}

export const IN_TIME = 40;

export function scoreDrills(runs: readonly DrillRun[]): readonly DrillScore[] {
  return [...Map.groupBy(runs, ({ drill }) => drill)].map(([drill, same]) => ({
    drill,
    answer: same[0]?.answer ?? '',
    runs: same.length,
    right: same.filter(({ right }) => right).length,
    inTime: same.filter(({ namedAfter }) => namedAfter !== undefined && namedAfter <= IN_TIME).length,
    status: mostOften(same.map(({ status, outcome, answer }) => (answer === 'none' ? outcome : status))),
    ...median('namedAfter', same),
    ...median('firmAfter', same),
    falseAlarms: [...new Set(same.flatMap(({ falseAlarms }) => falseAlarms))],
  }));
}

function mostOften(values: readonly string[]): string {
  const [first] = [...Map.groupBy(values, (value) => value)].sort((a, b) => b[1].length - a[1].length);
  return first?.[0] ?? '';
}

function median<Key extends 'namedAfter' | 'firmAfter'>(key: Key, runs: readonly DrillRun[]): { readonly [K in Key]?: number } {
  const values = runs.flatMap((run) => run[key] ?? []).sort((a, b) => a - b);
  const middle = values[Math.floor(values.length / 2)];
  return middle === undefined ? {} : ({ [key]: middle } as { readonly [K in Key]: number });
}
