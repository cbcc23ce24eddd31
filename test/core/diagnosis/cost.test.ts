import { describe, expect, it } from 'vitest';
import { deriveReadings } from '../../../core/diagnosis/derive/derive.ts';
import type { BillRow } from '../../../core/probes/rows.ts';

/** The readings of the last of several looks, ten seconds apart. */
function lastOf(...bills: readonly (BillRow | undefined)[]): Record<string, unknown> {
  const samples = bills.map((bill, i) => ({ at: 10_000 * i, readings: [], ...(bill ? { bill } : {}) }));
  return Object.fromEntries((deriveReadings(samples).at(-1)?.readings ?? []).map(({ id, value }) => [id, value]));
}

describe('what is billed', () => {
  it.each<[string, readonly (BillRow | undefined)[], object]>([
    [
      'ten units for five results',
      [
        { billed: 100, results: 40 },
        { billed: 110, results: 45 },
      ],
      { 'cost.units_per_result': 2 },
    ],
    [
      'half as much again as was expected',
      [
        { billed: 100, expected: 100 },
        { billed: 130, expected: 120 },
      ],
      { 'cost.deviation_share': 50 },
    ],
    [
      'less than was expected',
      [
        { billed: 0, expected: 0 },
        { billed: 15, expected: 20 },
      ],
      { 'cost.deviation_share': -25 },
    ],
    [
      'nothing came of it: no quotient, and no zero',
      [
        { billed: 100, results: 40 },
        { billed: 110, results: 40 },
      ],
      {},
    ],
    ['one look', [{ billed: 100, results: 40 }], {}],
    [
      'a program that began anew',
      [
        { billed: 100, results: 40 },
        { billed: 3, results: 1 },
      ],
      {},
    ],
    ['a page that was not there once', [{ billed: 100, results: 40 }, undefined, { billed: 130, results: 50 }], { 'cost.units_per_result': 3 }],
    [
      'what is done now does not drown in hours of looking',
      [{ billed: 0, results: 0 }, ...Array.from({ length: 7 }, (_, i) => ({ billed: 1000 + 10 * i, results: 10 + 10 * i }))],
      { 'cost.units_per_result': 1 },
    ],
  ])('%s', (_title, bills, readings) => {
    expect(lastOf(...bills)).toEqual(readings);
  });
});
