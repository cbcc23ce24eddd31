import * as z from 'zod';
import { INCIDENT_SEVERITIES } from '../incident/types.ts';
import { link, list, text, word } from '../knowledge/fields.ts';
import { readYaml } from '../knowledge/front-matter.ts';
import { nearest } from '../knowledge/nearest.ts';
import { oneOf, quote, type Report, reportInto } from '../knowledge/report.ts';
import type { Finding } from '../knowledge/types.ts';
import { validate } from '../knowledge/validate.ts';
import { type SiteConfig, siteConfigSchema } from '../site-config.ts';

/** What a project decides about the check of its postmortems: the key `postmortem` of its `stanch.yaml`. */
export const postmortemConfigSchema = z.strictObject({
  rules: z
    .record(z.string(), word(['error', 'warn', 'info', 'off']), { error: 'expected rules with error, warn, info or off' })
    .default({})
    .describe('Severity of single rules, by id'),
  allow: list(text(120)).default([]).describe('Words and phrases that are fine here, such as names of products'),
  participants: word(['roles', 'names']).default('roles').describe('Whether people are named in the text by role only, or may be named'),
  severity_labels: z
    .record(text(40), word(INCIDENT_SEVERITIES), { error: 'expected labels with the severity they stand for' })
    .default({})
    .describe('Own labels, such as P1, with the severity they stand for'),
  site: link().optional().describe('Where your site of Stanch stands; links to rules lead there'),
});
export type PostmortemConfig = z.output<typeof postmortemConfigSchema>;

/** The whole file. */
export const configFileSchema = z.strictObject({ postmortem: postmortemConfigSchema.optional(), site: siteConfigSchema.optional() });

/** What holds without a `stanch.yaml`. */
export const DEFAULT_CONFIG: PostmortemConfig = postmortemConfigSchema.parse({});

/** Reads a `stanch.yaml`; what is wrong with it is added to the findings, and then nothing of it counts. */
export function readConfig(source: string, path: string, ruleIds: readonly string[], findings: Finding[]): PostmortemConfig {
  const report = reportInto(findings, path);
  const { front, data } = readFile(source, report);
  const config = data?.postmortem ?? DEFAULT_CONFIG;
  for (const id of Object.keys(config.rules)) {
    if (ruleIds.includes(id)) continue;
    const meant = nearest(id, ruleIds);
    report('front-matter-key', front.spot(['postmortem', 'rules', id], 'key'), `rule ${quote(id)}`, meant ? `"${meant}"` : oneOf(ruleIds));
  }
  return config;
}

/** What a `stanch.yaml` says about the site; as above, nothing of it counts when something is wrong with it. */
export function readSiteConfig(source: string, path: string, findings: Finding[]): SiteConfig {
  return readFile(source, reportInto(findings, path)).data?.site ?? {};
}

function readFile(source: string, report: Report) {
  const front = readYaml(source.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'), report);
  const data = front.data === null || isEmpty(front.data) ? {} : validate(configFileSchema, front, report);
  return { front, data };
}

const isEmpty = (data: unknown): boolean => typeof data === 'object' && data !== null && Object.keys(data).length === 0;
