import { resolve } from 'node:path';
import type { Command } from 'commander';
import { EXIT, UserError } from '../../core/errors.ts';
import { printable } from '../../core/printable.ts';
import { safeJson } from '../../core/safe-json.ts';
import type { SiteOptions } from '../publish/site-environment.ts';
import type { Shell } from '../shell.ts';
import { StatusLine } from '../status-line.ts';
import { withSite } from './site-options.ts';

const EXAMPLES = `
Examples:
  $ stanch site build --content ../team-runbooks --out public
  $ stanch site build --content . --out public --title "Payments runbooks" --base /runbooks --url https://team.example
  $ stanch site build --content . --out public --json       for scripts: {"schema":1,"out":…,"pages":n,…}

A folder with a runbooks/playbook.md is a library of its own; any other is added to the bundled one, as in stanch check.
The nearest stanch.yaml of the first folder may hold the rest: site: { title, logo, base, url }.
Exit codes: 0 built · 2 wrong use, broken content, or Astro is missing · 130 interrupted`;

/** Milliseconds. Three thousand pages take less than a minute on two cores. */
const DEADLINE = 30 * 60_000;
const TOLD_LINES = 25;

interface Options extends SiteOptions {
  readonly out: string;
  readonly json?: boolean;
}

/** Adds `site build`: the pages as files for any host of static files. */
export function buildSiteBuild(command: Command, shell: Shell): void {
  withSite(command.command('build'))
    .description('Builds the site as a folder of files. Reads the content, runs none of it, and replaces only a folder that it made itself.')
    .requiredOption('--out <dir>', 'folder for the pages: a new or empty one, or one of an earlier build')
    .option('--json', 'as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      shell.exitCode = await run(options, shell);
    });
}

async function run(options: Options, shell: Shell): Promise<number> {
  const out = resolve(shell.cwd, options.out);
  const [{ checkOut, countPages, replaceSite }, { prepareSite }, { runAstro }] = await Promise.all([
    import('../publish/replace-site.ts'),
    import('./prepare-site.ts'),
    import('../targets/site-builder.ts'),
  ]);
  checkOut(out);
  const started = shell.now();
  const { workshop, env, over } = prepareSite(options, shell);
  const status = new StatusLine(shell);
  try {
    let pages = 0;
    status.show('building the site');
    const { ended, output } = await runAstro({
      ...{ site: workshop.site, astro: workshop.astro, args: ['build'], env, deadline: DEADLINE, signal: shell.interrupted },
      onLine: (line) => {
        if (/[├└]─.*\.html/.test(line)) status.show(`building the site: ${++pages} pages`);
      },
    });
    status.end();
    if (ended === 'stopped') {
      shell.err(`Stopped before the site was built; ${printable(out)} is as it was.\n`);
      return EXIT.interrupted;
    }
    if (ended === 'timed-out')
      throw new UserError(`The site was not built within ${DEADLINE / 60_000} minutes.`, { hint: 'Build fewer folders at a time, or on a faster machine.' });
    if (ended === 'failed') {
      shell.err(`${printable(output.trim().split('\n').slice(-TOLD_LINES).join('\n'), { lines: true })}\n`);
      throw new UserError(`The site was not built, for the reason above; ${printable(out)} is as it was.`, {
        hint: `Look at the content with: stanch check ${options.content.map((each) => printable(each)).join(' ')}`,
      });
    }
    const built = env['SITE_OUT_DIR'] ?? '';
    const count = countPages(built);
    replaceSite(built, out);
    const milliseconds = shell.now() - started;
    if (options.json)
      shell.out(
        `${safeJson({ schema: 1, out, pages: count, content: options.content, base: env['SITE_BASE'] ?? '/', url: env['SITE_URL'], milliseconds }, 2)}\n`,
      );
    else shell.err(`Built ${count} pages into ${printable(out)} in ${(milliseconds / 1000).toFixed(1)} s: ${over}\n`);
    return EXIT.ok;
  } finally {
    status.end();
    workshop.close();
  }
}
