import type { CliCommand } from '../shell.ts';
import { capture } from './capture.ts';
import { check } from './check.ts';
import { diagnoseCommand } from './diagnose.ts';
import { diff } from './diff.ts';
import { doctor } from './doctor.ts';
import { drill } from './drill.ts';
import { explain } from './explain.ts';
import { incident } from './incident.ts';
import { playbook } from './playbook.ts';
import { postmortem } from './postmortem.ts';
import { schema } from './schema.ts';
import { search } from './search.ts';
import { show } from './show.ts';
import { site } from './site.ts';
import { triage } from './triage.ts';
import { watchCommand } from './watch.ts';

/** Every subcommand, in the order of the help. A new one is a file of this folder and a line here. */
export const COMMANDS: readonly CliCommand[] = [
  triage,
  diagnoseCommand,
  watchCommand,
  capture,
  diff,
  explain,
  search,
  show,
  playbook,
  incident,
  postmortem,
  doctor,
  drill,
  check,
  schema,
  site,
];
