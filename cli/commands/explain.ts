import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { EXIT, UserError } from '../../core/errors.ts';
import { formatBytes } from '../../core/figures.ts';
import { printable } from '../../core/printable.ts';
import { safeJson } from '../../core/safe-json.ts';
import { renderExplanation } from '../formats/evidence.ts';
import { styleFor } from '../formats/style.ts';
import type { CliCommand, Shell } from '../shell.ts';
import { type LoadLibrary, loadLibrary } from './knowledge.ts';
import type { ReadText } from './read-text.ts';

/** Bytes; more of one text is not held in memory. */
const LIMIT = 64 * 1024 * 1024;

/** Error lines, logs or words → causes. */
export const explain: CliCommand = explainWith(loadLibrary);

interface Source extends ReadText {
  /** Absent for words typed as arguments. */
  readonly name?: string;
  readonly lines: number;
}

export function explainWith(load: LoadLibrary, limit = LIMIT): CliCommand {
  return {
    name: 'explain',
    build(command, shell) {
      command
        .description('say what an error message, a log or a few words speak for')
        .argument('[files-or-words...]', 'log files (.gz too), - for standard input, or the words themselves')
        .option('--json', 'as JSON')
        .addHelpText('after', EXAMPLES)
        .action(async (args: string[], { json }: { json?: boolean }) => {
          const [{ createMatcher }, library, sources] = await Promise.all([
            import('../../core/match/matcher.ts'),
            load(shell),
            readSources(args, shell, limit),
          ]);
          const { causes, context } = createMatcher(library).explainWithContext(
            sources.map(({ text }) => (text === '' || text.endsWith('\n') ? text : `${text}\n`)).join(''),
          );
          const sum = (pick: (source: Source) => number) => sources.reduce((total, source) => total + pick(source), 0);
          const counted = causes.map(({ id, score, certainty, matches }) => ({ id, score, certainty, matches }));
          const cut = sources.some((source) => source.cut || source.damaged);
          const read = { lines: sum(({ lines }) => lines), bytes: sum(({ bytes }) => bytes), cut };
          if (json) shell.out(`${safeJson({ schema: 1, causes: counted, context, ...read }, 2)}\n`);
          else if (causes.length + context.length > 0) shell.out(renderExplanation({ causes, context }, styleFor(shell.stdout), placeIn(sources)));
          if (causes.length > 0) return;
          shell.exitCode = EXIT.inconclusive;
          if (context.length > 0) shell.err(NO_CAUSE);
          else if (sources.every(({ text }) => text.trim() === '')) shell.err('There was nothing to read: the text is empty.\n');
          else
            shell.err(
              `Nothing in the library fits ${cut ? 'the part that was read' : 'that text'}. It may still be a leak: look at the process itself.\nNext: stanch diagnose --pid PID, or read the table: stanch show symptoms\n`,
            );
        });
    },
  };
}

const NO_CAUSE = `That tells something, and names no cause in the library. Look at the lines before it.
Next: stanch show other-messages, or look at the process itself: stanch diagnose --pid PID
`;

const EXAMPLES = `
Exit codes: 0 something fits, 4 nothing fits, 2 no file could be read.

Examples:
  $ stanch explain /var/log/app.log /var/log/app.log.1.gz
  $ journalctl -u payment | stanch explain
  $ stanch explain "accept4: too many open files"`;

async function readSources(args: readonly string[], shell: Shell, limit: number): Promise<readonly Source[]> {
  if (args.length === 0 && shell.stdin.isTTY) {
    throw new UserError('Nothing to explain.', { hint: 'Give a log file, pipe a log in, or type what you see: stanch explain "too many open files"' });
  }
  const { readLog, readLogFile } = await import('./read-text.ts');
  const options = { limit, signal: shell.interrupted };
  if (!args.every((arg) => isFile(arg, shell.cwd))) return [typed(args.join(' '))];
  const sources: Source[] = [];
  for (const name of args.length === 0 ? ['-'] : args) {
    const shown = name === '-' ? 'standard input' : name;
    try {
      const read = name === '-' ? await readLog(shell.stdin, options) : await readLogFile(resolve(shell.cwd, name), options);
      sources.push({ ...read, name: shown, lines: countLines(read.text) });
      if (read.cut) shell.err(`${printable(shown)}: only the first ${formatBytes(limit)} were read.\n`);
      if (read.damaged) shell.err(`${printable(shown)}: damaged, only the first ${formatBytes(read.bytes)} could be unpacked.\n`);
    } catch (error) {
      shell.err(`${printable(shown)}: cannot be read: ${printable(error instanceof Error ? error.message : String(error))}\n`);
    }
  }
  if (sources.length === 0) throw new UserError('None of the files could be read.', { hint: 'Check the path and who may read it: ls -l FILE' });
  return sources;
}

/** A folder of that name is none: `memory` may well be a word. What looks like a path and is not there is a mistake to tell. */
function isFile(arg: string, cwd: string): boolean {
  if (arg === '-' || LIKE_A_PATH.test(arg)) return true;
  const path = resolve(cwd, arg);
  // Words may be longer than a name can be, which is an error to look up.
  return existsSync(path) && !statSync(path).isDirectory();
}

const LIKE_A_PATH = /^[^\s:]*(?:\/[^\s:]*|\.(?:log|gz|txt|out|err)(?:\.\d+)?)$/;

function typed(text: string): Source {
  return { text, bytes: Buffer.byteLength(text), cut: false, damaged: false, lines: countLines(text) };
}

function countLines(text: string): number {
  let lines = text === '' || text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** Lines are counted through all files; a reader wants the file and its own line. */
function placeIn(sources: readonly Source[]): (line: number) => string {
  return (line) => {
    let before = 0;
    for (const { name, lines } of sources) {
      if (line <= before + lines) return name === undefined ? '' : sources.length > 1 ? `${name}:${line - before}` : `line ${line - before}`;
      before += lines;
    }
    return `line ${line}`;
  };
}
