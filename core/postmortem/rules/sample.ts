/** A whole postmortem for an example: its front matter of six lines, further lines from line 7 on, and a body. */
export function sample(lines: readonly string[], { severity = 'sev2', status = 'reviewed', body = '' } = {}): string {
  const head = ['---', 'schema: 1', 'kind: postmortem', 'title: Workers ran out of descriptors', `status: ${status}`, `severity: ${severity}`];
  return [...head, ...lines, '---', '', body].join('\n');
}

/** A timeline for an example: the first row stands on line 7, `Kind` may be left out. */
export function timeline(rows: readonly string[], { says = 'Times are UTC, on 2026-03-02.', columns = 'Time | Kind | What happened' } = {}): string {
  return ['## Timeline', '', says, '', `| ${columns} |`, `|${'---|'.repeat(columns.split('|').length)}`, ...rows.map((row) => `| ${row} |`), ''].join('\n');
}

/** A few rows that contradict nothing: one hour from the first error to the repair. */
export const HONEST_ROWS = [
  '2026-03-02T09:40:00Z | change | Release 41 opens a file per request (E1)',
  '2026-03-02T10:00:00Z | impact-start | The first request fails with EMFILE (E1)',
  '2026-03-02T10:06:00Z | detected | The alert on errors fires (E2)',
  '2026-03-02T10:10:00Z | engaged | The team of the workers joins (E2)',
  '2026-03-02T10:25:00Z | mitigated | Workers restarted, errors stop (E3)',
  '2026-03-02T11:00:00Z | resolved | Release 41 rolled back (E3)',
] as const;
