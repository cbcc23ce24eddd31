import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Command } from 'commander';
import type { Knowledge } from '../../content/store.ts';
import type { Library } from '../../core/knowledge/types.ts';
import type { MatchIndex } from '../../core/match/match-index.ts';
import type { Matcher } from '../../core/match/types.ts';
import { printable } from '../../core/printable.ts';
import { callerOfSudo } from '../journal/owner.ts';
import type { Shell } from '../shell.ts';
import { StatusLine } from '../status-line.ts';

/** Options of every command that reads the knowledge. */
export interface ContentOptions {
  /** Folders of the person's own, laid over the bundled library. */
  readonly content?: readonly string[];
}

/** Where a command gets the library from; a test hands over its own. */
export type LoadLibrary = (shell: Shell, options?: ContentOptions) => Promise<Library>;

/** Where a command gets its matcher from. */
export type LoadMatcher = (shell: Shell, options?: ContentOptions) => Promise<Matcher>;

/** The bundled library, with own folders in it where some are named. */
export const loadLibrary: LoadLibrary = async (shell, options) => (await openKnowledge(shell, options)).library;

/** Where a command gets what a matcher works with. */
export type LoadIndex = (shell: Shell, options?: ContentOptions) => Promise<MatchIndex>;

/** What a matcher for the same works with. */
export const loadIndex: LoadIndex = async (shell, options) => (await openKnowledge(shell, options)).index;

/** A matcher for the same, which does not read the library for it. */
export const loadMatcher: LoadMatcher = async (shell, options) => {
  const [{ matcherOf }, { index }] = await Promise.all([import('../../core/match/matcher.ts'), openKnowledge(shell, options)]);
  return matcherOf(index);
};

/** The bundled knowledge, with own folders in it where some are named. */
export async function openKnowledge(shell: Shell, { content = [] }: ContentOptions = {}): Promise<Knowledge> {
  const { loadBundled, openBundled } = await import('../../content/bundled.ts');
  if (content.length === 0) return openBundled();
  const [{ openWithOwn }, { BUILD_ID }] = await Promise.all([import('../../content/own-library.ts'), import('../../content/build-id.ts')]);
  const status = new StatusLine(shell);
  const folder = cacheFolder(shell.env);
  const cache = folder && BUILD_ID ? { folder, build: BUILD_ID } : undefined;
  const onProgress = (read: number, of: number) =>
    status.show(`reading the content of your own: ${read.toLocaleString('en')} of ${of.toLocaleString('en')} files`);
  const { knowledge, wrong } = await openWithOwn(content, loadBundled, { from: shell.cwd, cache, onProgress }).finally(() => status.end());
  if (wrong > 0) {
    const folders = content.map((each) => printable(each)).join(' ');
    shell.err(`${wrong === 1 ? 'One thing is' : `${wrong} things are`} wrong in the content of your own, and may be missing here: stanch check ${folders}\n`);
  }
  return knowledge;
}

/** Adds `--content` to a command. */
export function withContent(command: Command): Command {
  return command.option(
    '--content <dir>',
    'a folder of your own with runbooks/, case-studies/ or guides/, beside the bundled library; may be given several times',
    (folder: string, before: readonly string[] = []) => [...before, folder],
  );
}

/** `$XDG_CACHE_HOME/stanch`, else `~/.cache/stanch`; undefined for a user without a home, and under sudo, where root would write into the home of somebody else. */
export function cacheFolder(env: Shell['env']): string | undefined {
  if (callerOfSudo()) return undefined;
  const base = env['XDG_CACHE_HOME'];
  // A relative path is to be ignored, says the XDG Base Directory Specification.
  if (base && isAbsolute(base)) return join(base, 'stanch');
  try {
    return join(env['HOME'] || homedir(), '.cache', 'stanch');
  } catch {
    return undefined;
  }
}
