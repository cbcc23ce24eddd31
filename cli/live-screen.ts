import process from 'node:process';
import type { Shell } from './shell.ts';

/** The other screen of a terminal, without a cursor; and back, with what stood there before. */
const ENTER = '\x1b[?1049h\x1b[?25l';
const LEAVE = '\x1b[?25h\x1b[?1049l';
/** From the top, the rest of each line and all below cleared, shown at once by terminals that can. */
const [BEGIN, END, REST, BELOW] = ['\x1b[?2026h\x1b[H', '\x1b[?2026l', '\x1b[K', '\x1b[J'];
/** End the program, as they would without us, once the terminal is itself again. */
const DEADLY = ['SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/**
 * Lines that are drawn over and over on a terminal. Whatever ends the program, but a kill that cannot be caught, gives
 * the terminal back as it was; Ctrl-Z does so meanwhile.
 */
export class LiveScreen implements Disposable {
  readonly #shell: Pick<Shell, 'out' | 'stdout'>;
  #lines: readonly string[] = [];
  #on = false;
  readonly #onResize = () => this.#write();
  readonly #onDeath = (signal: NodeJS.Signals) => {
    this[Symbol.dispose]();
    // With nobody left who listens, the signal does what it does to every program.
    process.kill(process.pid, signal);
  };
  readonly #onStop = () => {
    this.#leave();
    process.kill(process.pid, 'SIGSTOP');
  };
  readonly #onContinue = () => this.#enter();
  readonly #onExit = () => this.#leave();

  constructor(shell: Pick<Shell, 'out' | 'stdout'>) {
    this.#shell = shell;
    for (const signal of DEADLY) process.on(signal, this.#onDeath);
    process.on('SIGTSTP', this.#onStop).on('SIGCONT', this.#onContinue).on('exit', this.#onExit);
    shell.stdout.on('resize', this.#onResize);
    this.#enter();
  }

  /** What there is room for. */
  get size(): { readonly columns: number; readonly rows: number } {
    const { columns, rows } = this.#shell.stdout;
    return { columns: Math.max(20, columns || 80), rows: Math.max(4, rows || 24) };
  }

  /** Lines that are printable and fit. */
  draw(lines: readonly string[]): void {
    this.#lines = lines;
    this.#write();
  }

  [Symbol.dispose](): void {
    this.#leave();
    for (const signal of DEADLY) process.off(signal, this.#onDeath);
    process.off('SIGTSTP', this.#onStop).off('SIGCONT', this.#onContinue).off('exit', this.#onExit);
    this.#shell.stdout.off('resize', this.#onResize);
  }

  #write(): void {
    if (this.#on) this.#shell.out(`${BEGIN}${this.#lines.map((line) => line + REST).join('\r\n')}${BELOW}${END}`);
  }

  #enter(): void {
    if (!this.#on) this.#shell.out(ENTER);
    this.#on = true;
    this.#write();
  }

  #leave(): void {
    if (this.#on) this.#shell.out(LEAVE);
    this.#on = false;
  }
}
