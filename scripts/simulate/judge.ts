import { diagnose } from '../../core/diagnosis/diagnose.ts';
import type { Status } from '../../core/diagnosis/types.ts';
import type { Runbook } from '../../core/knowledge/types.ts';
import type { Sample } from '../../core/probes/probe.ts';

/** How far the whole procedure goes with a series: the status of the one cause it could speak for. */
export type Outcome = Exclude<Status, 'refuted'> | 'not named';

/** A series as the descriptors of a process, with what the process does beside it. */
export interface Watched {
  readonly values: readonly number[];
  /** Requests a second, where the traffic is known. */
  readonly traffic?: readonly number[];
  /** Seconds the process has been running at the first sample. */
  readonly uptime: number;
}

const LIMIT = 1024;

const RUNBOOK: Runbook = {
  id: 'fd-leak',
  file: 'runbooks/fd-leak.md',
  title: 'fd-leak',
  summary: '',
  resource: '',
  severity: 'critical',
  alerts: [],
  alsoCalled: [],
  sections: [],
  signals: [{ reading: 'descriptors.used', role: 'decisive', warning: { kind: 'growing' }, says: '' }],
  messages: [],
  lookAlikes: [],
  mitigations: [],
};

/** What `diagnose` makes of it, by the same code that judges a live process. */
export function judgeWatched(watched: Watched): Outcome {
  const samples = samplesOf(watched);
  const target = { pid: 1, name: 'simulated' };
  const [verdict] = diagnose({ target, startedAt: 0, endedAt: 1000 * samples.length, samples, probes: [] }, [RUNBOOK]).verdicts;
  return verdict === undefined || verdict.status === 'refuted' ? 'not named' : verdict.status;
}

function samplesOf({ values, traffic, uptime }: Watched): readonly Sample[] {
  let work = 0;
  return values.map((value, i) => {
    const at = 1_000_000 + 1000 * i;
    work += traffic?.[i] ?? 0;
    return {
      at,
      readings: [
        { id: 'descriptors.used', value, at },
        { id: 'descriptors.limit', value: LIMIT, at },
        { id: 'process.uptime', value: uptime + i, at },
        ...(traffic ? [{ id: 'traffic.work' as const, value: work, at }] : []),
      ],
    };
  });
}
