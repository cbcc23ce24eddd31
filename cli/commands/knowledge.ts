import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Command } from 'commander';
import type { Library } from '../../core/knowledge/types.ts';
import { printable } from '../../core/printable.ts';
import type { Shell } from '../shell.ts';

/** Options of every command that reads the knowledge. */
export interface ContentOptions {
  /** Folders of the person's own, laid over the bundled library. */
  readonly content?: readonly string[];
}

/** Where a command gets the library from; a test hands over its own. */
export type LoadLibrary = (shell: Shell, options?: ContentOptions) => Promise<Library>;

/** The bundled library, with own folders in it where some are named. */
export const loadLibrary: LoadLibrary = async (shell, { content = [] } = {}) => {
  const { loadBundled } = await import('../../content/bundled.ts');
  if (content.length === 0) return loadBundled();
  const [{ loadWithOwn }, { BUILD_ID }] = await Promise.all([import('../../content/own-library.ts'), import('../../content/build-id.ts')]);
  const onProgress = shell.stderr.isTTY
    ? (read: number, of: number) => shell.err(`\rreading ${of} files for the first time: ${Math.floor((100 * read) / of)} % `)
    : undefined;
  const folder = cacheFolder(shell.env);
  const cache = folder && BUILD_ID ? { folder, build: BUILD_ID } : undefined;
  const { library, wrong } = await loadWithOwn(content, loadBundled, { from: shell.cwd, cache, onProgress });
  if (wrong > 0)
    shell.err(
      `${wrong === 1 ? 'One thing is' : `${wrong} things are`} wrong in the content of your own, and may be missing here: stanch check ${content.map((folder) => printable(folder)).join(' ')}\n`,
    );
  return library;
};

/** Adds `--content` to a command. */
export function withContent(command: Command): Command {
  return command.option(
    '--content <dir>',
    'a folder of your own with runbooks/, case-studies/ or guides/, beside the bundled library; may be given several times',
    (folder: string, before: readonly string[] = []) => [...before, folder],
  );
}

/** `$XDG_CACHE_HOME/stanch`, else `~/.cache/stanch`; undefined for a user without a home. */
function cacheFolder(env: Shell['env']): string | undefined {
  const base = env['XDG_CACHE_HOME'];
  // A relative path is to be ignored, says the XDG Base Directory Specification.
  if (base && isAbsolute(base)) return join(base, 'stanch');
  try {
    return join(env['HOME'] || homedir(), '.cache', 'stanch');
  } catch {
    return undefined;
  }
}
