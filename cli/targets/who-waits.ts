/** A probe that waits for an answer. */
export interface AskedProbe {
  readonly id: string;
  /** The address asked, for a probe of a service or a runtime. */
  readonly of?: string;
  /** The command, the query or the file it waits for. */
  readonly what: string;
}

/** Tells who waits whenever that changes, at most once a turn: files of /proc are read within one, and need no word. */
export class WhoWaits {
  readonly #onAsk: ((waiting: readonly AskedProbe[]) => void) | undefined;
  #list: () => readonly AskedProbe[] = () => [];
  #due = false;
  #told = 0;

  constructor(onAsk: ((waiting: readonly AskedProbe[]) => void) | undefined) {
    this.#onAsk = onAsk;
  }

  /** Another batch was asked; `list` says who waits of it as of now. */
  begin(list: () => readonly AskedProbe[]): void {
    this.#list = list;
    this.changed();
  }

  changed(): void {
    if (!this.#onAsk || this.#due) return;
    this.#due = true;
    setImmediate(() => {
      this.#due = false;
      this.#tell(this.#list());
    });
  }

  /** All answers are in. */
  end(): void {
    this.#list = () => [];
    this.#tell([]);
  }

  #tell(waiting: readonly AskedProbe[]): void {
    if (waiting.length === 0 && this.#told === 0) return;
    this.#told = waiting.length;
    this.#onAsk?.(waiting);
  }
}
