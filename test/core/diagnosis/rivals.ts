import { diagnose } from '../../../core/diagnosis/diagnose.ts';
import type { Diagnosis } from '../../../core/diagnosis/types.ts';
import { cause, growing, growingWith, record, signal, type Values } from './a-record.ts';

const FILES = cause(
  'fd-leak',
  signal('descriptors.files', 'decisive', growingWith('descriptors.used')),
  signal('descriptors.top_directory_share', 'supporting', { kind: 'at-least', value: 70 }),
);
const LIMIT = cause(
  'limit-too-low',
  signal('descriptors.used_share', 'decisive', { kind: 'at-least', value: 90 }),
  signal('descriptors.used_share', 'supporting', { kind: 'at-least', value: 90 }, { kind: 'at-least', value: 95 }),
  signal('descriptors.limit', 'supporting', { kind: 'less-than', value: 1024 }),
);
const TRAFFIC = cause('traffic-growth', signal('traffic.rate', 'decisive', growing));

export const LEAKING: Values = { 'descriptors.used': (i) => 100 + 5 * i, 'descriptors.files': (i) => 90 + 5 * i, 'descriptors.limit': 20_000 };
export const STABLE: Values = { 'descriptors.used': 900, 'descriptors.files': 890, 'descriptors.limit': 20_000 };
/** It grew just now in an old process, and the limit is near. */
export const YOUNG: Values = { ...LEAKING, 'descriptors.limit': 260, 'descriptors.top_directory_share': 96, 'process.uptime': (i) => 7200 + i };
/** Nearly as many as allowed, and no more each second. */
export const FULL: Values = { ...STABLE, 'descriptors.limit': 920 };
export const MORE_WORK: Values = { 'traffic.work': (i) => 100 * i + 10 * i * i };

/** What comes of so many samples, held against a leak and two rivals of it. */
export function withRivals(values: Values, n = 30): Diagnosis {
  const runbooks = [FILES, { ...LIMIT, rival: true as const }, { ...TRAFFIC, rival: true as const }];
  return diagnose({ target: { pid: 7, name: 'api', state: 'running' }, startedAt: 0, endedAt: 1000 * n, samples: record(n, values), probes: [] }, runbooks);
}
