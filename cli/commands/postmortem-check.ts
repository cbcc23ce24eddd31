import { dirname, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { existsBeside, readNeighbours, readPostmortemFile, readPostmortemStream } from '../../content/read-postmortems.ts';
import { EXIT } from '../../core/errors.ts';
import type { CheckOptions, PostmortemReport } from '../../core/postmortem/check.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly format: string;
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly external?: boolean;
  readonly config?: string;
}

const STDIN = '<stdin>';

const EXAMPLES = `
The rules read English. A comment takes away what a rule says of the part after it, and has to give the reason:
  <!-- postmortem-ignore B03 the operator here is a Kubernetes controller -->

Examples:
  $ stanch postmortem check postmortems/2026-11-payment.md
  $ stanch postmortem check postmortems/*.md --format github     annotations on a pull request
  $ stanch postmortem new 14 | stanch postmortem check - --json
  $ stanch postmortem rules B03                                  what a rule asks for, and why

Exit codes: 0 no errors · 2 wrong use, a file or stanch.yaml cannot be read · 3 errors, and with --strict warnings`;

/** Adds `postmortem check`: every rule over files, with the configuration of the project. */
export function buildCheck(command: Command, shell: Shell): void {
  command
    .command('check')
    .summary('check postmortems: form, completeness, times, action items, words')
    .description('Checks postmortems: the form of the file, what is missing, times and figures, action items, and blameless language.')
    .argument('<FILE...>', 'postmortems in Markdown, - for standard input')
    .addOption(new Option('--format <format>', 'how to print findings').choices(['pretty', 'json', 'github', 'sarif']).default('pretty'))
    .option('--json', 'short for --format json')
    .option('--strict', 'fail on warnings too, and show what is only worth a thought')
    .option('--external', 'judge it as a text that leaves the house')
    .option('--config <file>', 'use this configuration, not the nearest stanch.yaml')
    .addHelpText('after', EXAMPLES)
    .action(async (files: string[], options: Options) => {
      shell.exitCode = await run(files, options, shell);
    });
}

async function run(names: readonly string[], options: Options, shell: Shell): Promise<number> {
  const [{ unreadableReport, checkPostmortem }, { renderReports, sumUp }, { styleFor }] = await Promise.all([
    import('../../core/postmortem/check.ts'),
    import('../formats/postmortem-check.ts'),
    import('../formats/style.ts'),
  ]);
  const settingsFor = await settings(options, shell);
  const reports: PostmortemReport[] = [];
  for (const name of names) {
    const taken = name === '-' ? await readPostmortemStream(shell.stdin, STDIN) : readPostmortemFile(name, shell.cwd);
    reports.push('file' in taken ? checkPostmortem(taken.file, settingsFor(name)) : unreadableReport(taken.finding));
  }
  const strict = options.strict === true;
  const format = options.json ? 'json' : options.format;
  shell.out(renderReports(format, reports, { strict, style: styleFor(shell.stdout) }));
  shell.err(sumUp(reports, { strict }));
  const failing = reports.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'error' || (strict && severity === 'warn'));
  return failing.length > 0 ? EXIT.found : EXIT.ok;
}

/** What a file is checked by: the nearest configuration, and the other postmortems beside it. */
export async function settings({ external, config }: Pick<Options, 'external' | 'config'>, shell: Shell): Promise<(name: string) => CheckOptions> {
  const [{ findConfig, readProjectConfig }, { POSTMORTEM_RULES }, { readPostmortem }] = await Promise.all([
    import('../../content/project-config.ts'),
    import('../../core/postmortem/rules/index.ts'),
    import('../../core/postmortem/document.ts'),
  ]);
  const ids = POSTMORTEM_RULES.map(({ id }) => id);
  const today = new Date(shell.now()).toISOString().slice(0, 10);
  return (name) => {
    const folder = name === '-' ? shell.cwd : dirname(resolve(shell.cwd, name));
    const named = config === undefined ? findConfig(folder) : resolve(shell.cwd, config);
    const read = readProjectConfig(named, ids, shell.cwd);
    const others = () => (name === '-' ? [] : readNeighbours(name, shell.cwd)).flatMap((file) => readPostmortem(file, [], read.severity_labels) ?? []);
    return { today, external: external === true, others, config: read, ...(name === '-' ? {} : { exists: existsBeside(name, shell.cwd) }) };
  };
}
