import * as z from 'zod';
import { link, text } from './knowledge/fields.ts';

/** How a site over own folders presents itself: the key `site` of a project's `stanch.yaml`. */
export const siteConfigSchema = z.strictObject({
  title: text(60).optional().describe('Name of the site, in its header and feeds'),
  logo: text(500).optional().describe('Picture beside the title; relative to the folder of stanch.yaml'),
  base: basePath().optional().describe('Path the site is served under, such as /runbooks'),
  url: origin().optional().describe('Where the site stands, such as https://team.example; without a path, which is `base`'),
});
export type SiteConfig = z.output<typeof siteConfigSchema>;

/** A path of plain segments, with a slash in front. */
export function basePath() {
  return z.string({ error: 'expected a path such as /runbooks' }).regex(/^(?:\/[\w.~-]+)*\/?$/, 'expected a path such as /runbooks');
}

/** An address without path, query and fragment: what a feed and a list of pages put before each path. */
export function origin() {
  return link().refine((address) => URL.canParse(address) && `${new URL(address).origin}/` === new URL(address).href, {
    error: 'expected an address without a path, such as https://team.example; the path is the base',
  });
}
