import type { Library } from '../../core/knowledge/types.ts';
import type { Shell } from '../shell.ts';

/** Where a command gets the library from; a test hands over its own. */
export type LoadLibrary = (shell: Shell) => Promise<Library>;

/** The bundled library. */
export const loadLibrary: LoadLibrary = async () => {
  const { loadBundled } = await import('../../content/bundled.ts');
  return loadBundled();
};
