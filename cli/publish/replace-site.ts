import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../core/errors.ts';
import { quote } from '../../core/knowledge/report.ts';
import { VERSION } from '../version.ts';

/** Says that a folder holds a site that Stanch built, and that Stanch may therefore replace. */
export const STAMP = 'stanch-site.json';
/** What others keep beside a site: the history of a branch, the name of a host. */
const KEPT = new Set(['.git', 'CNAME']);

/**
 * Refuses a folder that holds something else than a site of ours, before anything is built for it.
 * @throws UserError when it does, or cannot be read.
 */
export function checkOut(out: string): void {
  const names = list(out);
  if (names.includes(STAMP) || names.every((name) => KEPT.has(name))) return;
  throw new UserError(`${quote(out)} is not empty and holds no site of Stanch, so it is left as it is.`, {
    hint: `Name a new or an empty folder: --out ${JSON.stringify(join(out, 'site'))}`,
  });
}

/** Puts a finished build in the place of the last one. */
export function replaceSite(built: string, out: string): void {
  mkdirSync(out, { recursive: true });
  for (const name of list(out)) if (!KEPT.has(name)) rmSync(join(out, name), { recursive: true, force: true });
  // First, so that a copy that is cut short can be replaced as well.
  writeFileSync(join(out, STAMP), `${JSON.stringify({ schema: 1, builtBy: `stanch ${VERSION}` })}\n`);
  cpSync(built, out, { recursive: true });
}

/** How many pages a build has. */
export function countPages(built: string): number {
  return readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html')).length;
}

function list(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  try {
    return readdirSync(folder);
  } catch (cause) {
    throw new UserError(`Cannot build into ${quote(folder)}: ${cause instanceof Error && 'code' in cause ? cause.code : 'unknown error'}.`, {
      hint: 'Name a folder: --out DIR',
      cause,
    });
  }
}
