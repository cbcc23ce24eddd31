import { existsSync, readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { UserError } from '../../core/errors.ts';
import { softLimit } from '../../core/probes/descriptors.ts';
import { parseStat } from '../../core/probes/process.ts';
import { statusNumber } from '../../core/probes/status.ts';
import { readAside } from './read-aside.ts';

/** What the process picker and `--name` know of a process; figures that could not be read are absent. */
export interface ProcessSummary {
  readonly pid: number;
  readonly name: string;
  readonly state?: string;
  readonly parent?: number;
  /** Number of the user that runs it. */
  readonly uid?: number;
  readonly descriptors?: number;
  readonly limit?: number;
  readonly threads?: number;
  /** Bytes. */
  readonly rss?: number;
}

/** Threads whose states are read: 15 µs each. */
const FEW_THREADS = 64;

export function hasProc(): boolean {
  return existsSync('/proc/self/stat');
}

/** All processes this user may see, by /proc or by ps; `bare`: nothing is started to find out what programs of Node.js are called. */
export async function listProcesses({ bare = false } = {}): Promise<readonly ProcessSummary[]> {
  if (!hasProc()) return listFromPs();
  return bare ? listFromProc() : nameByScript(listFromProc());
}

function listFromProc(): readonly ProcessSummary[] {
  return readdirSync('/proc').flatMap((entry) => {
    const pid = Number(entry);
    const process = Number.isInteger(pid) ? readProcess(pid) : undefined;
    return process ? [process] : [];
  });
}

/** One process from /proc; undefined when it is gone or hidden. */
export function readProcess(pid: number): ProcessSummary | undefined {
  const parsed = parseStat(readOr(`/proc/${pid}/stat`) ?? '');
  if (!parsed) return undefined;
  const status = readOr(`/proc/${pid}/status`);
  const [descriptors, limit] = [countDescriptors(pid), softLimit(readOr(`/proc/${pid}/limits`))];
  const [threads, rss, uid] = [statusNumber(status, 'Threads'), statusNumber(status, 'VmRSS'), statusNumber(status, 'Uid')];
  return {
    pid,
    name: parsed.name,
    state: parsed.field(3),
    parent: Number(parsed.field(4)),
    ...(uid === undefined ? {} : { uid }),
    ...(descriptors === undefined ? {} : { descriptors }),
    ...(limit === undefined ? {} : { limit }),
    ...(threads === undefined ? {} : { threads }),
    ...(rss === undefined ? {} : { rss }),
  };
}

/** Node 24 and newer call every process `MainThread`: those are named by their program and script, as `node server.js`. */
export async function nameByScript(processes: readonly ProcessSummary[]): Promise<readonly ProcessSummary[]> {
  const path = ({ pid }: ProcessSummary) => `/proc/${pid}/cmdline`;
  const unnamed = processes.filter(({ name }) => name === 'MainThread');
  const locked = new Set(unnamed.filter(mayBeLocked));
  const lines = new Map(await readAside([...locked].map(path)));
  // To start a process for it takes a tenth of the time of a diagnosis.
  for (const each of unnamed) if (!locked.has(each)) lines.set(path(each), readOr(path(each)) ?? '');
  return processes.map((each) => {
    const line = lines.get(path(each));
    return each.name === 'MainThread' ? { ...each, name: scriptOf(line ?? '') || programOf(each) } : each;
  });
}

/**
 * Whether its memory may be locked for long, by a thread that waits for a dead disk or server: only one in state D does.
 * Of many threads it is taken for granted.
 */
function mayBeLocked({ pid, threads = 1 }: ProcessSummary): boolean {
  if (threads > FEW_THREADS) return true;
  try {
    return readdirSync(`/proc/${pid}/task`).some((tid) => parseStat(readOr(`/proc/${pid}/task/${tid}/stat`) ?? '')?.field(3) === 'D');
  } catch {
    return true;
  }
}

/** By the link to its program, which can be read whatever state its memory is in. */
function programOf({ pid, name }: ProcessSummary): string {
  const program = linkOr(`/proc/${pid}/exe`);
  return program === undefined ? name : basename(program);
}

/** Options of Node whose value is a word of its own, and those whose value is a program: that may hold anything, so it names nothing. */
const WITH_VALUE: ReadonlySet<string> = new Set(['-r', '--require', '--import', '--loader', '--experimental-loader', '-C', '--conditions', '--env-file']);
const INLINE: ReadonlySet<string> = new Set(['-e', '--eval', '-p', '--print', '-pe']);

/** `node server.js` of its arguments, as they lie in /proc/PID/cmdline; `node -e` where the program stands among them. */
export function scriptOf(line: string): string {
  const [program = '', ...words] = line.split('\0').filter((word) => word !== '');
  const script = words.find((word, at) => INLINE.has(word) || !(word.startsWith('-') || WITH_VALUE.has(words[at - 1] ?? '')));
  return [program, ...(script === undefined ? [] : [script])].map((word) => word.slice(word.lastIndexOf('/') + 1)).join(' ');
}

function countDescriptors(pid: number): number | undefined {
  try {
    const { size } = statSync(`/proc/${pid}/fd`);
    return size > 0 ? size : readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    // Gone or not ours: not counted, and said so by the caller.
    return undefined;
  }
}

/** The text of a small file; undefined when it is gone or not ours. */
export function readOr(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Where a link points; undefined when it is gone or not ours. */
export function linkOr(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

async function listFromPs(): Promise<readonly ProcessSummary[]> {
  const { runTool } = await import('./run-tool.ts');
  const answer = await runTool(['ps', '-axo', 'pid=,state=,rss=,comm=']);
  if (answer.status !== 'ok' || !('text' in answer)) throw new UserError('The processes could not be listed.', { hint: 'Name one with --pid.' });
  return answer.text.split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(\S+)\s+(\d+)\s+(.+)$/.exec(line);
    return match ? [{ pid: Number(match[1]), state: match[2] ?? '', rss: Number(match[3]) * 1024, name: match[4]?.split('/').at(-1) ?? '' }] : [];
  });
}
