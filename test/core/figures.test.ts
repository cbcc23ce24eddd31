import { expect, test } from 'vitest';
import { formatAmount, formatDuration, formatEstimate, formatInterval, formatMetric, formatRate } from '../../core/figures.ts';

test.each([
  [903, 'count', '903'],
  [1_234_567, 'count', '1,234,567'],
  [6.34, 'count', '6.3'],
  [88.456, '%', '88 %'],
  [2.13, '/s', '2.1 /s'],
  [512, 'bytes', '512 B'],
  [222_298_112, 'bytes', '212 MB'],
  [-2048, 'bytes', '-2 KB'],
  [0, 'bytes', '0 B'],
  [1_023 * 1024, 'bytes', '1,020 KB'],
  [-1234.5, 'count', '-1,235'],
  [9.96, 'count', '10'],
  [2e15, 'count', '2,000,000,000,000,000'],
  [432, 's', '7 min 12 s'],
  ['active', 'text', 'active'],
] as const)('%j in %s is shown as %s', (value, unit, expected) => {
  expect(formatAmount(value, unit)).toBe(expected);
});

test.each([
  [0, '0 s'],
  [58.4, '58 s'],
  [59.7, '1 min'],
  [720, '12 min'],
  [3599.6, '1 h'],
  [38_700, '10 h 45 min'],
  [90_000, '1 d 1 h'],
  [86_460, '1 d'],
  [-300, '−5 min'],
])('%d measured seconds are %s', (seconds, expected) => {
  expect(formatDuration(seconds)).toBe(expected);
});

test.each([
  [58.4, '58 s'],
  [463, '7.7 min'],
  [9000, '2.5 h'],
  [200_000, '2.3 days'],
])('%d estimated seconds are %s, with two significant digits', (seconds, expected) => {
  expect(formatEstimate(seconds)).toBe(expected);
});

test.each([
  ['both ends', { seconds: 58, low: 53, high: 64 }, '58 s (53 s to 64 s)'],
  ['one word where they round to the same', { seconds: 480, low: 479, high: 482 }, '8 min'],
  ['an open end', { seconds: 58, low: 53, high: null }, '58 s (53 s or more, perhaps never)'],
])('an interval is said with %s', (_, interval, expected) => {
  expect(formatInterval(interval)).toBe(expected);
});

test('a metric below zero says what came first', () => {
  const metric = { name: 'time to detect', from: 'impact-start 03:05', to: 'detected 03:02' };
  expect(formatMetric({ ...metric, seconds: -180 })).toBe('detected 3 min before impact');
  expect(formatMetric({ ...metric, seconds: 180 })).toBe('3 min');
});

test.each([
  [2.123, '2.1'],
  [0.000012345, '0.000012'],
  [1.23e-7, '0.00000012'],
])('a rate of %d is %s', (rate, expected) => {
  expect(formatRate(rate, 'count')).toBe(expected);
});
