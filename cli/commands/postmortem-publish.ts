import { basename, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { EXIT, UserError } from '../../core/errors.ts';
import type { Finding } from '../../core/knowledge/types.ts';
import type { Answers } from '../../core/postmortem/publish/front.ts';
import { printable } from '../../core/printable.ts';
import { safeJson } from '../../core/safe-json.ts';
import type { Shell } from '../shell.ts';
import { type ContentOptions, withContent } from './knowledge.ts';

interface Options extends ContentOptions {
  readonly out?: string;
  readonly force?: boolean;
  readonly external?: boolean;
  readonly slug?: string;
  readonly company?: string;
  readonly summary?: string;
  readonly takeaway?: string;
  readonly keywords?: string;
  readonly factsCheckedAt?: string;
  readonly config?: string;
  readonly json?: boolean;
}

const EXAMPLES = `
A case study needs a company, a summary, a takeaway, keywords and the day its facts were checked. What the postmortem does
not say is asked in a terminal, and comes from the options elsewhere. People become their roles, secrets become tokens,
owners and metrics stay behind. Nothing is published while the check has errors, a question is unanswered, or secretlint
finds something; nothing is ever replaced without --force.

Examples:
  $ stanch postmortem publish postmortems/2026-11-payment.md --out team/
  $ stanch postmortem publish inc-14.md --company Example --takeaway "Close bodies on every path." --keywords http,sockets --facts-checked-at 2026-11-30
  $ stanch postmortem publish inc-14.md --external > status-page.md
  $ stanch postmortem publish inc-14.md --out team/ --json

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
    .option('--config <file>', 'check it with this configuration, not the nearest stanch.yaml')
    .option('--json', 'print what was done as JSON: what was replaced, by kind and place, and what was left out')
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: Options) => {
      shell.exitCode = await run(file, options, shell);
    });
}

async function run(path: string, options: Options, shell: Shell): Promise<number> {
  const [{ readPostmortemFile }, { checkPostmortem }, { prepare }, check, { libraryFiles, caseStudyFindings }] = await Promise.all([
    import('../../content/read-postmortems.ts'),
    import('../../core/postmortem/check.ts'),
    import('../../core/postmortem/publish/prepare.ts'),
    import('./postmortem-check.ts'),
    import('../publish/library-files.ts'),
  ]);
  const external = options.external === true;
  const taken = readPostmortemFile(path, shell.cwd);
  if (!('file' in taken)) return refuse([taken.finding], path, options, shell);
  const settings = (await check.settings(options, shell))(path);
  const { document, replaced, findings } = prepare(taken.file, {
    check: (each) => checkPostmortem(each, settings).findings.filter(({ severity }) => severity === 'error'),
    redactor: shell.redactor,
    labels: settings.config?.severity_labels ?? {},
  });
  if (!document || findings.length > 0) return refuse(findings, path, options, shell);
  const answers = external ? {} : await answersTo(document.head, options, path, shell);
  const { fileName } = await import('../../core/postmortem/publish/front.ts');
  const { slugOf } = await import('../../core/postmortem/publish/slug.ts');
  const name = fileName(document.head, slugOf(options.slug ?? document.head.title), document.head.opened_at);
  const out = options.out === undefined ? undefined : outFile(options.out, name, external, shell.cwd);
  const place = `case-studies/${out === undefined || external ? name : basename(out)}`;
  const library = libraryFiles(options.content ?? [], shell.cwd);
  const known = new Set(library.map((each) => each.path));
  const body = { path: place, isKnown: (target: string) => !external && known.has(target) };
  const { asCaseStudy } = await import('../../core/postmortem/publish/case-study.ts');
  const { asExternal } = await import('../../core/postmortem/publish/external.ts');
  const made = external ? asExternal(document, body) : asCaseStudy(document, answers, body);
  const { secretsIn } = await import('../publish/secrets-in.ts');
  const wrong = [...(await secretsIn(made.markdown, place)), ...(external ? [] : caseStudyFindings({ path: place, text: made.markdown }, library))];
  if (wrong.length > 0) return refuse(wrong, path, options, shell, made.markdown);
  if (out !== undefined) {
    const { saveFile } = await import('../save-file.ts');
    await saveFile(out, made.markdown, { force: options.force === true, otherwise: 'Leave --out away to print it instead.' });
  }
  const { renderPublished, publishedReport } = await import('../formats/published.ts');
  const report = publishedReport({ from: path, to: out, external, replaced, ...made });
  if (options.json) shell.out(`${safeJson(report, 2)}\n`);
  else {
    if (out === undefined) shell.out(made.markdown);
    shell.err(renderPublished(report));
  }
  return EXIT.ok;
}

function outFile(out: string, name: string, external: boolean, cwd: string): string {
  const path = resolve(cwd, out);
  if (path.endsWith('.md')) return path;
  return external || basename(path) === 'case-studies' ? join(path, name) : join(path, 'case-studies', name);
}

/** What the case study needs and the postmortem does not say: from the options, else asked, else an error that names it all. */
async function answersTo(
  head: Parameters<typeof import('../../core/postmortem/publish/front.ts').missingKeys>[0],
  options: Options,
  path: string,
  shell: Shell,
): Promise<Answers> {
  const [{ missingKeys }, { ask }] = await Promise.all([import('../../core/postmortem/publish/front.ts'), import('../ask.ts')]);
  const { company, summary, takeaway, keywords, factsCheckedAt } = options;
  let answers: Answers = { company, summary, takeaway, keywords: listed(keywords), facts_checked_at: factsCheckedAt };
  if (shell.stdin.isTTY && shell.stderr.isTTY)
    for (const key of missingKeys(head, answers)) {
      const answer = await ask(`${QUESTIONS[key]}: `, shell);
      if (answer === undefined) break;
      if (answer !== '') answers = { ...answers, [key]: key === 'keywords' ? listed(answer) : answer };
    }
  const missing = missingKeys(head, answers);
  if (missing.length === 0) return answers;
  const given = missing
    .map((key) => `--${key.replaceAll('_', '-')} ${key === 'facts_checked_at' ? new Date(shell.now()).toISOString().slice(0, 10) : `"…"`}`)
    .join(' ');
  throw new UserError(`A case study needs what ${printable(path)} does not say: ${missing.join(', ')}.`, {
    hint: `Write it into the front matter, or give it here: stanch postmortem publish ${printable(path)} ${given}`,
  });
}

const QUESTIONS = {
  company: 'Whose incident was it (or "not disclosed")',
  summary: 'Summary, at most 400 characters',
  takeaway: 'One sentence to remember',
  keywords: 'Keywords, separated by commas',
  facts_checked_at: 'Day the facts were last checked, such as 2026-11-30',
} as const;

function listed(words: string | undefined): readonly string[] | undefined {
  const list = words
    ?.split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return list?.length ? list : undefined;
}

async function refuse(findings: readonly Finding[], path: string, options: Options, shell: Shell, markdown?: string): Promise<number> {
  const { formatFinding } = await import('../../core/knowledge/check.ts');
  if (options.json) shell.out(`${safeJson({ schema: 1, from: path, to: null, findings }, 2)}\n`);
  else for (const finding of findings) shell.err(`${printable(formatFinding(finding))}\n`);
  const count = findings.length === 1 ? 'One finding keeps' : `${findings.length} findings keep`;
  const where = markdown === undefined ? '' : ' Lines are those of the text that would have been written.';
  shell.err(`Nothing was written: ${count} it from being published.${where}\n`);
  return EXIT.found;
}
