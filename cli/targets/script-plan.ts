import { answerOfModel, MODEL, MODEL_GROUP_2, MODEL_GROUPS } from '../../core/bundle/script/model.ts';
import { type Request, requestKey } from '../../core/probes/request.ts';
import { lookOnce } from './look.ts';

/** What a look with this number asks, found out by a look at the model process, with control groups of either version. */
export async function planOfLook(index: number): Promise<readonly Request[]> {
  const asked: Request[] = [];
  for (const groups of [MODEL_GROUPS, MODEL_GROUP_2]) {
    const machine = {
      fetch: async (requests: readonly Request[]) => {
        asked.push(...requests);
        return new Map(requests.map((request) => [requestKey(request), { answer: answerOfModel(request, groups), durationMs: 0 }]));
      },
    };
    await lookOnce(machine, { pid: MODEL.pid, way: 'proc' }, { at: 0, index });
  }
  return asked;
}
