import { resolve } from 'node:path';
import { printable } from '../../core/printable.ts';
import { saveFile } from '../save-file.ts';
import type { Shell } from '../shell.ts';
import { readDraft, TO_SCREEN } from './draft-file.ts';

/** Where a draft goes. */
export interface OutOptions {
  readonly out?: string;
  readonly dryRun?: boolean;
}

/** The file of `--out`, as it is and as it will be. */
export interface Out {
  readonly file: string;
  /** What it says now; undefined when it is not there. */
  readonly before: string | undefined;
  /** Writes it, or shows what would change, and tells the person which. `changed` names the refreshed parts. */
  save(markdown: string, changed?: readonly string[]): Promise<void>;
}

/**
 * Opens the file of `--out`; undefined without one.
 * @throws UserError for what is there and is no text file of at most 2 MB.
 */
export async function openOut({ out, dryRun }: OutOptions, shell: Shell): Promise<Out | undefined> {
  if (out === undefined) return undefined;
  const file = resolve(shell.cwd, out);
  const before = await readDraft(file);
  const shown = printable(file);
  return {
    file,
    before,
    async save(markdown, changed = []) {
      if (before === markdown) shell.err(`${shown} is up to the record; nothing was changed.\n`);
      else if (dryRun) {
        const { renderDiff } = await import('../formats/text-diff.ts');
        shell.out(renderDiff(file, before, markdown));
        shell.err(`${shown} was not written: --dry-run.\n`);
      } else if (before === undefined) {
        await saveFile(file, markdown, { otherwise: TO_SCREEN });
        shell.err(`Written to ${shown}. Answer its questions, then delete them.\n`);
      } else {
        await saveFile(file, markdown, { replaces: before, otherwise: TO_SCREEN });
        shell.err(`Refreshed ${shown}: ${changed.join(', ')}. What people wrote is as it was.\n`);
      }
    },
  };
}
