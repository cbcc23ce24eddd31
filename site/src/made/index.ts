import { commandPages, type DescribedCommand } from './commands.ts';
import { contributingPage } from './contributing.ts';
import type { MadePage } from './page.ts';
import { probePages } from './probes.ts';
import { readingsPage } from './readings.ts';
import { rulePages } from './rules.ts';
import { templatePages } from './templates.ts';

/** What such pages are made from, beside what the program knows of its probes, readings, rules and templates. */
export interface MadeFrom {
  readonly commands: readonly DescribedCommand[];
  /** Of the program. */
  readonly version: string;
  /** Of CONTRIBUTING.md. */
  readonly contributing: string;
}

/** Every page that is made from data. */
export function madePages({ commands, version, contributing }: MadeFrom): readonly MadePage[] {
  return [...probePages(), readingsPage(), ...rulePages(), ...templatePages(), ...commandPages(commands, version), contributingPage(contributing)];
}
