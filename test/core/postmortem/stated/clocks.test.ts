import { expect, test } from 'vitest';
import { readClocks } from '../../../../core/postmortem/stated/clocks.ts';

test.each([
  ['11:40:04', { clock: 42_004, hasSeconds: true, approximate: false }],
  ['at 21:45 UTC', { clock: 78_300, hasSeconds: false, offset: 0, approximate: false }],
  ['7:51 PM PST', { clock: 71_460, hasSeconds: false, abbreviation: 'PST', approximate: false }],
  ['12:05 a.m.', { clock: 300, hasSeconds: false, approximate: false }],
  ['around 10:30', { clock: 37_800, hasSeconds: false, approximate: true }],
  ['10:30+02:00', { clock: 37_800, hasSeconds: false, offset: 120, approximate: false }],
])('reads %j', (text, expected) => {
  expect(readClocks(text)).toMatchObject([expected]);
});

test.each(['1:100', '25:00', '10:75', '00:11:22:33', '192.168.0.1:80', 'a ratio of 3:1'])('reads no time in %j', (text) => {
  expect(readClocks(text)).toEqual([]);
});
