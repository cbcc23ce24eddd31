import type { Command } from 'commander';
import { EXIT, UserError } from '../../core/errors.ts';
import type { CliCommand, Shell } from '../shell.ts';
import { type ContentOptions, loadLibrary, withContent } from './knowledge.ts';

interface Options extends ContentOptions {
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  $ stanch diff before.tar.gz after.tar.gz     what grew, what is new, what is gone, which verdict changed
  $ stanch diff healthy.tar.gz sick.tar.gz --json

Each is what stanch capture or its script wrote; - is the standard input.

Exit codes: 0 compared, whether anything changed or not · 2 a bundle that cannot be read`;

export const diff: CliCommand = {
  name: 'diff',
  build(command: Command, shell: Shell) {
    withContent(command)
      .summary('compare two captured bundles')
      .description('Compares two bundles: readings, directories, peers, threads and verdicts that changed.')
      .argument('<a>', 'the earlier bundle')
      .argument('<b>', 'the later bundle')
      .option('--json', 'print the differences as JSON')
      .addHelpText('after', EXAMPLES)
      .action(async (a: string, b: string, options: Options) => {
        shell.exitCode = await run(a, b, options, shell);
      });
  },
};

async function run(a: string, b: string, options: Options, shell: Shell): Promise<number> {
  if (a === '-' && b === '-') throw new UserError('Only one of the two can come from the standard input.', { hint: 'stanch diff before.tar.gz -' });
  const [{ openBundle }, { readSide }, { diffBundles }, { renderDiff }, { safeJson }, { styleFor }, { runbooks }] = await Promise.all([
    import('../bundle/open.ts'),
    import('../targets/bundle.ts'),
    import('../../core/bundle/diff.ts'),
    import('../formats/diff.ts'),
    import('../../core/safe-json.ts'),
    import('../formats/style.ts'),
    loadLibrary(shell, options),
  ]);
  const before = await readSide(await openBundle(a, shell.stdin), runbooks);
  const after = await readSide(await openBundle(b, shell.stdin), runbooks);
  const changes = diffBundles(before, after);
  shell.out(options.json ? `${safeJson(changes, 2)}\n` : renderDiff(changes, styleFor(shell.stdout)));
  return EXIT.ok;
}
