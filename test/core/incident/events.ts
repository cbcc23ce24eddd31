import type { Diagnosis } from '../../../core/diagnosis/types.ts';
import type { Entry, IncidentEvent } from '../../../core/incident/types.ts';

/** An entry, or one that was told later than it happened. */
export type Told = Entry | { readonly at: string; readonly entry: Entry };

/** Events a minute apart from 03:00, with ids in the order given. */
export function events(...entries: readonly Told[]): readonly IncidentEvent[] {
  return entries.map((each, index) => {
    const recordedAt = new Date(Date.parse('2026-11-21T03:00:00Z') + index * 60_000).toISOString();
    const { at, entry } = 'entry' in each ? each : { at: recordedAt, entry: each };
    return { v: 1, id: `01KAHJ00000000000000000${String(index).padStart(3, '0')}`, at, recordedAt, entry };
  });
}

export const opened: Entry = { kind: 'opened', title: 'checkout 5xx', number: 14, usersHurt: 'yes' };

export const diagnosis: Diagnosis = {
  schema: 1,
  target: { pid: 4182, name: 'payment-service' },
  startedAt: '2026-11-21T03:02:00.000Z',
  durationMs: 30_000,
  outcome: 'leak',
  saturated: [{ resource: 'descriptors', used: 903, limit: 1024, unit: 'count', severity: 'warning' }],
  verdicts: [
    {
      cause: 'connection-leak',
      title: 'Client connection leak',
      status: 'likely',
      severity: 'critical',
      score: 0.83,
      evidence: [{ reading: 'sockets.close_wait', value: 1611, unit: 'count', says: '98 % to 10.0.1.50:443, the same for 30 s' }],
      against: [],
      consequences: ['fd-leak'],
      timeToExhaustion: { resource: 'descriptors', limit: 1024, seconds: 58, low: 53, high: 64 },
    },
    {
      cause: 'memory-leak',
      title: 'Memory leak',
      status: 'refuted',
      severity: 'warning',
      score: 0,
      evidence: [],
      against: [{ reading: 'memory.rss', value: 222_298_112, unit: 'bytes', says: 'flat' }],
      consequences: [],
    },
  ],
  notChecked: [{ cause: 'goroutine-explosion', why: 'no pprof address' }],
  because: [],
  readings: [],
  probes: [
    { id: 'descriptors', reads: ['/proc/4182/fd'], status: 'ok', durationMs: 12 },
    { id: 'lsof', argv: [['lsof', '-p', '4182']], status: 'missing', durationMs: 0 },
  ],
};
