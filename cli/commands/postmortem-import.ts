import { basename, join, resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { EXIT, UserError } from '../../core/errors.ts';
import type { Finding } from '../../core/knowledge/types.ts';
import type { ImportKind } from '../../core/postmortem/import/keys.ts';
import { printable } from '../../core/printable.ts';
import { safeJson } from '../../core/safe-json.ts';
import type { Shell } from '../shell.ts';

interface Options {
  readonly as: ImportKind;
  readonly out?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** One file, and what became of it. */
interface Outcome {
  readonly from: string;
  /** The file that was written; null when none was. */
  readonly to: string | null;
  readonly missing: readonly string[];
  readonly findings: readonly Finding[];
  /** Why nothing was written. */
  readonly error?: string;
}

const EXAMPLES = `
Reads files as the public postmortem collections keep them: uuid, url, archive_url, title, start_time, end_time, categories,
keywords, company, product, source_published_at, source_fetched_at, summary, and a text. An empty value is not known, and
gives no key. The text is somebody else's: it becomes a quotation, to be told in your own words.

Examples:
  $ stanch postmortem import collected/*.md --out team/          drafts of case studies in team/case-studies/
  $ stanch postmortem import old.md --as postmortem --out postmortems/
  $ stanch postmortem import old.md                              prints the draft

Exit codes: 0 imported whole · 2 a file cannot be read or written · 3 imported, and something of it could not be taken over`;

/** Adds `postmortem import`: drafts from files of public postmortem collections. */
export function buildImport(command: Command, shell: Shell): void {
  command
    .command('import')
    .summary('make drafts from files of a public postmortem collection')
    .description('Makes drafts of case studies or postmortems from files of a public postmortem collection.')
    .argument('<FILE...>', 'the files')
    .addOption(new Option('--as <kind>', 'what they become').choices(['case-study', 'postmortem']).default('case-study'))
    .option('--out <dir|file>', 'a folder, or for one FILE a file; needed for several')
    .option('--force', 'replace files that are there')
    .option('--json', 'print what became of each file as JSON; needs --out')
    .addHelpText('after', EXAMPLES)
    .action(async (files: string[], options: Options) => {
      shell.exitCode = await run(files, options, shell);
    });
}

async function run(files: readonly string[], options: Options, shell: Shell): Promise<number> {
  const { out } = options;
  if (out === undefined && (files.length > 1 || options.json))
    throw new UserError(`${options.json ? '--json needs' : 'Several files need'} a folder to write to.`, { hint: `stanch postmortem import … --out DIR` });
  if (out?.endsWith('.md') && files.length > 1) throw new UserError('Several files do not fit into one.', { hint: 'Name a folder: --out DIR' });
  const outcomes: Outcome[] = [];
  for (const from of files) outcomes.push(await importOne(from, options, shell));
  if (options.json) shell.out(`${safeJson({ schema: 1, imported: outcomes }, 2)}\n`);
  await tell(outcomes, options, shell);
  if (outcomes.some(({ error }) => error !== undefined)) return EXIT.usage;
  return outcomes.some(({ findings }) => findings.length > 0) ? EXIT.found : EXIT.ok;
}

async function importOne(from: string, { as, out, force }: Options, shell: Shell): Promise<Outcome> {
  const [{ readPostmortemFile }, { importPostmortem }, { saveFile }] = await Promise.all([
    import('../../content/read-postmortems.ts'),
    import('../../core/postmortem/import/import.ts'),
    import('../save-file.ts'),
  ]);
  const nothing = { from, to: null, missing: [], findings: [] };
  try {
    const taken = readPostmortemFile(from, shell.cwd);
    if (!('file' in taken)) return { ...nothing, findings: [taken.finding], error: 'it cannot be taken' };
    const { imported, findings } = importPostmortem(taken.file, as);
    if (!imported) return { ...nothing, findings, error: 'it is no file of a postmortem collection' };
    const { missing, markdown, name } = imported;
    if (out === undefined) {
      shell.out(markdown);
      return { from, to: null, missing, findings };
    }
    const to = outFile(resolve(shell.cwd, out), name, as);
    await saveFile(to, markdown, { force: force === true });
    return { from, to, missing, findings };
  } catch (error) {
    // One file that is in the way does not stop the others.
    if (!(error instanceof UserError)) throw error;
    return { ...nothing, error: [error.message, ...(error.hint ? [error.hint] : [])].join(' ') };
  }
}

function outFile(out: string, name: string, as: ImportKind): string {
  if (out.endsWith('.md')) return out;
  return as === 'postmortem' || basename(out) === 'case-studies' ? join(out, name) : join(out, 'case-studies', name);
}

async function tell(outcomes: readonly Outcome[], { as }: Options, shell: Shell): Promise<void> {
  const { formatFinding } = await import('../../core/knowledge/check.ts');
  for (const { from, to, missing, findings, error } of outcomes) {
    for (const finding of findings) shell.err(`${printable(formatFinding(finding))}\n`);
    if (error !== undefined) shell.err(`Not imported: ${printable(from)}: ${printable(error)}\n`);
    else
      shell.err(
        `${to === null ? `Imported ${printable(from)}` : `Written to ${printable(to)}`}${missing.length > 0 ? `; a ${as} still needs ${missing.join(', ')}` : ''}.\n`,
      );
  }
}
