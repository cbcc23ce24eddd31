import type { Answer } from '../../core/probes/request.ts';
import { findTool } from './find-tool.ts';

/** Milliseconds; what it reads is there at once, or not for a long time. */
const DEADLINE = 1_000;
/** A command line may have 2 MB. */
const EACH = 512;

/**
 * The beginnings of files whose reading may block without an end, by path: a command line lies in the memory of its process,
 * and a process that waits for a dead disk or server may keep that locked. So another process reads them, which is left
 * behind when it does not come back. What could not be read is not among them.
 */
export async function readAside(paths: readonly string[], deadline = DEADLINE): Promise<ReadonlyMap<string, string>> {
  const head = findTool('head');
  if (!head || paths.length === 0) return new Map();
  const { spawn } = await import('node:child_process');
  const output = await new Promise<string>((resolve) => {
    const child = spawn(head, ['-v', '-c', String(EACH), ...paths], { stdio: ['ignore', 'pipe', 'ignore'], detached: true, env: { LC_ALL: 'C' } });
    let text = '';
    const done = () => {
      clearTimeout(timer);
      child.stdout?.destroy();
      child.unref();
      resolve(text);
    };
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      done();
    }, deadline);
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    // No process or descriptor left for it: what is read this way can be done without.
    child.once('error', done);
    child.once('close', done);
    // Neither may it be, where Node.js itself is not allowed to start anything.
  }).catch(() => '');
  return cutApart(output, paths);
}

/** One whole file of that kind; `timed-out` when whoever reads it does not come back. */
export async function readFileAside(path: string, deadline = DEADLINE): Promise<Answer> {
  const { runTool } = await import('./run-tool.ts');
  const answer = await runTool(['cat', path], { deadline });
  if (answer.status === 'ok') return { status: 'ok', kind: 'file', text: 'text' in answer ? answer.text : '' };
  if (answer.status === 'timed-out')
    return { status: 'timed-out', detail: `${path} could not be read within ${deadline / 1000} s: the memory of the process is locked` };
  if (/No such file or directory$/.test(answer.detail)) return { status: 'missing', detail: `ENOENT reading ${path}` };
  return /No such process$/.test(answer.detail) ? { status: 'gone', detail: `ESRCH reading ${path}` } : answer;
}

/** `==> path <==` before each file that could be read, in the order in which they were asked for. */
function cutApart(output: string, paths: readonly string[]): ReadonlyMap<string, string> {
  const headers: { path: string; start: number; end: number }[] = [];
  for (const path of paths) {
    const header = `==> ${path} <==\n`;
    const start = output.indexOf(header, headers.at(-1)?.end ?? 0);
    if (start >= 0) headers.push({ path, start, end: start + header.length });
  }
  // Before each further header `head` writes an empty line.
  return new Map(headers.map(({ path, end }, i) => [path, output.slice(end, headers[i + 1] && (headers[i + 1]?.start ?? 0) - 1)]));
}
