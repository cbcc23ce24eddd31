import { EXIT, UserError } from '../../core/errors.ts';
import { formatBytes } from '../../core/figures.ts';
import type { Explanation } from '../../core/match/types.ts';
import { safeJson } from '../../core/safe-json.ts';
import { renderExplanation } from '../formats/evidence.ts';
import { styleFor } from '../formats/style.ts';
import type { CliCommand, Shell } from '../shell.ts';
import { type ContentOptions, type LoadIndex, loadIndex, withContent } from './knowledge.ts';

/** Error lines, logs or words → causes. */
export const explain: CliCommand = explainWith(loadIndex);

/** What was read, and what it says. */
interface Explained extends Explanation {
  readonly lines: number;
  readonly bytes: number;
  /** There is more that was not read. */
  readonly cut: boolean;
  /** Where a line stands; empty for typed words. */
  place(line: number): string;
}

export function explainWith(load: LoadIndex): CliCommand {
  return {
    name: 'explain',
    build(command, shell) {
      withContent(command)
        .description('say what an error message, a log or a few words speak for')
        .argument('[files-or-words...]', 'log files of any size (.gz too), - for standard input, or the words themselves')
        .option('--json', 'as JSON')
        .addHelpText('after', EXAMPLES)
        .action(async (args: string[], { json, ...options }: { json?: boolean } & ContentOptions) => {
          if (args.length === 0 && shell.stdin.isTTY) {
            throw new UserError('Nothing to explain.', { hint: 'Give a log file, pipe a log in, or type what you see: stanch explain "too many open files"' });
          }
          const explained = shell.redactor.value(await explainAll(args, () => load(shell, options), shell));
          const { causes, context, lines, bytes, cut } = explained;
          const counted = causes.map(({ id, score, certainty, matches }) => ({ id, score, certainty, matches }));
          if (json) shell.out(`${safeJson({ schema: 1, causes: counted, context, lines, bytes, cut }, 2)}\n`);
          else if (causes.length + context.length > 0) shell.out(renderExplanation(explained, styleFor(shell.stdout), explained.place));
          if (causes.length === 0) sayNothingFits(explained, shell);
          if (shell.interrupted.aborted) {
            shell.err(`Stopped: that is what the first ${formatBytes(bytes)} say.\n`);
            shell.exitCode = EXIT.interrupted;
          }
        });
    },
  };
}

const NO_CAUSE = `That tells something, and names no cause in the library. Look at the lines before it.
Next: stanch show other-messages, or look at the process itself: stanch diagnose --pid PID
`;

const EXAMPLES = `
Exit codes: 0 something fits, 4 nothing fits, 2 no file could be read, 130 stopped with Ctrl-C.

Examples:
  $ stanch explain /var/log/app.log /var/log/app.log.1.gz
  $ journalctl -u payment | stanch explain
  $ stanch explain "accept4: too many open files"`;

async function explainAll(args: readonly string[], load: () => ReturnType<LoadIndex>, shell: Shell): Promise<Explained> {
  const [{ Explainer }, { isFile, placeIn, readSources }, index] = await Promise.all([
    import('../../core/match/explain.ts'),
    import('../logs/sources.ts'),
    load(),
  ]);
  const explainer = new Explainer(index);
  if (!args.every((arg) => isFile(arg, shell.cwd))) {
    const text = args.join(' ');
    return { ...explainer.explain(text), lines: text.split('\n').length, bytes: Buffer.byteLength(text), cut: false, place: () => '' };
  }
  const { sources, ...scanned } = await readSources(args.length === 0 ? ['-'] : args, explainer.table, shell, (head) => explainer.readAhead(head));
  const sum = (pick: (source: (typeof sources)[number]) => number) => sources.reduce((total, source) => total + pick(source), 0);
  return {
    ...explainer.conclude(scanned),
    lines: sum(({ lines }) => lines),
    bytes: sum(({ bytes }) => bytes),
    cut: shell.interrupted.aborted || sources.some(({ damaged }) => damaged),
    place: placeIn(sources),
  };
}

function sayNothingFits({ context, bytes, cut }: Explained, shell: Shell): void {
  shell.exitCode = EXIT.inconclusive;
  if (context.length > 0) shell.err(NO_CAUSE);
  else if (bytes === 0) shell.err('There was nothing to read: the text is empty.\n');
  else
    shell.err(
      `Nothing in the library fits ${cut ? 'the part that was read' : 'that text'}. It may still be a leak: look at the process itself.\nNext: stanch diagnose --pid PID, or read the table: stanch show symptoms\n`,
    );
}
