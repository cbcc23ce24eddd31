import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { UserError } from '../core/errors.ts';
import { formatFinding } from '../core/knowledge/check.ts';
import { quote } from '../core/knowledge/report.ts';
import type { Finding } from '../core/knowledge/types.ts';
import { DEFAULT_CONFIG, type PostmortemConfig, readConfig, readSiteConfig } from '../core/postmortem/config.ts';
import type { SiteConfig } from '../core/site-config.ts';

export const CONFIG_FILE = 'stanch.yaml';
const MOST_CHARACTERS = 200_000;

/** The nearest `stanch.yaml` in a folder or above it; undefined when there is none. */
export function findConfig(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const file = join(at, CONFIG_FILE);
    if (existsSync(file)) return file;
    if (dirname(at) === at) return undefined;
  }
}

/**
 * What a project's configuration says about postmortems; the defaults without a file.
 * @throws UserError when the file cannot be read, or says something that is not known.
 */
export function readProjectConfig(file: string | undefined, ruleIds: readonly string[], cwd: string): PostmortemConfig {
  if (file === undefined) return DEFAULT_CONFIG;
  return read(file, cwd, (text, shown, findings) => readConfig(text, shown, ruleIds, findings));
}

/**
 * What a project's configuration says about its site; nothing without a file. A path in it starts at its folder.
 * @throws UserError as above.
 */
export function readProjectSite(file: string | undefined, cwd: string): SiteConfig {
  if (file === undefined) return {};
  const { logo, ...config } = read(file, cwd, readSiteConfig);
  return { ...config, ...(logo !== undefined && { logo: resolve(dirname(file), logo) }) };
}

function read<T>(file: string, cwd: string, parse: (text: string, shown: string, findings: Finding[]) => T): T {
  const shown = relative(cwd, file).startsWith('..') ? file : relative(cwd, file);
  const findings: Finding[] = [];
  const config = parse(readText(file, shown), shown, findings);
  const [first, ...others] = findings;
  if (!first) return config;
  const more = others.length > 0 ? ` There ${others.length === 1 ? 'is one more problem' : `are ${others.length} more problems`} in it.` : '';
  throw new UserError(formatFinding(first), { hint: `Mend ${shown}, or name another file: --config FILE.${more}` });
}

function readText(file: string, shown: string): string {
  try {
    const text = readFileSync(file, 'utf8');
    if (text.length <= MOST_CHARACTERS) return text;
  } catch (cause) {
    throw new UserError(`Cannot read the configuration ${quote(shown)}: ${cause instanceof Error && 'code' in cause ? cause.code : 'unknown error'}.`, {
      hint: 'Name a file that can be read: --config FILE',
      cause,
    });
  }
  throw new UserError(`The configuration ${quote(shown)} is longer than ${MOST_CHARACTERS} characters.`, { hint: 'Name another file: --config FILE' });
}
