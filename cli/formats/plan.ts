import { requestPath } from '../../core/probes/request.ts';
import { safeJson } from '../../core/safe-json.ts';
import { planOnly, type Way } from '../targets/look.ts';

/** The same for scripts. */
export function planJson(way: Way, pid: number): string {
  const probes = planOnly(way, pid).map(({ probe, requests }) => ({
    id: probe.id,
    cost: probe.cost,
    privilege: probe.privilege,
    argv: requests.flatMap((request) => (request.kind === 'command' ? [request.argv] : [])),
    reads: requests.flatMap((request) => (request.kind === 'command' ? [] : [requestPath(request)])),
    later: probe.later ?? [],
  }));
  return `${safeJson({ schema: 1, pid, probes }, 2)}\n`;
}

/** What a diagnosis would read and run, for `--dry-run`. */
export function renderPlan(way: Way, pid: number): string {
  const lines = planOnly(way, pid).flatMap(({ probe, requests }) => [
    `${probe.id}: ${probe.title}`,
    `  cost       ${probe.cost}`,
    `  privilege  ${probe.privilege}`,
    ...requests.map((request) => (request.kind === 'command' ? `  run        ${request.argv.join(' ')}` : `  read       ${requestPath(request)}`)),
    ...(probe.later ?? []).map((later) => `  then       ${later}`),
  ]);
  return `${lines.join('\n')}\n\nEverything above only reads. Nothing was read or run now.\n`;
}
