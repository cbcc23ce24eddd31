import type { ProcessRow } from '../../../cli/wizard/effects.ts';
import type { Diagnosis } from '../../../core/diagnosis/types.ts';
import { assembleLibrary } from '../../../core/knowledge/library.ts';
import type { Library, PlaybookStep, Runbook } from '../../../core/knowledge/types.ts';
import type { CauseMatch, Matcher } from '../../../core/match/types.ts';

/** When the wizard of the tests starts. */
export const START = Date.parse('2026-03-01T03:00:00.000Z');

export const ROWS: readonly ProcessRow[] = [
  { pid: 4182, name: 'payment-service', why: 'fd 88 % of 1,024', descriptors: 903, limit: 1024, sockets: 871, threads: 34, rss: 222_298_112, suspicion: 0.88 },
  { pid: 4417, name: 'payment-worker', why: '', descriptors: 61, limit: 1_048_576, sockets: 12, threads: 18, rss: 188_743_680, suspicion: 0 },
];

const at = '2026-03-01T03:01:00.000Z';

/** What a leak of HTTP connections looks like after half a minute. */
export const LEAK: Diagnosis = {
  schema: 1,
  target: { pid: 4182, name: 'payment-service' },
  startedAt: at,
  durationMs: 18_000,
  outcome: 'leak',
  saturated: [{ resource: 'descriptors', used: 903, limit: 1024, unit: 'count', severity: 'warning' }],
  verdicts: [
    {
      cause: 'connection-leak',
      title: 'Client connection leak',
      status: 'confirmed',
      severity: 'critical',
      score: 0.93,
      evidence: [
        { reading: 'sockets.close_wait', value: 611, unit: 'count', says: '611 CLOSE_WAIT sockets, the same ones for 18 s, growing 2.1 per second' },
        { reading: 'descriptors.used', value: 903, unit: 'count', says: '903 of 1,024 descriptors, growing at the same rate' },
      ],
      against: [],
      consequences: ['fd-leak'],
      timeToExhaustion: { resource: 'descriptors', limit: 1024, seconds: 58, low: 53, high: 64 },
    },
    {
      cause: 'traffic-growth',
      title: 'Traffic growth',
      status: 'refuted',
      severity: 'warning',
      score: 0,
      evidence: [],
      against: [{ reading: 'traffic.rate', value: 40, unit: '/s', says: 'work is flat at 40 per second' }],
      consequences: [],
    },
  ],
  notChecked: [{ cause: 'goroutine-explosion', why: 'no pprof address' }],
  because: [],
  readings: [
    {
      id: 'descriptors.used',
      value: 903,
      unit: 'count',
      at,
      samples: [865, 869, 873, 878, 882, 886, 890, 895, 899, 903],
      trend: { verdict: 'growing', perSecond: 2.1, low: 1.9, high: 2.3 },
    },
    {
      id: 'sockets.close_wait',
      value: 611,
      unit: 'count',
      at,
      samples: [573, 577, 581, 586, 590, 594, 598, 603, 607, 611],
      trend: { verdict: 'growing', perSecond: 2.1, low: 1.9, high: 2.3 },
    },
    { id: 'descriptors.limit', value: 1024, unit: 'count', at },
    {
      id: 'threads.count',
      value: 34,
      unit: 'count',
      at,
      samples: [34, 34, 34, 34, 34, 34, 34, 34, 34, 34],
      trend: { verdict: 'flat', perSecond: 0, low: 0, high: 0 },
    },
    {
      id: 'memory.rss',
      value: 222_298_112,
      unit: 'bytes',
      at,
      samples: [222_000_000, 222_298_112, 222_100_000],
      trend: { verdict: 'unclear', perSecond: 0, low: -100, high: 100 },
    },
  ],
  probes: [
    { id: 'descriptors', reads: ['/proc/4182/fd'], status: 'ok', durationMs: 12 },
    { id: 'pprof', status: 'missing', durationMs: 0 },
  ],
};

