import { describe, expect, test } from 'vitest';
import { formatCondition, parseCondition } from '../../../core/knowledge/condition.ts';
import type { Condition } from '../../../core/knowledge/types.ts';
import { READINGS, type ReadingId } from '../../../core/probes/readings.ts';

const GOOD: readonly [reading: ReadingId, cell: string, condition: Condition, written: string][] = [
  ['descriptors.used_share', '≥ 90 %', { kind: 'at-least', value: 90 }, '≥ 90 %'],
  ['descriptors.used_share', '>=90%', { kind: 'at-least', value: 90 }, '≥ 90 %'],
  ['descriptors.used', '> 100', { kind: 'more-than', value: 100 }, '> 100'],
  ['descriptors.used', '≤ 5', { kind: 'at-most', value: 5 }, '≤ 5'],
  ['descriptors.used', '< 3', { kind: 'less-than', value: 3 }, '< 3'],
  ['descriptors.used', '> 0', { kind: 'more-than', value: 0 }, '> 0'],
  ['memory.rss', '> 1 GiB', { kind: 'more-than', value: 2 ** 30 }, '> 1 GiB'],
  ['memory.rss', '> 1.5 GiB', { kind: 'more-than', value: 1.5 * 2 ** 30 }, '> 1536 MiB'],
  ['memory.rss', '< 512 MiB', { kind: 'less-than', value: 512 * 2 ** 20 }, '< 512 MiB'],
  ['memory.rss', '> 0 B', { kind: 'more-than', value: 0 }, '> 0 B'],
  ['process.uptime', '> 5 min', { kind: 'more-than', value: 300 }, '> 5 min'],
  ['process.uptime', '> 90 s', { kind: 'more-than', value: 90 }, '> 90 s'],
  ['traffic.rate', '> 0.5 /s', { kind: 'more-than', value: 0.5 }, '> 0.5 /s'],
  ['memory.rss', 'growing', { kind: 'growing' }, 'growing'],
  ['memory.rss', 'growing with threads.count', { kind: 'growing', with: 'threads.count' }, 'growing with `threads.count`'],
  ['memory.rss', 'flat', { kind: 'flat' }, 'flat'],
  ['pool.holders', '= idle-unmoved', { kind: 'equals', text: 'idle-unmoved' }, '= idle-unmoved'],
];

test.each(GOOD)('%s takes %s', (reading, cell, condition, written) => {
  expect(parseCondition(cell, reading)).toEqual({ ok: true, condition });
  const shown = formatCondition(condition, READINGS[reading].unit);
  expect(shown).toBe(written);
  expect(parseCondition(shown.replaceAll('`', ''), reading)).toEqual({ ok: true, condition });
});

describe('a condition that cannot hold', () => {
  test.each<[ReadingId, string, string]>([
    ['descriptors.used', 'rising', 'condition-syntax'],
    ['descriptors.used', '> -1', 'condition-syntax'],
    ['descriptors.used', '> 1,000', 'condition-fits'],
    ['descriptors.used', '=', 'condition-syntax'],
    ['descriptors.used', 'growing fast', 'condition-syntax'],
    ['descriptors.used', '> 1 GiB', 'condition-fits'],
    ['descriptors.used', '= 5', 'condition-fits'],
    ['descriptors.used', 'growing with descriptors.used', 'condition-fits'],
    ['descriptors.used', 'growing with process.state', 'condition-fits'],
    ['descriptors.used', 'growing with nothing', 'reading-unknown'],
    ['descriptors.used_share', '> 90', 'condition-fits'],
    ['descriptors.used_share', '> 101 %', 'condition-fits'],
    ['memory.rss', '> 1', 'condition-fits'],
    ['memory.rss', '> 1 GB', 'condition-fits'],
    ['memory.rss', '> 1 constructor', 'condition-fits'],
    ['pool.holders', 'flat', 'condition-fits'],
    ['pool.holders', '> 1', 'condition-fits'],
  ])('%s refuses %j', (reading, cell, rule) => {
    expect(parseCondition(cell, reading)).toMatchObject({ ok: false, rule });
  });
});
