/// <reference lib="dom" />
import type { Explanation } from '../../../../core/match/types.ts';

/** What the worker is asked, with where it finds what it needs to know. */
export interface Question {
  readonly text: string;
  readonly script: string;
  readonly data: string;
}

export type Answer = { readonly found: Explanation } | { readonly error: string };

/** What is used of a worker. */
export type Asked = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror'>;

/** How long one answer may take, in milliseconds. A log of ten thousand lines takes a tenth of a second. */
const DEADLINE = 15_000;

/**
 * Asks one text after the other, and of those that came meanwhile only the last. A worker that does not answer in time is ended,
 * and the next text gets another one.
 */
export function askInTurn(
  { script, data }: Omit<Question, 'text'>,
  start: () => Asked,
  told: (answer: Answer | 'late', text: string) => void,
  deadline = DEADLINE,
): (text: string) => void {
  let worker: Asked | undefined;
  let asked: string | undefined;
  let next: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ask = (text: string) => {
    if (asked !== undefined) {
      next = text;
      return;
    }
    asked = text;
    if (!worker) {
      worker = start();
      worker.onmessage = ({ data: answer }: MessageEvent<Answer>) => done(answer);
      worker.onerror = () => end({ error: 'The worker did not start.' });
    }
    timer = setTimeout(() => end('late'), deadline);
    worker.postMessage({ text, script, data } satisfies Question);
  };
  const end = (answer: Answer | 'late') => {
    worker?.terminate();
    worker = undefined;
    done(answer);
  };
  const done = (answer: Answer | 'late') => {
    clearTimeout(timer);
    const text = asked ?? '';
    const waiting = next;
    asked = next = undefined;
    told(answer, text);
    if (waiting !== undefined) ask(waiting);
  };
  return ask;
}
