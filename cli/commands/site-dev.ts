import { type Command, InvalidArgumentError } from 'commander';
import { EXIT, UserError } from '../../core/errors.ts';
import { printable } from '../../core/printable.ts';
import type { SiteOptions } from '../publish/site-environment.ts';
import type { Shell } from '../shell.ts';
import { withSite } from './site-options.ts';

const EXAMPLES = `
Examples:
  $ stanch site dev --content ../team-runbooks
  $ stanch site dev --content . --port 8080

It answers on this machine only, and shows a page anew when its file is saved. Ctrl-C ends it.
The search needs a build: stanch site build.`;

const PORT = 4321;
const TOLD_LINES = 25;

/** Adds `site dev`: the pages while they are written. */
export function buildSiteDev(command: Command, shell: Shell): void {
  withSite(command.command('dev'))
    .description('Serves the site on this machine while you write.')
    .option('--port <number>', 'the next free one when it is taken', port, PORT)
    .addHelpText('after', EXAMPLES)
    .action(async (options: SiteOptions & { readonly port: number }) => {
      shell.exitCode = await run(options, shell);
    });
}

async function run(options: SiteOptions & { readonly port: number }, shell: Shell): Promise<number> {
  const [{ prepareSite }, { runAstro }] = await Promise.all([import('./prepare-site.ts'), import('../targets/site-builder.ts')]);
  const { workshop, env, over } = prepareSite(options, shell);
  try {
    shell.err(`Starting: ${over}\n`);
    let isUp = false;
    const { ended, output } = await runAstro({
      ...{ site: workshop.site, astro: workshop.astro, env, signal: shell.interrupted },
      args: ['dev', '--host', '127.0.0.1', '--port', String(options.port)],
      onLine: (line) => {
        const [, address] = /(http:\/\/127\.0\.0\.1:\d+\S*)/.exec(line) ?? [];
        if (address !== undefined && !isUp) shell.err(`The site is on ${printable(address)} · Ctrl-C ends it\n`);
        else if (isUp && line.trim() !== '') shell.err(`${printable(line)}\n`);
        isUp ||= address !== undefined;
      },
    });
    if (ended === 'stopped') return EXIT.interrupted;
    shell.err(`${printable(output.trim().split('\n').slice(-TOLD_LINES).join('\n'), { lines: true })}\n`);
    throw new UserError('The site stopped by itself, for the reason above.', { hint: 'Start it again, or build it: stanch site build --help' });
  } finally {
    workshop.close();
  }
}

function port(text: string): number {
  const number = Number(text);
  if (/^\d{1,5}$/.test(text) && number >= 1 && number <= 65_535) return number;
  throw new InvalidArgumentError('It has to be a number from 1 to 65535.');
}
