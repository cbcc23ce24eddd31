import type { LineProblem } from './line-problem.ts';

/** Text → its hash. Passed in, because core/ has none of its own. */
export type Hash = (text: string) => string;

/** How a line hangs on those before it. A line of format 1 says none of it. */
export interface Link {
  /** Counts from 1. */
  readonly line: number;
  readonly id: string;
  /** SHA-256, in hex, of the line with its newline. */
  readonly hash: string;
  /** Counts the lines of its file from 1, whatever the clock says. */
  readonly seq?: number;
  /** Hash of the readable line before it in the same file; null for the first. */
  readonly prev?: string | null;
  /** The last line of each other file that its writer had read, by file name: so that one hash covers all of it. */
  readonly seen?: Readonly<Record<string, string>>;
}

/** One file as a chain. */
export interface Chain {
  readonly links: readonly Link[];
  /** The last line: what the next one follows, and what to publish. */
  readonly head?: Link;
  readonly problems: readonly LineProblem[];
  readonly remarks: readonly LineProblem[];
}

/**
 * Whether every line of a file follows the line it was written behind. It tells of accidents, such as a line that was
 * changed or lost; who changes lines on purpose can also compute their hashes, unless the last one was published.
 */
export function checkChain(links: readonly Link[]): Chain {
  const problems: LineProblem[] = [];
  const remarks: LineProblem[] = [];
  const known = new Map<string, Link>();
  let head: Link | undefined;
  for (const link of links) {
    if (known.has(link.hash)) continue;
    const before = link.prev == null ? undefined : known.get(link.prev);
    if (link.prev === undefined || (before ? before === head : link.prev === null && head === undefined)) {
      // As it should be, or of a format without a chain.
    } else if (before) remarks.push(fork(link, before));
    else problems.push(breach(link, head));
    known.set(link.hash, link);
    head = link;
  }
  return { links: [...known.values()], ...(head ? { head } : {}), problems, remarks };
}

function fork({ line }: Link, before: Link): LineProblem {
  return { line, kind: 'fork', says: `line ${line} was written behind line ${before.line}: the file went on in two places, and both are here` };
}

function breach({ line, seq, prev }: Link, head: Link | undefined): LineProblem {
  const gap = seq === undefined ? 0 : seq - (head?.seq ?? 0) - 1;
  const missing = gap > 0 ? `${gap === 1 ? 'one line is' : `${gap} lines are`} missing before it` : 'what is before it was changed';
  const why = prev === null ? 'it was the first of its file, and is not any more' : missing;
  return { line, kind: 'chain', says: `the chain does not hold at line ${line}: ${why}` };
}

/** The first line of each file that was written after a line of another file that is not there any more. */
export function checkSeen(files: ReadonlyMap<string, Chain>): readonly (LineProblem & { readonly file: string })[] {
  const hashes = new Map([...files].map(([file, { links }]) => [file, new Set(links.map(({ hash }) => hash))]));
  return [...files].flatMap(([file, { links }]) => {
    for (const { line, seen } of links) {
      const gone = Object.entries(seen ?? {}).find(([other, hash]) => !hashes.get(other)?.has(hash))?.[0];
      if (gone !== undefined)
        return [{ file, line, kind: 'chain', says: `the chain does not hold at line ${line}: it was written after a line of ${gone} that is not there` }];
    }
    return [];
  });
}
