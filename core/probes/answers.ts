import type { Answer, Collected, Failure, ProbeContext, Request } from './probe.ts';
import { requestKey } from './probe.ts';
import type { Reading, ReadingId } from './readings.ts';

/** The answer to a request, or that it was never fetched. */
export function answerTo(collected: Collected, request: Request): Answer {
  return collected.get(requestKey(request)) ?? { status: 'missing', detail: `${requestKey(request)} was not collected` };
}

/** The text of a file or command; undefined when it failed. */
export function textOf(collected: Collected, request: Request): string | undefined {
  const answer = answerTo(collected, request);
  return answer.status === 'ok' && 'text' in answer ? answer.text : undefined;
}

/** What a file of one figure says; `max` is none, and neither is what is no figure at all. */
export function wholeNumber(text: string | undefined): number | undefined {
  return /^\s*\d{1,15}\s*$/.test(text ?? '') ? Number(text) : undefined;
}

/** The texts of an `each`; undefined when it failed, or when all that was there could not be read. */
export function textsOf(collected: Collected, request: Request): readonly { readonly name: string; readonly text: string }[] | undefined {
  const answer = answerTo(collected, request);
  if (answer.status !== 'ok' || answer.kind !== 'each') return undefined;
  return answer.texts.length === 0 && answer.unreadable > 0 ? undefined : answer.texts;
}

/** Where the links point, by name; undefined when they could not be read. */
export function targetsOf(collected: Collected, request: Request): ReadonlyMap<string, string> | undefined {
  const answer = answerTo(collected, request);
  return answer.status === 'ok' && answer.kind === 'links' ? new Map(answer.targets.map(({ name, target }) => [name, target])) : undefined;
}

export const file = (path: string): Request => ({ kind: 'file', path });

/** A file of `/proc/PID` that the kernel answers from the memory of the process: `cmdline`, `maps`, `smaps_rollup`. */
export const fileAside = (path: string): Request => ({ kind: 'file', path, aside: true });

/** The requests that are not answered yet. */
export function unanswered(collected: Collected, requests: readonly Request[]): readonly Request[] {
  return requests.filter((request) => !collected.has(requestKey(request)));
}

/** The first failure among the answers, with what can be done about it. */
export function firstFailure(collected: Collected, requests: readonly Request[]): { readonly status: Failure; readonly detail: string } | undefined {
  for (const request of requests) {
    const answer = answerTo(collected, request);
    if (answer.status !== 'ok') return answer;
  }
  return undefined;
}

/** Readings of one moment from id–value pairs; what is undefined or no finite number is left out, never turned into a zero. */
export function readingsAt({ at }: Pick<ProbeContext, 'at'>, values: Partial<Record<ReadingId, number | string | undefined>>): readonly Reading[] {
  return Object.entries(values).flatMap(([id, value]) =>
    value === undefined || (typeof value === 'number' && !Number.isFinite(value)) ? [] : [{ id: id as ReadingId, value, at }],
  );
}
