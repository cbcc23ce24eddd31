import { existsSync, statSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { findConfig, readProjectSite } from '../../content/project-config.ts';
import { UserError } from '../../core/errors.ts';
import { quote } from '../../core/knowledge/report.ts';
import { siteConfigSchema } from '../../core/site-config.ts';

/** What the commands for a site take; an option wins over `stanch.yaml`. */
export interface SiteOptions {
  readonly content: readonly string[];
  readonly title?: string;
  readonly logo?: string;
  readonly base?: string;
  readonly url?: string;
}

const OPTIONS = ['title', 'logo', 'base', 'url'] as const;
const PICTURES = /\.(?:svg|png|jpe?g|webp|gif|avif)$/i;

/**
 * What the build of the site is told through its environment, from options and from the nearest `stanch.yaml` of the first folder.
 * @throws UserError for an option or a setting that cannot be.
 */
export function siteEnvironment(options: SiteOptions, { cwd, onlyOwn }: { readonly cwd: string; readonly onlyOwn: boolean }): Record<string, string> {
  const folders = options.content.map((folder) => resolve(cwd, folder));
  const split = folders.find((folder) => folder.includes(delimiter));
  if (split !== undefined) throw new UserError(`${quote(split)} has “${delimiter}” in its name.`, { hint: 'Rename it, or name a link to it.' });
  const given = Object.fromEntries(OPTIONS.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])));
  const read = siteConfigSchema.safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    const name = String(issue?.path[0] ?? '');
    throw new UserError(`--${name} is ${quote(String(given[name]))}, and has to be other: ${issue?.message ?? ''}.`, {
      hint: 'Examples: stanch site build --help',
    });
  }
  const config = readProjectSite(findConfig(folders[0] ?? cwd), cwd);
  const { title, base, url } = { ...config, ...read.data };
  const logo = read.data.logo === undefined ? config.logo : resolve(cwd, read.data.logo);
  if (logo !== undefined && !(PICTURES.test(logo) && existsSync(logo) && statSync(logo).isFile()))
    throw new UserError(`The logo ${quote(logo)} is no picture that is there.`, { hint: 'Name an SVG, PNG, JPEG, WebP, GIF or AVIF file: --logo FILE' });
  return {
    SITE_CONTENT: folders.join(delimiter),
    ...(onlyOwn && { SITE_ONLY_OWN: '1' }),
    ...(title !== undefined && { SITE_TITLE: title }),
    ...(logo !== undefined && { SITE_LOGO: logo }),
    ...(base !== undefined && { SITE_BASE: base }),
    ...(url !== undefined && { SITE_URL: url }),
  };
}
