import { describe, expect, it } from 'vitest';
import { type Found, mergeReadings } from '../../../cli/targets/merge-readings.ts';
import { descriptorsProbe } from '../../../core/probes/descriptors.ts';
import { expvarProbe } from '../../../core/probes/expvar.ts';
import { metricsProbe } from '../../../core/probes/metrics/metrics.ts';
import { pprofProbe } from '../../../core/probes/pprof.ts';
import type { Probe, ProbeResult } from '../../../core/probes/probe.ts';
import type { ReadingId } from '../../../core/probes/readings.ts';

const found = (probe: Probe, status: ProbeResult['status'], values: Partial<Record<ReadingId, number>>): Found => ({
  probe,
  result: { status, readings: Object.entries(values).map(([id, value]) => ({ id: id as ReadingId, value, at: 0 })) },
});
const page = found(metricsProbe, 'ok', { 'descriptors.used': 900, 'go.goroutines': 7 });

describe('a figure of several sources', () => {
  it.each<[string, readonly Found[], Record<string, number>]>([
    ['is that of /proc', [found(descriptorsProbe, 'ok', { 'descriptors.used': 90 }), page], { 'descriptors.used': 90, 'go.goroutines': 7 }],
    ['is that of the page where /proc may not be read', [found(descriptorsProbe, 'not-permitted', {}), page], { 'descriptors.used': 900, 'go.goroutines': 7 }],
    [
      'is that of /proc where part of it may be read',
      [found(descriptorsProbe, 'not-permitted', { 'descriptors.used': 90 }), page],
      { 'descriptors.used': 90, 'go.goroutines': 7 },
    ],
    ['is none where /proc failed for a moment: two sources would look like growth', [found(descriptorsProbe, 'failed', {}), page], { 'go.goroutines': 7 }],
    ['is that of the page without a process', [page], { 'descriptors.used': 900, 'go.goroutines': 7 }],
    [
      'is that of the first page',
      [found(pprofProbe, 'ok', { 'go.goroutines': 5 }), found(expvarProbe, 'ok', { 'go.goroutines': 6, 'go.heap_live': 1 }), page],
      { 'descriptors.used': 900, 'go.goroutines': 5, 'go.heap_live': 1 },
    ],
  ])('%s', (_title, all, merged) => {
    const readings = mergeReadings(all);
    expect(Object.fromEntries(readings.map(({ id, value }) => [id, value]))).toEqual(merged);
    expect(new Set(readings.map(({ id }) => id)).size).toBe(readings.length);
  });
});
