import type { CliCommand } from '../shell.ts';
import { check } from './check.ts';
import { diagnoseCommand } from './diagnose.ts';
import { drill } from './drill.ts';
import { incident } from './incident.ts';
import { postmortem } from './postmortem.ts';

/** Every subcommand, in the order of the help. A new one is a file of this folder and a line here. */
export const COMMANDS: readonly CliCommand[] = [check, diagnoseCommand, drill, incident, postmortem];
