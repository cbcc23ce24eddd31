import process from 'node:process';

/** End a program that lets them. SIGHUP: the terminal went away, as with a dropped connection. */
const DEADLY = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;
/** How long the record may take to be finished before the program ends all the same. */
const PATIENCE_MS = 3_000;
/** A stop that never came, as in a shell without jobs. */
const STOPPED_BY_MS = 100;

export interface Heeded {
  /** Ends in order. */
  leave(): void;
  /** Ends at once: the order took too long, or the same signal came again. */
  force(): void;
  /** Gives the terminal back as it was; what it resolves with takes it again. */
  suspend?(): Promise<() => Promise<void>>;
}

/** For a program that hands its end to `Signals` without knowing it. */
export interface Heeding extends Disposable {
  /** Stops this program and those in front with it, as Ctrl-Z does; resolves when it goes on. */
  stop(): Promise<void>;
}

/** What signals do to a program that has a terminal in its hands: it leaves in order, or makes way and comes back. */
export class Signals implements Heeding {
  readonly #does: Heeded;
  #away = false;
  #last: keyof typeof DEADLY | undefined;
  #impatience: NodeJS.Timeout | undefined;
  readonly #onDeadly = (signal: NodeJS.Signals) => {
    if (!isDeadly(signal)) return;
    if (this.#last === signal) return this.#does.force();
    this.#last = signal;
    this.#impatience ??= setTimeout(() => this.#does.force(), PATIENCE_MS).unref();
    this.#does.leave();
  };
  readonly #onStop = () => void this.stop(process.pid, 'SIGSTOP');
  // Stopped by what cannot be caught, and back: the shell has used the terminal meanwhile.
  readonly #onContinue = () => void this.#makeWay(() => {});

  constructor(does: Heeded) {
    this.#does = does;
    for (const signal of Object.keys(DEADLY)) process.on(signal, this.#onDeadly);
    if (does.suspend) process.on('SIGTSTP', this.#onStop).on('SIGCONT', this.#onContinue);
  }

  /** As a shell reports a program that a signal ended; undefined when none did. */
  get exitCode(): number | undefined {
    return this.#last && 128 + DEADLY[this.#last];
  }

  /** Ctrl-Z: with whoever runs in front together (npm, a shell script), as the terminal itself would have done. */
  async stop(pid = 0, signal: 'SIGTSTP' | 'SIGSTOP' = 'SIGTSTP'): Promise<void> {
    await this.#makeWay(async () => {
      process.off('SIGTSTP', this.#onStop);
      process.kill(pid, signal);
      await new Promise((resolve) => setTimeout(resolve, STOPPED_BY_MS));
      process.on('SIGTSTP', this.#onStop);
    });
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#impatience);
    for (const signal of Object.keys(DEADLY)) process.off(signal, this.#onDeadly);
    process.off('SIGTSTP', this.#onStop).off('SIGCONT', this.#onContinue);
  }

  async #makeWay(meanwhile: () => void | Promise<void>): Promise<void> {
    if (this.#away || !this.#does.suspend) return;
    this.#away = true;
    try {
      const comeBack = await this.#does.suspend();
      await meanwhile();
      await comeBack();
    } finally {
      this.#away = false;
    }
  }
}

function isDeadly(signal: string): signal is keyof typeof DEADLY {
  return signal in DEADLY;
}
