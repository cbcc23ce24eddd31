import { fileURLToPath } from 'node:url';
import type { PluginFactoryContext } from 'satteri';

/** A plugin for some documents: its walk over a tree takes longer than the parser took to make it. */
export type Sometimes<Plugin> = (document: PluginFactoryContext) => Plugin | false;

/** A plugin for documents in whose source there may be something for it to do. */
export function onlyWhere<Plugin>(mayBeIn: (source: string) => boolean, plugin: Plugin): Sometimes<Plugin> {
  return ({ source }) => mayBeIn(source) && plugin;
}

/** A plugin for the files whose path, with forward slashes, is like this. */
export function onlyIn<Plugin>(path: RegExp, plugin: Plugin): Sometimes<Plugin> {
  return ({ fileURL }) => fileURL !== undefined && path.test(fileURLToPath(fileURL).replaceAll('\\', '/')) && plugin;
}

/** Every file of a folder runbooks/. */
export const RUNBOOKS = /\/runbooks\/[^/]+\.md$/;
