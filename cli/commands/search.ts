import { EXIT, UserError } from '../../core/errors.ts';
import type { SearchResult } from '../../core/match/types.ts';
import { printable } from '../../core/printable.ts';
import { safeJson } from '../../core/safe-json.ts';
import { type Style, styleFor } from '../formats/style.ts';
import type { CliCommand } from '../shell.ts';
import { type ContentOptions, type LoadMatcher, loadMatcher, withContent } from './knowledge.ts';

/** Finds symptoms, causes, guides, case studies and playbook steps by words. */
export const search: CliCommand = searchWith(loadMatcher);

export function searchWith(load: LoadMatcher): CliCommand {
  return {
    name: 'search',
    build(command, shell) {
      withContent(command)
        .description('find symptoms, causes, guides, case studies and playbook steps by words')
        .argument('<words...>', 'what you see, an error message, the name of an alert')
        .option('--json', 'as JSON')
        .addHelpText('after', EXAMPLES)
        .action(async (words: string[], { json, ...options }: { json?: boolean } & ContentOptions) => {
          const typed = words.join(' ').trim();
          if (typed === '') throw new UserError('No words to search for.', { hint: 'Say what you see: stanch search "too many open files"' });
          const results = (await load(shell, options)).search(typed);
          if (json) shell.out(`${safeJson({ schema: 1, results }, 2)}\n`);
          else shell.out(renderResults(results, styleFor(shell.stdout)));
          if (results.length > 0) return;
          shell.exitCode = EXIT.inconclusive;
          shell.err(`Nothing in the library fits "${printable(typed)}".\nTry fewer or other words, or read the table: stanch show symptoms\n`);
        });
    },
  };
}

const EXAMPLES = `
Exit codes: 0 found, 4 nothing found. \`stanch show ID\` opens what was found.

Examples:
  $ stanch search too many open files
  $ stanch search conections stuck idle
  $ stanch search NodeFileDescriptorLimit --json
  $ stanch search --content ./team pager rotation      # a folder of your own too`;

function renderResults(results: readonly SearchResult[], style: Style): string {
  const widest = Math.min(40, Math.max(0, ...results.map(({ id }) => id.length)));
  return results
    .map(({ kind, id, title }) => {
      // A symptom is its own sentence; its id would say the same again.
      const name = kind === 'symptom' ? '' : printable(id);
      return `${style.dim(kind.padEnd(10))}  ${style.command(name.padEnd(widest))}  ${printable(title)}`.trimEnd().concat('\n');
    })
    .join('');
}
