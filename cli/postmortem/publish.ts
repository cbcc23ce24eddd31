import { basename, join, resolve } from 'node:path';
import { readPostmortemFile } from '../../content/read-postmortems.ts';
import { EXIT } from '../../core/errors.ts';
import { formatFinding } from '../../core/knowledge/check.ts';
import type { Finding, SourceFile } from '../../core/knowledge/types.ts';
import { checkPostmortem } from '../../core/postmortem/check.ts';
import { asCaseStudy } from '../../core/postmortem/publish/case-study.ts';
import { asExternal } from '../../core/postmortem/publish/external.ts';
import { fileName } from '../../core/postmortem/publish/front.ts';
import { prepare } from '../../core/postmortem/publish/prepare.ts';
import { slugOf } from '../../core/postmortem/publish/slug.ts';
import type { PostmortemFront } from '../../core/postmortem/schema.ts';
import { printable } from '../../core/printable.ts';
import { safeJson } from '../../core/safe-json.ts';
import { settings } from '../commands/postmortem-check.ts';
import { publishedReport, renderPublished } from '../formats/published.ts';
import { refuseTaken, saveFile } from '../save-file.ts';
import type { Shell } from '../shell.ts';
import { type AnswerOptions, answersTo } from './answers.ts';
import { caseStudyFindings, libraryFiles } from './library-files.ts';
import type { RowsReport } from './propose-rows.ts';
import { secretsIn } from './secrets-in.ts';

export interface PublishOptions extends AnswerOptions {
  readonly content?: readonly string[];
  readonly out?: string;
  readonly force?: boolean;
  readonly external?: boolean;
  readonly slug?: string;
  readonly propose?: string;
  readonly seen?: readonly string[];
  readonly config?: string;
  readonly json?: boolean;
}

/** Publishes one postmortem and answers with the exit code; with a single finding nothing is written. */
export async function publishPostmortem(path: string, options: PublishOptions, shell: Shell): Promise<number> {
  const external = options.external === true;
  const refuse = (findings: readonly Finding[], where = '') => refused(findings, path, where, options, shell);
  const taken = readPostmortemFile(path, shell.cwd);
  if (!('file' in taken)) return refuse([taken.finding]);
  const checks = (await settings(options, shell))(path);
  const { document, replaced, findings } = prepare(taken.file, {
    check: (file) => checkPostmortem(file, checks).findings.filter(({ severity }) => severity === 'error'),
    redactor: shell.redactor,
    labels: checks.config?.severity_labels ?? {},
  });
  if (!document || findings.length > 0) return refuse(findings);
  const answers = external ? {} : await answersTo(document.head, options, path, shell);
  const name = fileName(document.head, slugOf(options.slug ?? document.head.title));
  const out = options.out === undefined ? undefined : outFile(resolve(shell.cwd, options.out), name, external);
  const place = `case-studies/${out === undefined ? name : basename(out)}`;
  const library = libraryFiles(options.content ?? [], shell.cwd);
  const known = new Set(library.map((file) => file.path));
  const body = { path: place, isKnown: (target: string) => !external && known.has(target) };
  const made = external ? asExternal(document, body) : asCaseStudy(document, answers, body);
  const wrong = [...(await secretsIn(made.markdown, place)), ...(external ? [] : caseStudyFindings({ path: place, text: made.markdown }, library))];
  if (wrong.length > 0) return refuse(wrong, ' Lines are those of the text that would have been written.');

  const force = options.force === true;
  const rows = options.propose === undefined ? undefined : await proposed(document.head, options, library, shell);
  const patch = options.propose !== undefined && rows?.patch ? { file: resolve(shell.cwd, options.propose), text: rows.patch } : undefined;
  if (!force) await refuseTaken([patch?.file, out].filter((file) => file !== undefined));
  if (patch) await saveFile(patch.file, patch.text, { force });
  if (out !== undefined) await saveFile(out, made.markdown, { force, otherwise: 'Leave --out away to print it instead.' });
  const report = publishedReport({ from: path, to: out, external, replaced, rows, ...made });
  if (options.json) shell.out(`${safeJson(report, 2)}\n`);
  else {
    if (out === undefined) shell.out(made.markdown);
    shell.err(renderPublished(report, options.propose));
  }
  return EXIT.ok;
}

async function proposed(head: PostmortemFront, options: PublishOptions, files: readonly SourceFile[], shell: Shell): Promise<RowsReport> {
  const [{ proposeRows }, { loadLibrary }] = await Promise.all([import('./propose-rows.ts'), import('../commands/knowledge.ts')]);
  return proposeRows(head, options.seen ?? [], { files, library: await loadLibrary(shell, options) }, shell);
}

function outFile(out: string, name: string, external: boolean): string {
  if (out.endsWith('.md')) return out;
  return external || basename(out) === 'case-studies' ? join(out, name) : join(out, 'case-studies', name);
}

function refused(findings: readonly Finding[], path: string, where: string, { json }: PublishOptions, shell: Shell): number {
  if (json) shell.out(`${safeJson({ schema: 1, from: path, to: null, findings }, 2)}\n`);
  else for (const finding of findings) shell.err(`${printable(formatFinding(finding))}\n`);
  const count = findings.length === 1 ? 'one finding keeps' : `${findings.length} findings keep`;
  shell.err(`Nothing was written: ${count} it from being published.${where}\n`);
  return EXIT.found;
}
