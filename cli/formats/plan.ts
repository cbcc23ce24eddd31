import { requestPath } from '../../core/probes/request.ts';
import { safeJson } from '../../core/safe-json.ts';
import { planOnly, type Subject } from '../targets/look.ts';

/** The same for scripts. */
export function planJson(subject: Subject): string {
  const probes = planOnly(subject).map(({ probe, requests }) => ({
    id: probe.id,
    cost: probe.cost,
    privilege: probe.privilege,
    argv: requests.flatMap((request) => (request.kind === 'command' ? [request.argv] : [])),
    reads: requests.flatMap((request) => (request.kind === 'command' ? [] : [requestPath(request)])),
    later: probe.later ?? [],
  }));
  return `${safeJson({ schema: 1, ...(subject.pid === undefined ? {} : { pid: subject.pid }), probes }, 2)}\n`;
}

/** What a diagnosis would read and run, for `--dry-run`. */
export function renderPlan(subject: Subject): string {
  const lines = planOnly(subject).flatMap(({ probe, requests }) => [
    `${probe.id}: ${probe.title}`,
    `  cost       ${probe.cost}`,
    `  privilege  ${probe.privilege}`,
    ...requests.map((request) => (request.kind === 'command' ? `  run        ${request.argv.join(' ')}` : `  read       ${requestPath(request)}`)),
    ...(probe.later ?? []).map((later) => `  then       ${later}`),
  ]);
  const reads = subject.attach ? 'Everything above only reads, except for jcmd, as its cost says; it asks first.' : 'Everything above only reads.';
  return `${lines.join('\n')}\n\n${reads} Nothing was read or run now.\n`;
}
