import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isReadingId } from '../../core/probes/readings.ts';
import { findDrill } from '../../drills/index.ts';
import { PAIRS } from '../../scripts/record-series/pairs.ts';
import type { RecordedPair } from '../../site/src/drawings/recording.ts';
import { drawPair, PLANE, rowsOf } from '../../site/src/drawings/series.ts';
import { REPOSITORY } from './build-site.ts';

const FOLDER = join(REPOSITORY, 'site/src/series');
const read = (name: string) => JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as RecordedPair;

const pair = (over: Partial<RecordedPair> = {}): RecordedPair => ({
  schema: 1,
  reading: 'descriptors.used',
  version: '0.1.0',
  host: 'linux x64, 2 processors',
  leak: {
    drill: 'fd-leak',
    recordedAt: '2026-11-30T00:00:00.000Z',
    points: [
      [0, 0],
      [50, 50],
    ],
    verdict: { at: 50, outcome: 'leak', exhaustion: { resource: 'descriptors', limit: 100, seconds: 50, low: 49, high: 51 } },
  },
  healthy: { drill: 'steady-descriptors', recordedAt: '2026-11-30T00:00:00.000Z', points: [[0, 20]] },
  ...over,
});

describe('a drawn series', () => {
  it('reaches as far as its prediction, and puts verdict and limit where they belong', () => {
    const { leak, healthy } = drawPair(pair(), 'count');
    expect(leak).toMatchObject({ seconds: 100, verdictAt: 50, prediction: { at: 100 } });
    expect(leak.path).toBe(`M0,${PLANE.height}L${PLANE.width / 2},161.1`);
    expect(leak.limitAt).toBeCloseTo(7.4, 0);
    expect(healthy.seconds).toBe(100);
    expect(healthy.limitAt).toBeUndefined();
  });

  it('draws no prediction that is for another resource', () => {
    const { leak } = drawPair(pair({ reading: 'sockets.close_wait' }), 'count');
    expect(leak.prediction).toBeUndefined();
    expect(leak.seconds).toBe(50);
  });

  it('has a table with the last value known at each moment, and none before the first', () => {
    const later = { ...pair().healthy, points: [[30, 7]] as const };
    expect(rowsOf(pair({ healthy: later }), 2)).toEqual([
      { time: 0, leak: 0 },
      { time: 25, leak: 0 },
      { time: 50, leak: 50, healthy: 7 },
    ]);
  });
});

describe('the recorded series', () => {
  it('are those that the script records', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(PAIRS.map(({ name }) => `${name}.json`).sort());
  });

  it.each(PAIRS.map((each) => [each.name, each] as const))('%s: a leak that was named by its known answer, beside a program that was not', (name, planned) => {
    const { leak, healthy, reading, host } = read(name);
    expect([leak.drill, healthy.drill, reading]).toEqual([planned.leak, planned.healthy, planned.reading]);
    expect(isReadingId(reading)).toBe(true);
    expect(leak.verdict).toMatchObject({ outcome: 'leak', cause: findDrill(leak.drill)?.answer });
    expect(findDrill(healthy.drill)?.answer).toBe('none');
    expect(healthy.verdict).toMatchObject({ outcome: 'no-leak-seen' });
    expect(host).toMatch(/^\w+ \w+, \d+ processors$/);
  });
});
