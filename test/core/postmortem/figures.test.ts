import { expect, test } from 'vitest';
import { duration, figure, metricFigure } from '../../../core/postmortem/figures.ts';

test.each([
  [903, 'count', '903'],
  [1_234_567, 'count', '1,234,567'],
  [88.456, '%', '88.46 %'],
  [2.1, '/s', '2.1 /s'],
  [512, 'bytes', '512 B'],
  [222_298_112, 'bytes', '212.0 MiB'],
  [-2048, 'bytes', '-2.0 KiB'],
  [0, 'bytes', '0 B'],
  [432, 's', '7 min 12 s'],
  ['active', 'text', 'active'],
] as const)('%j in %s is shown as %s', (value, unit, expected) => {
  expect(figure(value, unit)).toBe(expected);
});

test.each([
  [0, '0 s'],
  [0.25, '0.25 s'],
  [58.4, '58 s'],
  [59.7, '1 min 0 s'],
  [3599.6, '1 h 0 min'],
  [12_000, '3 h 20 min'],
  [187_200, '2 d 4 h'],
  [-180, '-3 min 0 s'],
])('%d seconds are %s', (seconds, expected) => {
  expect(duration(seconds)).toBe(expected);
});

test('a metric below zero says what came first', () => {
  const metric = { name: 'time to detect', from: 'impact-start 03:05', to: 'detected 03:02' };
  expect(metricFigure({ ...metric, seconds: -180 })).toBe('-3 min 0 s (detected before impact-start)');
  expect(metricFigure({ ...metric, seconds: 180 })).toBe('3 min 0 s');
});
