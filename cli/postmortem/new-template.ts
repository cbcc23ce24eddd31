import { UserError } from '../../core/errors.ts';
import { emptyTemplate } from '../../core/postmortem/draft.ts';
import { templateNamed } from '../../core/postmortem/templates/index.ts';
import { printable } from '../../core/printable.ts';
import type { Shell } from '../shell.ts';
import { type OutOptions, openOut } from './out.ts';
import { type HeadOptions, readTemplateHead } from './template-head.ts';

/** An empty template, to the standard output or into a new file. */
export async function newTemplate(options: HeadOptions & OutOptions & { readonly template?: string }, shell: Shell): Promise<void> {
  const template = templateNamed(options.template ?? 'stanch');
  const out = await openOut(options, shell);
  if (out?.before !== undefined)
    throw new UserError(`${printable(out.file)} is there already. Nothing was written.`, { hint: 'Choose another name, or name its incident to refresh it.' });
  const markdown = emptyTemplate(template, shell.redactor.value(await readTemplateHead(options, shell)));
  if (out) await out.save(markdown);
  else shell.out(markdown);
}