export const NOTHING: Diagnosis = { ...LEAK, outcome: 'no-leak-seen', saturated: [], verdicts: [], missedBelow: { reading: 'descriptors.used', perMinute: 4 } };

/** The same process with its database pool dry. */
export const POOL: Diagnosis = {
  ...LEAK,
  verdicts: [{ ...LEAK.verdicts[0]!, cause: 'db-pool-exhaustion', title: 'Database pool exhaustion', variant: 'leaked' }],
};

function runbook(id: string, title: string, resource = 'descriptors'): Runbook {
  return {
    id,
    file: `runbooks/${id}.md`,
    title,
    summary: `${title} in one sentence.`,
    resource,
    severity: 'critical',
    alerts: [],
    alsoCalled: [],
    sections: [
      {
        heading: 'Meaning',
        slug: 'meaning',
        markdown: `Sockets are opened and **never** closed, see [the fix](#fix).\n\n| sign | says |\n|---|---|\n| CLOSE_WAIT | the peer went |`,
      },
      { heading: 'Diagnosis', slug: 'diagnosis', markdown: `${'Look again. '.repeat(40)}\n\n\`\`\`sh\nls /proc/$PID/fd\n\`\`\`\n` },
    ],
    signals: [],
    messages: [],
    lookAlikes: [],
    mitigations: [],
  };
}

function step(id: string, title: string, more: Partial<PlaybookStep> = {}): PlaybookStep {
  return { id, title, text: `What to do for ${id}.`, details: [], commands: [], ...more };
}

export const LIBRARY: Library = {
  ...assembleLibrary([]).library,
  symptoms: [{ id: 'too-many-open-files', text: 'too many open files', causes: ['fd-leak', 'connection-leak'], probes: [] }],
  runbooks: [
    runbook('fd-leak', 'File descriptor leak'),
    runbook('connection-leak', 'Client connection leak'),
    runbook('db-pool-exhaustion', 'Database pool exhaustion', 'database connections'),
  ],
  playbook: {
    title: 'Emergency playbook',
    phases: [
      {
        id: 'immediate',
        title: 'Immediate',
        window: '0–15 min',
        endsAfter: 900,
        doneWhen: 'users are served again, or someone who can do it was called.',
        steps: [
          step('1.1', 'Check the resources, and capture.', {
            commands: ['stanch diagnose --pid $PID', 'ls -l /proc/$PID/fd > $OUT/fd.txt'],
            details: [{ label: 'Expect', text: 'the resource that is full' }],
          }),
          step('1.2', 'Restart the affected service, if it is critical.', {
            commands: ['systemctl restart payment-service'],
            details: [{ label: 'Careful', text: 'A restart brings the leak back to zero and not away.' }],
          }),
          step('1.3', 'Scale out, only if nothing shared is the limit.'),
        ],
      },
      {
        id: 'investigation',
        title: 'Investigation',
        window: '15–60 min',
        endsAfter: 3600,
        doneWhen: 'one cause is named.',
        steps: [step('2.1', 'Compare before and after.')],
      },
    ],
  },
};

/** Answers for the two texts of the tests. */
export const MATCHER: Matcher = {
  explain: (text): readonly CauseMatch[] =>
    text.includes('too many open')
      ? [
          {
            id: 'fd-leak',
            title: 'File descriptor leak',
            score: 1,
            certainty: 'names',
            matches: [{ line: 1, text, signature: 'too many open files', count: 1 }],
          },
          { id: 'connection-leak', title: 'Client connection leak', score: 0.4, certainty: 'possible', matches: [] },
        ]
      : [],
  explainWithContext: () => ({ causes: [], context: [] }),
  search: (words) => (words.includes('slow pool') ? [{ kind: 'cause', id: 'db-pool-exhaustion', title: 'Database pool exhaustion', score: 0.8 }] : []),
};
