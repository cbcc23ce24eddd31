import { answerTo } from './answers.ts';
import { countKinds, type KindCounts, kindOfLink } from './kinds.ts';
import type { Answer, Collected, ProbeContext, Request } from './probe.ts';

/** Links read at most, spread evenly; counts are scaled up beyond that. */
export const SAMPLE = 20_000;
/** Links read where one look has to be quick: a share of one half is then known to within 2.2 % (95 times of 100). */
export const QUICK_SAMPLE = 2_000;

export const descriptorCount = ({ pid }: Pick<ProbeContext, 'pid'>): Request => ({ kind: 'count', path: `/proc/${pid}/fd` });
export const descriptorLinks = ({ pid, depth }: Pick<ProbeContext, 'pid' | 'depth'>): Request => ({
  kind: 'links',
  path: `/proc/${pid}/fd`,
  sample: depth === 'quick' ? QUICK_SAMPLE : SAMPLE,
});

/** Looks whose links are asked for at once, because other questions of the same look depend on them. */
export const asksLinksAtOnce = ({ index, depth }: Pick<ProbeContext, 'index' | 'depth'>): boolean => depth === 'quick' || (depth === undefined && index <= 1);

/** The links; a process that ended between two reads shows none although it had some, which is no zero. */
export function linksOf(context: ProbeContext, collected: Collected): Answer {
  const answer = answerTo(collected, descriptorLinks(context));
  const empty = answer.status === 'ok' && answer.kind === 'links' && answer.targets.length === 0;
  return empty && (answer.total > 0 || (usedCount(context, collected) ?? 0) > 0)
    ? { status: 'gone', detail: 'the process ended while they were read' }
    : answer;
}

export function usedCount(context: ProbeContext, collected: Collected): number | undefined {
  const answer = answerTo(collected, descriptorCount(context));
  return answer.status === 'ok' && answer.kind === 'count' ? answer.count : undefined;
}

/** What the links of one look say, told apart once for all probes that ask. */
export interface SortedLinks {
  readonly kinds: KindCounts;
  /** Inodes of the sockets. */
  readonly sockets: ReadonlySet<number>;
  /** Descriptors that are inotify instances. */
  readonly inotify: readonly string[];
  /** A descriptor of a file for each directory, with the path of the file. */
  readonly files: readonly { readonly name: string; readonly target: string }[];
  /** Those whose link says deleted, and the path the file had. */
  readonly deleted: readonly { readonly name: string; readonly path: string }[];
}

const sorted = new WeakMap<Answer, SortedLinks>();
const SUFFIX = ' (deleted)';

/** Undefined when the links were not read, or could not be. */
export function sortedLinks(context: ProbeContext, collected: Collected): SortedLinks | undefined {
  const answer = linksOf(context, collected);
  if (answer.status !== 'ok' || answer.kind !== 'links') return undefined;
  const known = sorted.get(answer) ?? sortLinks(answer.targets);
  sorted.set(answer, known);
  return known;
}

function sortLinks(targets: readonly { readonly name: string; readonly target: string }[]): SortedLinks {
  const kinds = targets.map(({ target }) => kindOfLink(target));
  const sockets = new Set<number>();
  const inotify: string[] = [];
  const files = new Map<string, { name: string; target: string }>();
  const deleted: { name: string; path: string }[] = [];
  for (const [i, { name, target }] of targets.entries()) {
    const { kind, directory, deleted: gone } = kinds[i] ?? kindOfLink(target);
    if (kind === 'sockets') sockets.add(Number(target.slice('socket:['.length, -1)));
    else if (kind === 'inotify') inotify.push(name);
    else if (directory !== undefined && !files.has(directory)) files.set(directory, { name, target });
    if (gone) deleted.push({ name, path: target.slice(0, -SUFFIX.length) });
  }
  return { kinds: countKinds(kinds), sockets, inotify, files: [...files.values()], deleted };
}
