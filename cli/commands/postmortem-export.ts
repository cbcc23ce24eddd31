import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { EXIT, UserError } from '../../core/errors.ts';
import { printable } from '../../core/printable.ts';
import { safeJson } from '../../core/safe-json.ts';
import type { Shell } from '../shell.ts';

const EXAMPLES = `
What is named and no file or folder is taken for an incident, whose draft is made from its record. The JSON holds to
\`stanch schema postmortem-export\`.

Examples:
  $ stanch postmortem export postmortems/ > postmortems.json
  $ stanch postmortem export postmortems/2026-11-payment.md
  $ stanch postmortem export 14

Exit codes: 0 exported · 2 a file cannot be read as a postmortem; the others are in the JSON`;

/** Adds `postmortem export`: postmortems as data. */
export function buildExport(command: Command, shell: Shell): void {
  command
    .command('export')
    .summary('postmortems as JSON: front matter, sections, timeline')
    .description('Prints postmortems as JSON: their front matter, their sections, and the rows of their timelines.')
    .argument('<FILE|DIR|ID...>', 'postmortems, folders of them, or incidents')
    .option('--json', 'as JSON, which it always is')
    .addHelpText('after', EXAMPLES)
    .action(async (names: string[]) => {
      shell.exitCode = await run(names, shell);
    });
}

async function run(names: readonly string[], shell: Shell): Promise<number> {
  const [{ findPostmortems }, { exportPostmortems }, { draftOf }] = await Promise.all([
    import('../../content/find-postmortems.ts'),
    import('../../core/postmortem/export.ts'),
    import('../postmortem/draft-of.ts'),
  ]);
  const isThere = (name: string): boolean => existsSync(resolve(shell.cwd, name));
  const missing = names.find((name) => !isThere(name) && /[./]/.test(name));
  if (missing !== undefined)
    throw new UserError(`There is no file ${printable(missing)}.`, { hint: 'Name a postmortem, a folder of them, or an incident such as 14.' });
  const found = findPostmortems(names.filter(isThere), shell.cwd);
  const drafts = [];
  for (const id of names.filter((name) => !isThere(name))) drafts.push(await draftOf(id, shell));
  const { postmortems, findings } = exportPostmortems([...found.files, ...drafts]);
  const wrong = [...found.findings, ...findings];
  shell.out(`${safeJson({ schema: 1, postmortems, findings: wrong }, 2)}\n`);
  const { formatFinding } = await import('../../core/knowledge/check.ts');
  for (const finding of wrong) shell.err(`${printable(formatFinding(finding))}\n`);
  for (const says of found.left) shell.err(`${says}\n`);
  return wrong.length > 0 ? EXIT.usage : EXIT.ok;
}
