import type { RecordedAnswer, RecordedLook } from '../../core/bundle/look-file.ts';
import { type Request, requestKey } from '../../core/probes/request.ts';
import type { Machine } from './target.ts';

/** A machine that keeps what it answered. */
export interface Recorder extends Machine {
  /** The answers since it was last asked for them, and the connections of its own that it had open. */
  take(): Pick<RecordedLook, 'answers' | 'own'>;
}

export function recorderOf(machine: Machine): Recorder {
  let answers = new Map<string, RecordedAnswer>();
  return {
    async fetch(requests) {
      const fetched = await machine.fetch(requests);
      for (const [key, value] of fetched) answers.set(key, value);
      return fetched;
    },
    take() {
      const taken = answers;
      answers = new Map();
      const own = machine.ownConnections?.() ?? [];
      return { answers: taken, ...(own.length > 0 ? { own } : {}) };
    },
  };
}

/** A look as it was kept, whatever the form: it can be asked again. */
export interface StoredLook {
  readonly at: number;
  readonly index: number;
  answer(request: Request): RecordedAnswer;
  readonly own?: RecordedLook['own'];
}

export function storedLook({ at, index, answers, own }: RecordedLook): StoredLook {
  const none = (key: string): RecordedAnswer => ({ answer: { status: 'missing', detail: `${key} is not in the bundle` }, durationMs: 0 });
  return { at, index, ...(own ? { own } : {}), answer: (request) => answers.get(requestKey(request)) ?? none(requestKey(request)) };
}

/** A look that was kept, as a machine that answers again what it answered then. */
export function replayOf(look: StoredLook): Machine {
  return {
    ownConnections: () => look.own ?? [],
    fetch: async (requests) => new Map(requests.map((request) => [requestKey(request), look.answer(request)])),
  };
}
