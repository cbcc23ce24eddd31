import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { UserError } from '../../core/errors.ts';
import { VERSION } from '../version.ts';

/** What the pages are made from, apart from the packages. */
const SOURCES = [
  ...['site', 'core', 'content', 'drills', 'runbooks', 'guides', 'case-studies'],
  ...['package.json', ...['finder.json', 'made-pages.json', 'site-aside.js', 'templates.json'].map((name) => `dist/${name}`)],
];

/** Where one build takes place. */
export interface Workshop {
  /** Folder of Astro's configuration. */
  readonly site: string;
  /** Astro's program. */
  readonly astro: string;
  /** A folder for this build alone. */
  readonly scratch: string;
  /** Removes what was made for this build. */
  close(): void;
}

/**
 * Opens a place where Astro can run: the clone itself, else a folder of the cache with Astro and Starlight in it, which no
 * install of Stanch brings along. Astro does not run on sources inside node_modules, so they are copied there for each build.
 * @throws UserError with the command that adds the packages, when they are missing.
 */
export function openWorkshop(packageRoot: string, cacheFolder: string | undefined): Workshop {
  const ofClone = join(packageRoot, 'node_modules/astro/bin/astro.mjs');
  const isClone = existsSync(ofClone) && !packageRoot.split(sep).includes('node_modules');
  if (isClone) {
    const scratch = mkdtempSync(join(tmpdir(), 'stanch-site-'));
    return { site: join(packageRoot, 'site'), astro: ofClone, scratch, close: () => rmSync(scratch, { recursive: true, force: true }) };
  }
  if (cacheFolder === undefined)
    throw new UserError('There is no cache folder for the packages of the site: no home, or the one of another user under sudo.', {
      hint: 'Run it as yourself, or name a folder: XDG_CACHE_HOME=/var/tmp/cache stanch site build …',
    });
  const folder = join(cacheFolder, `site-${VERSION}`);
  bringManifest(folder, join(packageRoot, 'dist/site-package.json'));
  const scratch = mkdtempSync(join(folder, 'build-'));
  const close = () => rmSync(scratch, { recursive: true, force: true });
  try {
    for (const source of SOURCES)
      if (existsSync(join(packageRoot, source))) cpSync(join(packageRoot, source), join(scratch, source), { recursive: true, dereference: true });
  } catch (cause) {
    close();
    throw cause;
  }
  return { site: join(scratch, 'site'), astro: join(folder, 'node_modules/astro/bin/astro.mjs'), scratch, close };
}

/** Writes down which packages the site needs, so that one command installs them. */
function bringManifest(folder: string, manifest: string): void {
  const wanted = readFileSync(manifest, 'utf8');
  const file = join(folder, 'package.json');
  try {
    mkdirSync(folder, { recursive: true });
    if (!existsSync(file) || readFileSync(file, 'utf8') !== wanted) writeFileSync(file, wanted);
  } catch (cause) {
    throw new UserError(`Cannot write to ${folder}: ${cause instanceof Error && 'code' in cause ? cause.code : 'unknown error'}.`, {
      hint: 'Name a folder where there is room: XDG_CACHE_HOME=/var/tmp/cache stanch site build …',
      cause,
    });
  }
  const { dependencies } = JSON.parse(wanted) as { dependencies: Readonly<Record<string, string>> };
  if (Object.entries(dependencies).every(([name, version]) => installedVersion(folder, name) === version)) return;
  throw new UserError('The site needs Astro and Starlight, which Stanch does not bring along.', {
    hint: `Add them once (about 200 MB), then start this again: npm install --prefix ${JSON.stringify(folder)}`,
  });
}

function installedVersion(folder: string, name: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version;
  } catch {
    return undefined;
  }
}
