import type { Command } from 'commander';
import { shownAddress } from '../../core/probes/endpoint.ts';
import type { EndpointOptions } from '../targets/endpoints.ts';
import type { Subject } from '../targets/look.ts';
import type { ProcessSummary } from '../targets/processes.ts';

/** The options that name what is looked at. */
export interface TargetOptions extends EndpointOptions {
  readonly pid?: string;
  readonly name?: string;
  readonly port?: string;
  readonly portable?: boolean;
  readonly dryRun?: boolean;
}

/** What they come to. */
export interface ChosenTarget {
  readonly subject: Subject & { readonly endpoints: NonNullable<Subject['endpoints']> };
  /** Absent when only services or pages were named. */
  readonly process?: ProcessSummary;
  /** Of the process, or the addresses that are asked. */
  readonly name: string;
}

/** Adds the options that name a process, services and pages. */
export function withTarget(command: Command): Command {
  return command
    .option('--pid <number>', 'the process')
    .option('--name <name>', 'the process by its name, when only one has it')
    .option('--port <number>', 'the process that listens on this TCP port')
    .option('--dsn <address>', 'a database, a PgBouncer or a Redis to ask too, or alone; without a password; may be repeated', collect, [])
    .option('--pprof <url>', "a Go program's profiles, such as http://127.0.0.1:6060")
    .option('--expvar <url>', "a Go program's variables, such as http://127.0.0.1:6060/debug/vars")
    .option('--metrics <url>', 'metrics in the text format of Prometheus');
}

const collect = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** Finds what is meant, or says why it cannot. */
export async function chooseTarget(options: TargetOptions): Promise<ChosenTarget> {
  const [{ findProcess }, { hasProc }, { parseEndpoints }] = await Promise.all([
    import('../targets/find-process.ts'),
    import('../targets/processes.ts'),
    import('../targets/endpoints.ts'),
  ]);
  const endpoints = parseEndpoints(options);
  const alone = endpoints.length > 0 && [options.pid, options.name, options.port].every((value) => value === undefined);
  const process = alone ? undefined : await findProcess(options);
  return {
    subject: { ...(process ? { pid: process.pid } : {}), way: options.portable || !hasProc() ? 'portable' : 'proc', endpoints },
    ...(process ? { process } : {}),
    name: process?.name ?? endpoints.map(({ address }) => shownAddress(address)).join(', '),
  };
}
