import { commandPages } from './commands.ts';
import { contributingPages } from './contributing.ts';
import type { MadePage } from './page.ts';
import { probePages } from './probes.ts';
import { readingsPage } from './readings.ts';
import { rulePages } from './rules.ts';
import { templatePages } from './templates.ts';

/** Every page that is made from data. `root` is the package, `base` the path the site is served under. */
export function madePages(root: string, base: string): readonly MadePage[] {
  return [...probePages(), readingsPage(), ...rulePages(), ...templatePages(base), ...commandPages(root), ...contributingPages(root)];
}
