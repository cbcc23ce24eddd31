import type { RecordedAnswer, RecordedLook } from '../../core/bundle/look-file.ts';
import { requestKey } from '../../core/probes/request.ts';
import type { Machine } from './target.ts';

/** A machine that keeps what it answered. */
export interface Recorder extends Machine {
  /** The answers since it was last asked for them. */
  take(): ReadonlyMap<string, RecordedAnswer>;
}

export function recorderOf(machine: Machine): Recorder {
  let answers = new Map<string, RecordedAnswer>();
  return {
    async fetch(requests, look) {
      const fetched = await machine.fetch(requests, look);
      for (const [key, value] of fetched) answers.set(key, value);
      return fetched;
    },
    take() {
      const taken = answers;
      answers = new Map();
      return taken;
    },
  };
}

/** A look that was recorded, answering again. */
export function replayOf({ answers }: Pick<RecordedLook, 'answers'>): Machine {
  return {
    fetch: async (requests) =>
      new Map(
        requests.map((request) => {
          const key = requestKey(request);
          return [key, answers.get(key) ?? { answer: { status: 'missing', detail: `${key} is not in the bundle` }, durationMs: 0 }];
        }),
      ),
  };
}
