import type { Shell } from '../../shell.ts';

/** One question at a time, whoever asks. */
let turn: Promise<unknown> = Promise.resolve();

/**
 * Asks for a password on the terminal without showing it; undefined where there is no terminal, and when the person
 * gives none (Ctrl-C, Ctrl-D). The question goes to stderr, so that a report on stdout stays clean.
 */
export function askPassword(question: string, shell: Pick<Shell, 'stdin' | 'stderr'>): Promise<string | undefined> {
  if (!shell.stdin.isTTY || !shell.stderr.isTTY) return Promise.resolve(undefined);
  const answer = turn.then(() => readHidden(question, shell));
  turn = answer.catch(() => undefined);
  return answer;
}

const [ENTER, CTRL_C, CTRL_D, ERASE] = ['\r', '\u0003', '\u0004', '\u007f'];

function readHidden(question: string, { stdin, stderr }: Pick<Shell, 'stdin' | 'stderr'>): Promise<string | undefined> {
  return new Promise((resolve) => {
    let typed = '';
    const end = (password: string | undefined) => {
      stdin.off('data', onData);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
      resolve(password);
    };
    const onData = (chunk: Buffer) => {
      for (const key of chunk.toString()) {
        if (key === ENTER || key === '\n') return end(typed);
        if (key === CTRL_D) return end(undefined);
        if (key === CTRL_C) {
          end(undefined);
          // Raw, the terminal sends no signal: it is sent here, so that it does what it does everywhere else.
          return void process.kill(process.pid, 'SIGINT');
        }
        typed = key === ERASE || key === '\b' ? typed.slice(0, -1) : typed + key;
      }
    };
    stderr.write(question);
    stdin.setRawMode(true);
    stdin.on('data', onData);
    stdin.resume();
  });
}
