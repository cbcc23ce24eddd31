import { expect, test } from 'vitest';
import { clockSteps, mergeEvents, type WrittenEvents } from '../../../core/incident/order.ts';
import type { Entry, IncidentEvent } from '../../../core/incident/types.ts';
import { diagnosis, events } from './events.ts';

/** `03:05 b`: an event called b, written down at 03:05. */
function writer(...told: readonly string[]): WrittenEvents {
  return {
    events: told.map((each): IncidentEvent => {
      const [time = '', id = ''] = each.split(' ');
      const at = `2026-11-21T${time}:00.000Z`;
      return { v: 2, id, at, recordedAt: at, entry: { kind: 'note', text: id } };
    }),
  };
}

const after = (written: WrittenEvents, links: Record<string, readonly string[]>): WrittenEvents => ({ ...written, after: new Map(Object.entries(links)) });

test.each<[string, readonly WrittenEvents[], string]>([
  ['nothing', [], ''],
  ['one writer', [writer('03:00 a', '03:01 b')], 'a b'],
  ['two in turns', [writer('03:00 a', '03:02 c'), writer('03:01 b', '03:03 d')], 'a b c d'],
  ['two at the same moment, by id', [writer('03:00 b'), writer('03:00 a')], 'a b'],
  ['a copy in another place', [writer('03:00 a', '03:01 b'), writer('03:00 a', '03:01 b', '03:02 c')], 'a b c'],
  ['a clock that went back', [writer('03:00 a', '01:00 b', '01:01 c'), writer('03:01 d')], 'a b c d'],
  ['a clock that went back between two places', [writer('03:00 a', '01:00 c'), writer('03:00 a', '02:59 b', '01:00 c')], 'a b c'],
  ['a clock that is behind, of somebody who had read the others', [writer('03:00 a', '03:05 b'), after(writer('01:00 c'), { c: ['a'] })], 'a c b'],
  ['two that contradict each other', [writer('03:00 a', '03:01 b'), writer('03:01 b', '03:00 a')], 'a b'],
])('of %s', (_, writers, expected) => {
  expect(
    mergeEvents(writers)
      .map(({ id }) => id)
      .join(' '),
  ).toBe(expected);
});

test.each([
  [['03:00 a', '03:00 b'], []],
  [['03:00 a', '01:58 b'], ['the clock went back 1 h 2 min between line 1 and line 2; the order is the one written']],
])('%j: a step of the clock is said', (told, expected) => {
  const lines = writer(...told).events.map((event, index) => ({ line: index + 1, event }));
  expect(clockSteps(lines).map(({ says }) => says)).toEqual(expected);
});

test('two people who both took E1 for a diagnosis have two', () => {
  const look = (evidence: string): Entry => ({ kind: 'diagnosis', evidence, diagnosis });
  const [a, b, c, d] = events(look('E1'), look('E1'), look('E2'), { kind: 'note', text: 'n' });
  const merged = mergeEvents([{ events: [a!, c!] }, { events: [b!, d!] }]);
  expect(merged.flatMap(({ entry }) => (entry.kind === 'diagnosis' ? [entry.evidence] : []))).toEqual(['E1', 'E3', 'E2']);
});
