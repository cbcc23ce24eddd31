import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Page, readPages } from './read-pages.ts';

export const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const ASTRO = join(REPOSITORY, 'node_modules/astro/bin/astro.mjs');

/** A built site and how to get rid of it. */
export interface BuiltSite {
  readonly dir: string;
  readonly base: string;
  readonly pages: ReadonlyMap<string, Page>;
  readonly log: string;
  remove(): Promise<void>;
}

/** Builds the site as `npx astro build --root site` does, into a folder of its own and without a cache. */
export async function buildSite(env: NodeJS.ProcessEnv = {}): Promise<BuiltSite> {
  const scratch = await mkdtemp(join(tmpdir(), 'stanch-site-'));
  const dir = join(scratch, 'dist');
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [ASTRO, 'build', '--root', 'site'], {
    cwd: REPOSITORY,
    maxBuffer: 64 * 1024 * 1024,
    // Only what every process has: vitest's own DEV, MODE and BASE_URL would end up in the pages.
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ASTRO_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
      SITE_OUT_DIR: dir,
      SITE_CACHE_DIR: join(scratch, 'cache'),
      ...env,
    },
  });
  const base = env.SITE_BASE ?? '/';
  return { dir, base, pages: await readPages(dir, base), log: stdout + stderr, remove: () => rm(scratch, { recursive: true, force: true }) };
}
