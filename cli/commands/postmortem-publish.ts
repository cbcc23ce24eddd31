import type { Command } from 'commander';
import type { PublishOptions } from '../postmortem/publish.ts';
import type { Shell } from '../shell.ts';
import { withContent } from './knowledge.ts';

const EXAMPLES = `
A case study needs a company, a summary, a takeaway, keywords and the day its facts were checked. What the postmortem does
not say is asked in a terminal, and comes from the options elsewhere. People become their roles (name them under
participants), secrets become tokens, owners and metrics stay behind. Nothing is written while the check has errors, a
question is unanswered, or secretlint finds something, and nothing is ever replaced without --force.

--propose writes the row that would have led from what was typed that night to the cause: a symptom, or an error message
of its runbook. Apply it with git apply, or throw it away; nothing else does.

Examples:
  $ stanch postmortem publish postmortems/2026-11-payment.md --out team/
  $ stanch postmortem publish inc-14.md --company Example --takeaway "Close bodies on every path." --keywords http,sockets --facts-checked-at 2026-11-30
  $ stanch postmortem publish inc-14.md --external > status-page.md
  $ stanch postmortem publish inc-14.md --out team/ --propose row.diff --seen "the card terminal shows a spinning wheel"

Exit codes: 0 published · 2 something is missing, or a file cannot be read or written · 3 findings keep it from being published`;

/** Adds `postmortem publish`: from a postmortem to a case study, or to a text for people outside. */
export function buildPublish(command: Command, shell: Shell): void {
  withContent(command.command('publish'))
    .summary('make a case study, or a text for people outside, from a postmortem')
    .description('Turns a postmortem into a case study that passes `stanch check`, or with --external into a text for people outside.')
    .argument('<FILE>', 'the postmortem')
    .option('--out <dir|file>', 'a folder, which gets case-studies/YEAR-SLUG.md, or a file; without it, standard output')
    .option('--force', 'replace the file when it is there')
    .option('--external', 'three parts for people outside: Summary, What happened, What are we doing')
    .option('--slug <words>', 'the name of the file after its year, in place of the title')
    .option('--company <name>', 'whose incident it was, or "not disclosed"')
    .option('--summary <text>', 'at most 400 characters')
    .option('--takeaway <sentence>', 'one sentence to remember')
    .option('--keywords <words>', 'words to find it by, separated by commas')
    .option('--facts-checked-at <date>', 'the day its facts were last compared, such as 2026-11-30')
    .option('--propose <file.diff>', 'write the row of the library that would have helped, as a diff')
    .option('--seen <text>', 'what was seen, beside what the record says; may be given several times', (text: string, before: readonly string[] = []) => [
      ...before,
      text,
    ])
    .option('--config <file>', 'check it with this configuration, not the nearest stanch.yaml')
    .option('--json', 'print what was done as JSON: what was replaced, by kind and place, and what was left out')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: PublishOptions) => {
      const { publishPostmortem } = await import('../postmortem/publish.ts');
      shell.exitCode = await publishPostmortem(file, options, shell);
    });
}
