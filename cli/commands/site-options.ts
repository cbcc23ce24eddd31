import type { Command } from 'commander';

/** Adds the options that every command of the site has. */
export function withSite(command: Command): Command {
  return command
    .requiredOption('--content <dir...>', 'folders that hold runbooks/, case-studies/ or guides/')
    .option('--title <text>', 'name of the site (default: Stanch)')
    .option('--logo <file>', 'picture beside the title')
    .option('--base <path>', 'path the site is served under, such as /runbooks')
    .option('--url <address>', 'where the site stands, such as https://team.example; brings feed, sitemap and preview pictures');
}
