import { expect, test } from 'vitest';
import { parseEvent, parseJournal } from '../../../core/incident/parse.ts';
import { safeJson } from '../../../core/safe-json.ts';
import { diagnosis, events, opened } from './events.ts';

const [first, second, third] = events(opened, { kind: 'diagnosis', evidence: 'E1', diagnosis }, { kind: 'note', text: 'n' }).map((event) => safeJson(event));

test('lines come back as the events they were', () => {
  expect(parseJournal(`${first}\n${second}\n`)).toEqual({ events: events(opened, { kind: 'diagnosis', evidence: 'E1', diagnosis }), problems: [] });
});

test('a last line without its newline counts when it is whole', () => {
  expect(parseJournal(`${first}\n${third}`)).toMatchObject({ events: [{}, {}], problems: [] });
});

test('the torn beginning of a line that follows whole is no loss', () => {
  expect(parseJournal(`${first}\n${second?.slice(0, 300)}\n${second}\n`)).toMatchObject({ events: [{}, {}], problems: [] });
});

test('a torn beginning that could be of any line is reported', () => {
  expect(parseJournal(`${first}\n{"v":1,\n${third}\n`).problems).toMatchObject([{ line: 2, kind: 'broken' }]);
});

test('an event written twice counts once', () => {
  expect(parseJournal(`${first}\n${first}\n`).events).toHaveLength(1);
});

test.each([
  ['{"v":2}', /^v: /],
  ['[]', /./],
  ['null', /./],
  [first?.replace('"opened"', '"new-kind"'), /^entry\.kind: /],
  [second?.replace('"verdicts":[', '"verdicts":[{},'), /^entry\.diagnosis\.verdicts/],
  [first?.replace(/"at":"[^"]+"/, '"at":"yesterday"'), /^at: expected a time/],
])('%.60s is refused with its reason', (line = '', reason) => {
  expect(parseEvent(line)).toMatchObject({ problem: expect.stringMatching(reason) });
});

test('keys of a newer version are kept', () => {
  expect(parseEvent(`${first?.slice(0, -1)},"host":"a"}`)).toMatchObject({ event: { host: 'a' } });
});
