import { planOnly, type Way } from '../targets/look.ts';

/** What a diagnosis would read and run, for `--dry-run`. */
export function renderPlan(way: Way, pid: number): string {
  const lines = planOnly(way, pid).flatMap(({ probe, requests }) => [
    `${probe.id}: ${probe.title}`,
    `  cost       ${probe.cost}`,
    `  privilege  ${probe.privilege}`,
    ...requests.map((request) => (request.kind === 'command' ? `  run        ${request.argv.join(' ')}` : `  read       ${request.path}`)),
    ...(probe.then ?? []).map((later) => `  then       ${later}`),
  ]);
  return `${lines.join('\n')}\n\nEverything above only reads. Nothing was read or run now.\n`;
}
