import { unescapeMount } from '../../probes/mounts.ts';
import type { Failure } from '../../probes/request.ts';
import { Snapshot } from './snapshot.ts';

/** What came out of the script: what it said of itself, and its looks, those that are whole. */
export interface ScriptOutput {
  readonly meta: Readonly<Record<string, string>>;
  readonly looks: readonly { readonly index: number; readonly uptime: number; readonly snapshot: Snapshot }[];
  /** Seconds after boot at which it was done; undefined when it was cut. */
  readonly endedAt?: number;
}

/** Reads the records that the script's library writes. Whatever it does not know is passed over. */
export function parseScript(text: string): ScriptOutput {
  const meta: Record<string, string> = Object.create(null);
  const looks: { index: number; uptime: number; snapshot: Snapshot }[] = [];
  const seen = new Set<number>();
  let open: { index: number; uptime: number; snapshot: Snapshot } | undefined;
  let endedAt: number | undefined;
  for (const { head, content } of records(text)) {
    const [kind = '', first = ''] = head.split(' ');
    const rest = head.slice(kind.length + 1);
    if (kind === 'meta') meta[first] ??= rest.slice(first.length + 1);
    else if (kind === 'look') open = { index: Number(first), uptime: Number(rest.slice(first.length + 1)), snapshot: new Snapshot() };
    else if (kind === 'done' && open) {
      if (Number.isSafeInteger(open.index) && open.uptime >= 0 && !seen.has(open.index)) {
        seen.add(open.index);
        looks.push(open);
      }
      open = undefined;
    } else if (kind === 'end') endedAt = Number(first);
    else if (open) RECORDS[kind]?.(open.snapshot, rest, content);
  }
  return { meta, looks, ...(endedAt !== undefined && endedAt >= 0 ? { endedAt } : {}) };
}

function* records(text: string): Generator<{ readonly head: string; readonly content: readonly string[] }> {
  let head: string | undefined;
  let content: string[] = [];
  for (const line of lines(text)) {
    if (line.startsWith(' ')) content.push(line.slice(1));
    else if (line.startsWith('=')) {
      if (head !== undefined) yield { head, content };
      [head, content] = [line.slice(1), []];
    }
  }
  if (head !== undefined) yield { head, content };
}

/** One after the other: a list of all lines of a large output would take several times its size. */
function* lines(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at);
    yield text.slice(at, end < 0 ? text.length : end);
    at = end < 0 ? text.length : end + 1;
  }
}

const FAILURES = ['failed', 'timed-out', 'not-permitted', 'missing', 'gone'] as const satisfies readonly Failure[];
const joined = (content: readonly string[]): string => (content.length === 0 ? '' : `${content.join('\n')}\n`);

type ReadRecord = (into: Snapshot, rest: string, content: readonly string[]) => void;

/** How each kind of record is read. */
const RECORDS: Readonly<Record<string, ReadRecord | undefined>> = {
  file: (into, path, content) => into.files.set(path, joined(content)),
  command: (into, argv, content) => into.commands.set(argv, joined(content)),
  fail(into, rest) {
    const [status, path] = split(rest);
    const known = FAILURES.find((failure) => failure === status);
    if (known) into.failures.set(path, known);
  },
  size(into, rest) {
    const at = rest.lastIndexOf(' ');
    const size = Number(rest.slice(at + 1));
    if (Number.isSafeInteger(size) && size >= 0) into.sizes.set(rest.slice(0, at), size);
  },
  have(into, _, content) {
    for (const path of content) if (!into.files.has(path)) into.files.set(path, '');
  },
  many(into, _, content) {
    const texts = new Map<string, string[]>();
    for (const line of content) {
      // The paths are made of numbers and fixed names: the first colon ends them.
      const at = line.indexOf(':');
      const path = line.slice(0, at);
      if (!into.files.has(path)) continue;
      const each = texts.get(path);
      if (each) each.push(line.slice(at + 1));
      else texts.set(path, [line.slice(at + 1)]);
    }
    for (const [path, each] of texts) into.files.set(path, joined(each));
  },
  dir(into, path, content) {
    const names = content.flatMap((each) => (each.startsWith(`${path}/`) ? [each.slice(path.length + 1)] : []));
    into.links.set(path, new Map(names.map((name) => [name, ''])));
  },
  links: readLinks,
  stats(into, path, content) {
    for (const line of content) {
      const match = /^(\S+) (\d+) (\d+) (\d+) (\d+) (\d+)$/.exec(line);
      if (!match?.[1]?.startsWith(`${path}/`)) continue;
      const [, file = '', links, blocks, size, device, inode] = match;
      into.stats.set(file, { name: file.slice(path.length + 1), links: Number(links), bytes: Number(blocks) * Number(size), inode: `${device}:${inode}` });
    }
  },
  statfs(into, point, [line = '']) {
    const figures = line.split(' ').map(Number);
    const [blocks = 0, free = 0, available = 0, files = 0, filesFree = 0] = figures;
    if (figures.length === 5 && figures.every((figure) => figure >= 0))
      into.fileSystems.set(unescapeMount(point), { blocks, free, available, files, filesFree });
  },
  df(into, point, [line = '']) {
    const match = /\s(\d+)\s+(\d+)\s+(\d+)\s+\d+%/.exec(line);
    if (!match) return;
    const [blocks, used, available] = [Number(match[1]), Number(match[2]), Number(match[3])];
    into.fileSystems.set(unescapeMount(point), { blocks, free: blocks - used, available, files: 0, filesFree: 0 });
  },
  holders(into, rest, content) {
    const descriptors = content.flatMap((line) => {
      const match = /^(\d+) (\d+)$/.exec(line);
      return match ? [{ pid: match[1] ?? '', fd: match[2] ?? '' }] : [];
    });
    const unreadable = content.filter((line) => line === 'closed').length;
    into.holders.set(rest, content.includes('too many') ? undefined : { status: 'ok', kind: 'holders', unreadable, descriptors });
  },
};

/**
 * Lines of `ls -l`. The target of a link may hold line breaks and may look like such a line: a line counts only for a name
 * that is known to be there, once; any other goes on with the target before it.
 */
function readLinks(into: Snapshot, rest: string, content: readonly string[]): void {
  const [path, ...names] = rest.trimEnd().split(' ');
  if (path === undefined) return;
  const known = names.length > 0 ? new Map(names.map((name) => [name, ''])) : (into.links.get(path) ?? new Map<string, string>());
  const found = new Map<string, string>();
  let last: string | undefined;
  for (const line of content) {
    const match = /^l\S+ .*? (?:\/\S*\/)?([\w.-]+) -> (.*)$/s.exec(line);
    const name = match?.[1];
    if (name !== undefined && known.has(name) && !found.has(name)) {
      found.set(name, match?.[2] ?? '');
      last = name;
    } else if (last !== undefined) found.set(last, `${found.get(last)}\n${line}`);
  }
  into.links.set(path, found);
}

function split(text: string): readonly [string, string] {
  const at = text.indexOf(' ');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
