import { UserError } from '../../errors.ts';
import { oneOf, quote } from '../../knowledge/report.ts';
import { atlassian } from './atlassian.ts';
import { coe } from './coe.ts';
import { external } from './external.ts';
import { gitlab } from './gitlab.ts';
import { google } from './google.ts';
import { pagerduty } from './pagerduty.ts';
import { short } from './short.ts';
import { stanch } from './stanch.ts';
import type { Template } from './template.ts';

/** Every template, the usual one first. A new one is a file of this folder and a line here. */
export const TEMPLATES: readonly Template[] = [stanch, google, pagerduty, atlassian, coe, gitlab, short, external];

/**
 * The template of a name.
 * @throws UserError that lists them, for a name that is none.
 */
export function templateNamed(name: string): Template {
  const found = TEMPLATES.find((template) => template.name === name);
  if (found) return found;
  throw new UserError(`There is no template ${quote(name)}.`, {
    hint: `Choose ${oneOf(TEMPLATES.map((template) => template.name))}; what each is for: stanch postmortem new --list`,
  });
}
