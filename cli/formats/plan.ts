import { printable } from '../../core/printable.ts';
import type { Probe } from '../../core/probes/probe.ts';
import { type Request, shownPath } from '../../core/probes/request.ts';
import { safeJson } from '../../core/safe-json.ts';
import { planOnly, type Subject } from '../targets/look.ts';

/** What is collected beside the probes, described as they are. */
export interface Planned {
  readonly probe: Pick<Probe, 'id' | 'title' | 'cost' | 'privilege' | 'later'>;
  readonly requests: readonly Request[];
}

/** The same for scripts. */
export function planJson(subject: Subject, more: readonly Planned[] = []): string {
  const probes = [...planOnly(subject), ...more].map(({ probe, requests }) => ({
    id: probe.id,
    cost: probe.cost,
    privilege: probe.privilege,
    argv: requests.flatMap((request) => (request.kind === 'command' ? [request.argv] : [])),
    reads: requests.flatMap((request) => (request.kind === 'command' ? [] : [shownPath(request)])),
    later: probe.later ?? [],
  }));
  return `${safeJson({ schema: 1, ...(subject.pid === undefined ? {} : { pid: subject.pid }), probes }, 2)}\n`;
}

/** What a diagnosis would read and run, for `--dry-run`. */
export function renderPlan(subject: Subject, more: readonly Planned[] = []): string {
  const lines = [...planOnly(subject), ...more].flatMap(({ probe, requests }) => [
    `${probe.id}: ${probe.title}`,
    `  cost       ${probe.cost}`,
    `  privilege  ${probe.privilege}`,
    ...requests.map((request) => printable(request.kind === 'command' ? `  run        ${request.argv.join(' ')}` : `  read       ${shownPath(request)}`)),
    ...(probe.later ?? []).map((later) => `  then       ${later}`),
  ]);
  const others = [
    ...(subject.attach ? ['jcmd, as its cost says; it asks first'] : []),
    ...(subject.askPeer ? ['the connections to its peer, which may log them'] : []),
  ];
  const reads = others.length > 0 ? `Everything above only reads, except for ${others.join(', and ')}.` : 'Everything above only reads.';
  return `${lines.join('\n')}\n\n${reads} Nothing was read or run now.\n`;
}
