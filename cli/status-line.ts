import type { Shell } from './shell.ts';

/** The rest of a longer line that was there before. */
const CLEAR = '\x1b[K';

/** One line among the messages that says how far something has come, and goes when it is done; nothing where they are no terminal. */
export class StatusLine {
  readonly #shell: Pick<Shell, 'err' | 'stderr'>;
  #shown = false;

  constructor(shell: Pick<Shell, 'err' | 'stderr'>) {
    this.#shell = shell;
  }

  /** The text must be printable. */
  show(text: string): void {
    if (!this.#shell.stderr.isTTY) return;
    this.#shown = true;
    this.#shell.err(`\r${text}${CLEAR}`);
  }

  end(): void {
    if (this.#shown) this.#shell.err(`\r${CLEAR}`);
    this.#shown = false;
  }
}
