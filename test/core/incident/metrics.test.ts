import { expect, test } from 'vitest';
import { deriveMetrics } from '../../../core/incident/metrics.ts';

const at = (kind: string, minutes: number) => ({ kind, offset: minutes * 60, label: `${minutes} min` });

test('every figure comes with its two anchors', () => {
  const marks = [
    at('fault-introduced', 0),
    at('impact-start', 60),
    at('alerted', 65),
    at('detected', 66),
    at('acknowledged', 68),
    at('engaged', 69),
    at('declared', 70),
    at('cause-identified', 80),
    at('status-page', 85),
    at('mitigated', 90),
    at('impact-end', 95),
    at('resolved', 120),
  ];
  expect(deriveMetrics(marks)).toEqual([
    { name: 'time to detect', seconds: 360, from: 'impact-start 60 min', to: 'detected 66 min' },
    { name: 'time to acknowledge', seconds: 180, from: 'alerted 65 min', to: 'acknowledged 68 min' },
    { name: 'time to engage', seconds: 240, from: 'alerted 65 min', to: 'engaged 69 min' },
    { name: 'time to identify', seconds: 840, from: 'detected 66 min', to: 'cause-identified 80 min' },
    { name: 'time to mitigate', seconds: 1440, from: 'detected 66 min', to: 'mitigated 90 min' },
    { name: 'time to resolve', seconds: 3600, from: 'impact-start 60 min', to: 'resolved 120 min' },
    { name: 'time to communicate', seconds: 1500, from: 'impact-start 60 min', to: 'status-page 85 min' },
    { name: 'impact duration', seconds: 2100, from: 'impact-start 60 min', to: 'impact-end 95 min' },
    { name: 'declared to identified', seconds: 600, from: 'declared 70 min', to: 'cause-identified 80 min' },
    { name: 'declared to mitigated', seconds: 1200, from: 'declared 70 min', to: 'mitigated 90 min' },
    { name: 'declared to resolved', seconds: 3000, from: 'declared 70 min', to: 'resolved 120 min' },
    { name: 'dwell time', seconds: 3600, from: 'fault-introduced 0 min', to: 'impact-start 60 min' },
  ]);
});

test.each([
  ['a missing anchor gives no figure', [at('impact-start', 0)], []],
  ['an end of impact is not assumed from resolved', [at('impact-start', 0), at('resolved', 9)], ['time to resolve 540']],
  ['an alert stands in for a missing detection', [at('impact-start', 0), at('alerted', 2)], ['time to detect 120']],
  ['a detection before the impact is negative', [at('impact-start', 2), at('detected', 0)], ['time to detect -120']],
  ['the first detection counts', [at('impact-start', 0), at('detected', 3), at('detected', 1)], ['time to detect 60']],
  ['the last mitigation counts', [at('detected', 0), at('mitigated', 1), at('mitigated', 7)], ['time to mitigate 420']],
  ['kinds without a metric are ignored', [at('note', 0), at('toString', 5)], []],
])('%s', (_, marks, expected) => {
  expect(deriveMetrics(marks).map(({ name, seconds }) => `${name} ${seconds}`)).toEqual(expected);
});
