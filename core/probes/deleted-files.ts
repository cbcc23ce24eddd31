import { answerTo } from './answers.ts';
import { sortedLinks } from './descriptor-links.ts';
import { isLocal, mountOf, mountsOf } from './mounts.ts';
import type { Collected, ProbeContext, Request } from './probe.ts';
import type { FileFacts } from './request.ts';

/** Candidates for "deleted" whose link count is looked up; the text ` (deleted)` alone may be part of a living name. */
const CANDIDATES = 1_000;

/** One question for those that lie on a local file system: how many names each still has, and what it takes. */
export function deletedLookUp(context: ProbeContext, collected: Collected): readonly Request[] {
  const candidates = sortedLinks(context, collected)?.deleted ?? [];
  if (candidates.length === 0) return [];
  const mounts = mountsOf(context, collected);
  const local = candidates.filter(({ path }) => isLocal(mountOf(mounts, path))).slice(0, CANDIDATES);
  return local.length === 0 ? [] : [{ kind: 'stats', path: `/proc/${context.pid}/fd`, names: local.map(({ name }) => name) }];
}

export function deletedFacts(context: ProbeContext, collected: Collected): readonly FileFacts[] | undefined {
  const [request] = deletedLookUp(context, collected);
  const answer = request && answerTo(collected, request);
  return answer?.status === 'ok' && answer.kind === 'stats' && answer.entries.length > 0 ? answer.entries : undefined;
}

/** Which share of the candidates has no name left; undefined when none could be looked up. */
export function namelessShare(context: ProbeContext, collected: Collected): number | undefined {
  const facts = deletedFacts(context, collected);
  return facts && facts.filter(({ links }) => links === 0).length / facts.length;
}
