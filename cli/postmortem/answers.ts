import { UserError } from '../../core/errors.ts';
import { type Answers, missingKeys } from '../../core/postmortem/publish/front.ts';
import type { PostmortemFront } from '../../core/postmortem/schema.ts';
import { printable } from '../../core/printable.ts';
import { shellWord } from '../../core/shell-word.ts';
import { ask } from '../ask.ts';
import type { Shell } from '../shell.ts';

/** What may be given on the command line. */
export interface AnswerOptions {
  readonly company?: string;
  readonly summary?: string;
  readonly takeaway?: string;
  readonly keywords?: string;
  readonly factsCheckedAt?: string;
}

const QUESTIONS = {
  company: 'Whose incident was it (or "not disclosed")',
  summary: 'Summary, at most 400 characters',
  takeaway: 'One sentence to remember',
  keywords: 'Keywords, separated by commas',
  facts_checked_at: 'Day the facts were last checked, such as 2026-11-30',
} as const satisfies Record<keyof Answers, string>;

/**
 * What a case study needs and the postmortem does not say: from the options, else asked in a terminal.
 * @throws UserError that names all that is still missing.
 */
export async function answersTo(head: PostmortemFront, options: AnswerOptions, path: string, shell: Shell): Promise<Answers> {
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
  const today = new Date(shell.now()).toISOString().slice(0, 10);
  const given = missing.map((key) => `--${key.replaceAll('_', '-')} ${key === 'facts_checked_at' ? today : '"…"'}`).join(' ');
  throw new UserError(`A case study needs what ${printable(path)} does not say: ${missing.join(', ')}.`, {
    hint: `Write it into the front matter, or give it here: stanch postmortem publish ${shellWord(printable(path))} ${given}`,
  });
}

function listed(words: string | undefined): readonly string[] | undefined {
  const list = words
    ?.split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  return list?.length ? list : undefined;
}
