import { EXIT } from '../core/errors.ts';
import { makeRedactor } from '../core/redact/redact.ts';
import { secretDigest } from './secret-digest.ts';
import type { Shell } from './shell.ts';
import { VERSION } from './version.ts';

/** The real terminal. The only place that writes to it and the only one that sets the exit code. */
const controller = new AbortController();
let wanted = false;
const redactor = makeRedactor(secretDigest());

const shell: Shell = {
  out(text) {
    const told = redactor.text(text);
    process.stdout.write(told, (error) => error && lost(error, told));
  },
  err: (text) => void process.stderr.write(redactor.text(text)),
  redactor,
  env: process.env,
  cwd: process.cwd(),
  // Made when it is first asked for: seldom, and it takes five milliseconds.
  get stdin() {
    return process.stdin;
  },
  stdout: process.stdout,
  stderr: process.stderr,
  // Listening for Ctrl-C costs start-up time, so it begins with the first command that cares.
  get interrupted() {
    if (!wanted) {
      wanted = true;
      process.once('SIGINT', () => controller.abort());
    }
    return controller.signal;
  },
  now: Date.now,
  exitCode: EXIT.ok,
};

/** `stanch … | head` closes the pipe: that is the reader's right. On a full disk the answer goes to the screen instead. */
function lost(error: NodeJS.ErrnoException, text: string): void {
  if (error.code === 'EPIPE') return;
  process.exitCode = EXIT.usage;
  shell.err(
    `${text}stanch: the output could not be written (${error.code ?? error.message}); it stands above.\n  Where there is room: … > /dev/shm/stanch.txt\n`,
  );
}

// Said by the write itself, above; unheard, the event would end the program with a stack.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const argv = process.argv.slice(2);
// The version needs none of the commands, and half of the time would go into loading them.
if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) shell.out(`${VERSION}\n`);
else {
  const { main } = await import('./main.ts');
  const code = await main(argv, shell);
  process.exitCode ??= code;
}
