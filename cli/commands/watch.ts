import type { Command } from 'commander';
import type { Target } from '../../core/diagnosis/types.ts';
import { EXIT } from '../../core/errors.ts';
import { parseDuration } from '../duration.ts';
import type { CliCommand, Shell } from '../shell.ts';
import type { Watched } from '../targets/watch.ts';
import { chooseTarget, type TargetOptions, withTarget } from './target.ts';

interface Options extends TargetOptions {
  readonly for?: string;
  readonly interval?: string;
  readonly json?: boolean;
}

const EXAMPLES = `
Examples:
  $ stanch watch --pid 4182                     a table that is drawn anew each second, until Ctrl-C
  $ stanch watch --name payment --interval 5s
  $ stanch watch --port 8080 | tee watch.log    one line a look, where there is no terminal
  $ stanch watch --pid 4182 --json              one JSON object a look, for scripts; the shape is stable
  $ stanch watch --pid 4182 --metrics http://127.0.0.1:8080/metrics

It says how things move and names no cause: stanch diagnose does.

Exit codes: 0 the process ended, or the time of --for is over · 4 not even its descriptors could be counted · 130 Ctrl-C`;

export const watchCommand: CliCommand = {
  name: 'watch',
  build(command: Command, shell: Shell) {
    withTarget(command)
      .summary('see descriptors, sockets, threads and memory move, live')
      .description('Looks at a process each second, read-only, and shows what grows, how fast, and how long there is left, until it is stopped.')
      .option('--for <duration>', 'how long to watch (default: until Ctrl-C)')
      .option('--interval <duration>', 'time between two looks (default: 1s, of services alone 5s)')
      .option('--portable', 'use lsof, ss, netstat and ps instead of /proc')
      .option('--json', 'one JSON object a look')
      .addHelpText('after', EXAMPLES)
      .action(async (options: Options) => {
        shell.exitCode = await run(options, shell);
      });
  },
};

async function run(options: Options, shell: Shell): Promise<number> {
  const seconds = options.for === undefined ? undefined : parseDuration('--for', options.for, { least: 0, most: 604_800 });
  const [{ openMachine }, { watch }, formats] = await Promise.all([
    import('../targets/open-machine.ts'),
    import('../targets/watch.ts'),
    import('../formats/watch.ts'),
  ]);
  // Refused before a process is looked for.
  const given = options.interval === undefined ? undefined : parseDuration('--interval', options.interval, { least: 0.1, most: 3600 });
  const { subject, process, name } = await chooseTarget(options);
  const { endpoints } = subject;
  const interval = given ?? (process ? 1 : 5);
  const target: Target = { ...(process ? { pid: process.pid } : {}), name, ...(endpoints.length > 0 ? { endpoints } : {}) };
  await using machine = await openMachine(endpoints, shell);
  const looks = watch(machine, subject, {
    interval,
    ...(seconds === undefined ? {} : { seconds }),
    signal: shell.interrupted,
    now: shell.now,
    redactor: shell.redactor,
    wanted: formats.isWatched,
  });
  const last = options.json || !shell.stdout.isTTY ? await printLines(looks, shell, (each) => say(target, each)) : await drawTable(looks, target, shell);
  const counted = process === undefined || last?.table.has('descriptors.used');
  return counted ? EXIT.ok : EXIT.inconclusive;

  function say(of: Target, watched: Watched): string {
    return options.json ? formats.watchJson(of, watched) : formats.renderLine(of, watched);
  }
}

async function printLines(looks: AsyncIterable<Watched>, shell: Shell, say: (watched: Watched) => string): Promise<Watched | undefined> {
  let last: Watched | undefined;
  let gone = false;
  // Whoever read it has gone; a standard output is never called destroyed.
  shell.stdout.once('error', () => {
    gone = true;
  });
  for await (const watched of looks) {
    shell.out(`${say(watched)}\n`);
    last = watched;
    if (gone) break;
  }
  return last;
}

/** Drawn over and over; what was seen last stays on the screen when it is over. */
async function drawTable(looks: AsyncIterable<Watched>, target: Target, shell: Shell): Promise<Watched | undefined> {
  const [{ LiveScreen }, { renderTable }, { styleFor }] = await Promise.all([
    import('../live-screen.ts'),
    import('../formats/watch.ts'),
    import('../formats/style.ts'),
  ]);
  const style = styleFor(shell.stdout);
  let last: Watched | undefined;
  {
    using screen = new LiveScreen(shell);
    for await (const watched of looks) {
      last = watched;
      screen.draw(renderTable(target, watched, screen.size, style));
    }
  }
  if (last) shell.out(`${renderTable(target, last, { columns: shell.stdout.columns }, style).join('\n')}\n`);
  return last;
}
