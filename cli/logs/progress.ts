import { formatBytes } from '../../core/figures.ts';
import { printable } from '../../core/printable.ts';
import type { Shell } from '../shell.ts';

/** Milliseconds before the first word, and between two. */
const PATIENCE = 1000;
const BETWEEN = 200;

/** Says on a terminal how far a long read has come; nothing when the messages go elsewhere. */
export class Progress {
  readonly #shell: Shell;
  #next: number;
  #shown = false;

  constructor(shell: Shell) {
    this.#shell = shell;
    this.#next = shell.now() + PATIENCE;
  }

  /** `size` in bytes where it is known. */
  report(name: string, bytes: number, size?: number): void {
    if (!this.#shell.stderr.isTTY || this.#shell.now() < this.#next) return;
    this.#next = this.#shell.now() + BETWEEN;
    this.#shown = true;
    const share = size === undefined ? '' : ` of ${formatBytes(size)}, ${Math.floor((100 * bytes) / size)} %`;
    this.#shell.err(`\r${printable(name)}: ${formatBytes(bytes)}${share}${CLEAR}`);
  }

  end(): void {
    if (this.#shown) this.#shell.err(`\r${CLEAR}`);
    this.#shown = false;
  }
}

/** The rest of a longer line that was there before. */
const CLEAR = '\x1b[K';
