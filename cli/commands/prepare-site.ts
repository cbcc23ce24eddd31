import { bundledRoot } from '../../content/package-root.ts';
import { UserError } from '../../core/errors.ts';
import { renderFindings } from '../../core/knowledge/finding-formats.ts';
import { printable } from '../../core/printable.ts';
import { type SiteOptions, siteEnvironment } from '../publish/site-environment.ts';
import { openWorkshop, type Workshop } from '../publish/workshop.ts';
import type { Shell } from '../shell.ts';
import { checkFolders } from './check-folders.ts';
import { cacheFolder } from './knowledge.ts';

/** Everything a run of Astro needs. */
export interface PreparedSite {
  readonly workshop: Workshop;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What the pages are, for a sentence. */
  readonly over: string;
}

/**
 * Checks the folders and opens a place to build them in.
 * @throws UserError for broken content, after its findings were printed, for wrong options, and when Astro is missing.
 */
export function prepareSite(options: SiteOptions, shell: Shell): PreparedSite {
  const { directories, base, findings } = checkFolders(options.content, shell.cwd);
  const names = directories.map((each) => printable(each)).join(' ');
  if (findings.length > 0) {
    shell.err(renderFindings('pretty', findings, 0));
    throw new UserError(`${findings.length === 1 ? 'One thing is' : `${findings.length} things are`} wrong in the content, so nothing was built.`, {
      hint: `Mend it, and look again with: stanch check ${names}`,
    });
  }
  const own = siteEnvironment(options, { cwd: shell.cwd, onlyOwn: base.length === 0 });
  const workshop = openWorkshop(bundledRoot(), cacheFolder(shell.env));
  const env = { ...withoutSite(shell.env), ...own, SITE_OUT_DIR: `${workshop.scratch}/dist`, SITE_CACHE_DIR: `${workshop.scratch}/cache` };
  return { workshop, env, over: `${names}${base.length > 0 ? ' on top of the bundled library' : ', a library of its own'}` };
}

const withoutSite = (env: Shell['env']) => Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('SITE_')));
