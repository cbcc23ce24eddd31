import { answerTo } from './answers.ts';
import type { Answer, Collected, ProbeContext, Request } from './probe.ts';

/** Links read at most, spread evenly; counts are scaled up beyond that. */
export const SAMPLE = 20_000;

export const descriptorCount = ({ pid }: ProbeContext): Request => ({ kind: 'count', path: `/proc/${pid}/fd` });
export const descriptorLinks = ({ pid }: ProbeContext): Request => ({ kind: 'links', path: `/proc/${pid}/fd`, sample: SAMPLE });

/** The links; a process that ended between two reads shows none although it had some, which is no zero. */
export function linksOf(context: ProbeContext, collected: Collected): Answer {
  const answer = answerTo(collected, descriptorLinks(context));
  const empty = answer.status === 'ok' && answer.kind === 'links' && answer.targets.length === 0;
  return empty && (answer.total > 0 || (usedCount(context, collected) ?? 0) > 0)
    ? { status: 'gone', detail: 'the process ended while they were read' }
    : answer;
}

export function usedCount(context: ProbeContext, collected: Collected): number | undefined {
  const answer = answerTo(collected, descriptorCount(context));
  return answer.status === 'ok' && answer.kind === 'count' ? answer.count : undefined;
}
