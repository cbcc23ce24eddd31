/** What is kept of one line; a log line fits, a file without line feeds does not. */
const MOST_CHARACTERS = 65_536;
/** Lines read ahead; then whoever writes has to wait. */
const MOST_LINES = 1_000;

/** Lines of an input, one at a time, however fast or long they come. */
export class LineReader implements Disposable {
  readonly #input: NodeJS.ReadStream;
  readonly #lines: string[] = [];
  #begun = '';
  #ended = false;
  #wake: () => void = () => {};
  readonly #onData = (text: string) => this.#take(text);
  readonly #onEnd = () => {
    if (this.#begun !== '') this.#lines.push(this.#begun);
    this.#begun = '';
    this.#ended = true;
    this.#wake();
  };

  constructor(input: NodeJS.ReadStream) {
    this.#input = input;
    input.setEncoding('utf8');
    input.on('data', this.#onData);
    // A terminal that is gone fails instead of ending.
    for (const event of ['end', 'close', 'error'] as const) input.on(event, this.#onEnd);
  }

  /** The next line, without its line feed; undefined when there is none to come. */
  async next(): Promise<string | undefined> {
    while (this.#lines.length === 0 && !this.#ended) {
      this.#input.resume();
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#lines.shift();
  }

  /** Lines that come without a pause, as those of a paste do; nobody types so fast. */
  async paste(pause = 40): Promise<readonly string[]> {
    const lines: string[] = [];
    for (;;) {
      lines.push(...this.#lines.splice(0));
      const before = this.#begun;
      await new Promise((resolve) => setTimeout(resolve, pause));
      if (this.#lines.length === 0 && this.#begun === before) return lines;
    }
  }

  [Symbol.dispose](): void {
    this.#input.off('data', this.#onData);
    for (const event of ['end', 'close', 'error'] as const) this.#input.off(event, this.#onEnd);
    // Where it stays open nobody waits for it any more.
    this.#input.pause();
    this.#input.unref?.();
  }

  #take(text: string): void {
    const parts = (this.#begun + text).split(/\r?\n/);
    this.#begun = (parts.pop() ?? '').slice(0, MOST_CHARACTERS);
    for (const part of parts) this.#lines.push(part.slice(0, MOST_CHARACTERS));
    if (this.#lines.length >= MOST_LINES) this.#input.pause();
    this.#wake();
  }
}
