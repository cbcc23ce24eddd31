import { readdirSync } from 'node:fs';
import { parseProcTcp } from '../../core/probes/parse/proc-tcp.ts';
import { hasProc, linkOr, readOr } from './processes.ts';

/** Pids of the processes that listen on a TCP port, as far as this user may see them. */
export async function listenersOn(port: number): Promise<readonly number[]> {
  return hasProc() ? listenersFromProc(port) : listenersFromTools(port);
}

/** The inodes of the listening sockets, then whose descriptors they are: no tool is started for it. */
function listenersFromProc(port: number): readonly number[] {
  const rows = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((path) => parseProcTcp(readOr(path) ?? ''));
  const wanted = new Set(rows.filter(({ state, local }) => state === 'LISTEN' && local.endsWith(`:${port}`)).map(({ inode }) => `socket:[${inode}]`));
  if (wanted.size === 0) return [];
  return readdirSync('/proc').flatMap((entry) => (/^\d+$/.test(entry) && holdsOneOf(wanted, entry) ? [Number(entry)] : []));
}

function holdsOneOf(links: ReadonlySet<string>, pid: string): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((name) => links.has(linkOr(`/proc/${pid}/fd/${name}`) ?? ''));
  } catch {
    // Gone or not ours: what it listens on cannot be told.
    return false;
  }
}

async function listenersFromTools(port: number): Promise<readonly number[]> {
  const { runTool } = await import('./run-tool.ts');
  const lsof = await runTool(['lsof', '-nP', '-w', '-t', `-iTCP:${port}`, '-sTCP:LISTEN']);
  if (lsof.status === 'ok' && 'text' in lsof) return pids(lsof.text, /^(\d+)$/gm);
  const ss = await runTool(['ss', '-Hltnp', `sport = :${port}`]);
  return ss.status === 'ok' && 'text' in ss ? pids(ss.text, /,pid=(\d+),/g) : [];
}

function pids(text: string, pattern: RegExp): readonly number[] {
  return [...new Set([...text.matchAll(pattern)].map((match) => Number(match[1])))];
}
