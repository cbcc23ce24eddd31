import { existsSync, readFileSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the package lies: the folder that holds runbooks/ and case-studies/. */
export const PACKAGE = fileURLToPath(new URL('..', import.meta.url));

/** Where this site lies. */
export const SITE = fileURLToPath(new URL('.', import.meta.url));

export const TITLE = 'Stanch';

/** What a build may be told through the environment. Everything has a default that needs no network. */
export interface Settings {
  /** Name of the site, in its header and feeds. */
  readonly title: string;
  /** A picture beside the title, in place of the usual one. */
  readonly logo: string;
  /** Public address such as `https://runbooks.example`; without one there is no sitemap and no canonical link. */
  readonly site: string | undefined;
  /** Path the site is served under, such as `/stanch`. */
  readonly base: string;
  readonly outDir: string;
  readonly cacheDir: string;
  /** Folders that hold runbooks/ and case-studies/; a later one adds to an earlier one and never replaces. The bundled one is first, if it is there. */
  readonly layers: readonly string[];
  /** Address of the repository, for edit links; undefined when it is not known, or holds none of the pages. */
  readonly repository: string | undefined;
}

export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const own = (env.SITE_CONTENT ?? '').split(delimiter).filter((dir) => dir !== '');
  const onlyOwn = Boolean(env.SITE_ONLY_OWN) && own.length > 0;
  return {
    title: env.SITE_TITLE || TITLE,
    logo: env.SITE_LOGO ? resolve(env.SITE_LOGO) : `${SITE}src/assets/mark.svg`,
    site: env.SITE_URL || undefined,
    base: env.SITE_BASE || '/',
    outDir: resolve(env.SITE_OUT_DIR || `${SITE}dist`),
    cacheDir: resolve(env.SITE_CACHE_DIR || `${PACKAGE}node_modules/.cache/site`),
    layers: [...(onlyOwn ? [] : [PACKAGE]), ...own].map((dir) => resolve(dir)),
    repository: onlyOwn ? undefined : readRepository(env),
  };
}

function readRepository(env: NodeJS.ProcessEnv): string | undefined {
  if (env.GITHUB_SERVER_URL && env.GITHUB_REPOSITORY) return `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}`;
  const file = `${PACKAGE}package.json`;
  if (!existsSync(file)) return undefined;
  const { repository } = JSON.parse(readFileSync(file, 'utf8')) as { repository?: string | { url?: string } };
  const url = typeof repository === 'string' ? repository : repository?.url;
  const [, address] = /^(?:git\+)?(https:\/\/[^\s]+?)(?:\.git)?$/.exec(url ?? '') ?? [];
  return address;
}
