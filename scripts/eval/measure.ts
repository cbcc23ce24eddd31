import { type Item, NONE } from './items.ts';

/** Text → causes, best first; none when nothing fits. */
export type Ranking = (text: string) => readonly string[];

/** How a ranking did on some items. Shares are of the items that have a cause, but for `falseMatches`. */
export interface Score {
  /** Items with a cause. */
  readonly items: number;
  /** The cause stands first. */
  readonly top1: number;
  /** What stands first is the cause, or one that the set calls right too. */
  readonly top1OrAlso: number;
  readonly top3: number;
  /** The mean of 1 ÷ the place of the cause; 0 where it is missing. */
  readonly meanReciprocalRank: number;
  /** Items without a cause. */
  readonly unrelated: number;
  /** The share of those for which anything at all is returned. */
  readonly falseMatches: number;
}

export interface Answer {
  readonly item: Item;
  readonly ranked: readonly string[];
}

export function answersOf(items: readonly Item[], ranking: Ranking): readonly Answer[] {
  return items.map((item) => ({ item, ranked: ranking(item.text) }));
}

/** Whether the best that could be said of the item was said. */
export function isRight({ item, ranked }: Answer): boolean {
  return item.cause === NONE ? ranked.length === 0 : ranked[0] === item.cause;
}

export function scoreOf(answers: readonly Answer[]): Score {
  const caused = answers.filter(({ item }) => item.cause !== NONE);
  const unrelated = answers.filter(({ item }) => item.cause === NONE);
  const place = ({ item, ranked }: Answer) => ranked.indexOf(item.cause);
  return {
    items: caused.length,
    top1: mean(caused, (answer) => Number(place(answer) === 0)),
    top1OrAlso: mean(caused, ({ item, ranked: [first = ''] }) => Number(first === item.cause || item.also.includes(first))),
    top3: mean(caused, (answer) => Number(place(answer) >= 0 && place(answer) < 3)),
    meanReciprocalRank: mean(caused, (answer) => (place(answer) < 0 ? 0 : 1 / (place(answer) + 1))),
    unrelated: unrelated.length,
    falseMatches: mean(unrelated, ({ ranked }) => Number(ranked.length > 0)),
  };
}

/** The same for each cause, kind or difficulty, in the order of the alphabet. */
export function scoresBy(answers: readonly Answer[], key: 'cause' | 'kind' | 'difficulty'): Readonly<Record<string, Score>> {
  const groups = [...Map.groupBy(answers, ({ item }) => item[key])].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(groups.map(([name, some]) => [name, scoreOf(some)]));
}

function mean<T>(all: readonly T[], of: (each: T) => number): number {
  return all.length === 0 ? 0 : Math.round((1000 * all.reduce((sum, each) => sum + of(each), 0)) / all.length) / 1000;
}
