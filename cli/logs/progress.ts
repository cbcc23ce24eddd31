import { formatBytes } from '../../core/figures.ts';
import { printable } from '../../core/printable.ts';
import type { Shell } from '../shell.ts';
import { StatusLine } from '../status-line.ts';

/** Milliseconds before the first word, and between two. */
const PATIENCE = 1000;
const BETWEEN = 200;

/** Says on a terminal how far a long read has come. */
export class Progress {
  readonly #line: StatusLine;
  readonly #now: Shell['now'];
  #next: number;

  constructor(shell: Shell) {
    this.#line = new StatusLine(shell);
    this.#now = shell.now;
    this.#next = shell.now() + PATIENCE;
  }

  /** `size` in bytes where it is known. */
  report(name: string, bytes: number, size?: number): void {
    if (this.#now() < this.#next) return;
    this.#next = this.#now() + BETWEEN;
    const share = size === undefined ? '' : ` of ${formatBytes(size)}, ${Math.floor((100 * bytes) / size)} %`;
    this.#line.show(`${printable(name)}: ${formatBytes(bytes)}${share}`);
  }

  end(): void {
    this.#line.end();
  }
}
