import { expect, test } from 'vitest';
import { printable } from '../../core/printable.ts';
import { safeJson } from '../../core/safe-json.ts';

test('escapes every character that printable escapes, and reads back as the same', () => {
  const hostile = [...Array(0x110000).keys()].map((code) => String.fromCodePoint(code)).filter((character) => printable(character) !== character);
  expect(hostile.length).toBeGreaterThan(200);
  const text = hostile.join('');
  const json = safeJson([text]);
  expect(hostile.filter((character) => json.includes(character))).toEqual([]);
  expect(JSON.parse(json)).toEqual([text]);
});

test('leaves other text as it is', () => {
  expect(safeJson({ text: 'päment 日本 🙂' })).toBe('{"text":"päment 日本 🙂"}');
});
