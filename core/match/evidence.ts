import type { LineMatch, MatchCertainty } from './types.ts';

/** One reason to take a cause for the answer. */
export interface Evidence {
  readonly cause: string;
  /** 0 to 1. */
  readonly strength: number;
  readonly certainty: MatchCertainty;
  /** 0 to 1: how alike the whole text is to what the library says of the cause. It decides between near ones and is no reason by itself. */
  readonly likeness?: number;
  readonly matches: readonly LineMatch[];
}

/** All that speaks for one cause. */
export interface Weighed {
  readonly cause: string;
  readonly score: number;
  readonly certainty: MatchCertainty;
  readonly first: number;
  /** Lines that show it by more than likeness. */
  readonly shown: ReadonlySet<number>;
  /** Words speak for it, beside messages and figures or alone. */
  readonly byWords: boolean;
  readonly matches: readonly LineMatch[];
}

/** What a cause brings about: where both are seen, the cause is named first. */
const CONSEQUENCES: Readonly<Record<string, readonly string[]>> = {
  'inotify-watch-limit': ['fd-leak', 'disk-full-deleted-open-files', 'limit-too-low'],
  'connection-leak': ['fd-leak', 'memory-leak'],
  'zombie-process-leak': ['thread-explosion', 'limit-too-low'],
  'goroutine-explosion': ['memory-leak'],
  'thread-explosion': ['memory-leak', 'native-memory-leak'],
  'native-memory-leak': ['memory-leak'],
  'event-listener-or-timer-leak': ['memory-leak'],
  'message-or-queue-backlog': ['memory-leak'],
  'idle-in-transaction': ['db-pool-exhaustion', 'slow-or-blocked-sql', 'db-server-connections-exhausted'],
  'serverless-connection-reuse': ['db-server-connections-exhausted', 'db-pool-exhaustion'],
};
/** Below this a cause is too weak to make others its consequences. */
const LEAST_CAUSE = 0.4;
const CONSEQUENCE = 0.8;
/** Words that are this strong show a cause by themselves. */
const LEAST_WORDS = 0.45;
/** Weaker words only lean to a cause, and show no line of its own. */
const LEAST_SHOWN = 0.1;

const RANK: Readonly<Record<MatchCertainty, number>> = { names: 2, points: 1, possible: 0 };
/** Each further reason of one cause adds less. */
const FADING = 0.5;
/** How much of what is still missing to certainty likeness can add. Of several causes that one message may have, it is what tells them apart. */
const LIKENESS: Readonly<Record<MatchCertainty, number>> = { names: 0.3, points: 0.3, possible: 0.75 };
const MOST_MATCHES = 50;

/** The causes that the evidence speaks for: the weightiest first, and among equals the earliest. */
export function weigh(evidence: readonly Evidence[]): readonly Weighed[] {
  const weighed = [...Map.groupBy(evidence, ({ cause }) => cause)].map(([cause, reasons]) => weighCause(cause, reasons));
  return weighed
    .map((each) => (isConsequence(each, weighed) ? { ...each, score: each.score * CONSEQUENCE } : each))
    .sort((a, b) => b.score - a.score || RANK[b.certainty] - RANK[a.certainty] || a.first - b.first || (a.cause < b.cause ? -1 : 1));
}

function weighCause(cause: string, reasons: readonly Evidence[]): Weighed {
  const inOrder = reasons.toSorted((a, b) => b.strength - a.strength);
  const doubt = inOrder.reduce((rest, { strength }, index) => rest * (1 - strength * FADING ** index), 1);
  const likeness = Math.max(0, ...reasons.map((reason) => reason.likeness ?? 0));
  // Words of a line that a message or a figure was read from say nothing more.
  const read = new Set(reasons.filter(({ certainty }) => certainty !== 'possible').flatMap((reason) => reason.matches.map(({ line }) => line)));
  const matches = inOrder
    .flatMap((reason) => reason.matches.filter(({ line }) => reason.certainty !== 'possible' || !read.has(line)))
    .sort((a, b) => a.line - b.line);
  const certainty = reasons.reduce<MatchCertainty>((best, each) => (RANK[each.certainty] > RANK[best] ? each.certainty : best), 'possible');
  return {
    cause,
    score: 1 - doubt * (1 - LIKENESS[certainty] * likeness),
    certainty,
    byWords: reasons.some(({ certainty, strength }) => certainty === 'possible' && strength >= LEAST_WORDS),
    shown: new Set(
      reasons
        .filter(({ certainty, strength }) => certainty !== 'possible' || strength >= LEAST_SHOWN)
        .flatMap((reason) => reason.matches.map(({ line }) => line)),
    ),
    first: Math.min(...matches.map(({ line }) => line)),
    matches: matches.slice(0, MOST_MATCHES),
  };
}

/** The one message that may mean both makes neither the consequence of the other: the cause has to show by something of its own. */
function isConsequence({ cause, matches, certainty }: Weighed, all: readonly Weighed[]): boolean {
  const lines = new Set(matches.map(({ line }) => line));
  return all.some((root) => {
    if (root.score < LEAST_CAUSE || !CONSEQUENCES[root.cause]?.includes(cause)) return false;
    // What the only line names is not the consequence of what that line may mean as well, whatever its words are like.
    const named = certainty === 'names' && root.certainty === 'points' && lines.size === 1;
    return [...root.shown].some((line) => !lines.has(line)) || (root.byWords && !named);
  });
}
