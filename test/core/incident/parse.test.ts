import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { parseLine } from '../../../core/incident/event-schema.ts';
import { parseJournal as parse } from '../../../core/incident/parse.ts';
import { safeJson } from '../../../core/safe-json.ts';
import { diagnosis, events, opened } from './events.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const parseJournal = (text: string, incident?: string) => parse(text, { hash, ...(incident === undefined ? {} : { incident }) });

const [first, second, third] = events(opened, { kind: 'diagnosis', evidence: 'E1', diagnosis }, { kind: 'note', text: 'n' }).map((event) => safeJson(event));

test('lines come back as the events they were', () => {
  expect(parseJournal(`${first}\n${second}\n`)).toMatchObject({
    events: events(opened, { kind: 'diagnosis', evidence: 'E1', diagnosis }),
    problems: [],
    remarks: [],
  });
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

test('an event written twice counts once, and is named', () => {
  const { events: read, problems, remarks } = parseJournal(`${first}\n${first}\n`);
  expect(read).toHaveLength(1);
  expect(problems).toEqual([]);
  expect(remarks).toEqual([{ line: 2, kind: 'duplicate', says: 'line 2 is there twice, first as line 1; it counts once' }]);
});

test('what git leaves of a merge is read through, with the lines of both sides', () => {
  const text = `${first}\n<<<<<<< HEAD\n${second}\n||||||| base\n=======\n${third}\n>>>>>>> theirs\n`;
  const { events: read, problems, remarks } = parseJournal(text);
  expect(read).toHaveLength(3);
  expect(problems).toEqual([]);
  expect(remarks).toEqual([{ line: 2, kind: 'conflict', says: 'line 2 is a conflict marker of git; the lines of both sides count' }]);
});

test('a line that an editor ended with a carriage return counts', () => {
  expect(parseJournal(`${first}\r\n${third}\r\n`)).toMatchObject({ events: [{}, {}], problems: [] });
});

test('lines of another incident are left out and named', () => {
  const own = first?.slice(8 + 5).slice(0, 26);
  const [other, its] = events(opened, { kind: 'note', text: 'of the other' }).map((event) => safeJson({ ...event, id: `${event.id.slice(0, 25)}Z` }));
  expect(own).toMatch(/^01KAHJ/);
  const { events: read, problems } = parseJournal(`${first}\n${other}\n${its}\n`, own);
  expect(read).toHaveLength(1);
  expect(problems.map(({ line, kind }) => [line, kind])).toEqual([
    [2, 'foreign'],
    [3, 'foreign'],
  ]);
  const named = `{"incident":"${'0'.repeat(26)}",${third?.slice(1)}`;
  expect(parseJournal(`${first}\n${named}\n`, own).problems).toMatchObject([{ line: 2, says: `line 2 belongs to another incident, ${'0'.repeat(26)}` }]);
});

test('a file of something else is named once, not line by line', () => {
  const { problems } = parseJournal('{"level":"info"}\n'.repeat(500));
  expect(problems).toMatchObject([
    { line: 1, kind: 'foreign', says: expect.stringMatching(/^none of its 500 lines is an event of this incident; line 1 cannot be read: v: /) },
  ]);
});

test.each([
  ['{"v":3}', /^v: /],
  ['[]', /./],
  ['null', /./],
  [first?.replace('"opened"', '"new-kind"'), /^entry\.kind: /],
  [second?.replace('"verdicts":[', '"verdicts":[{},'), /^entry\.diagnosis\.verdicts/],
  [first?.replace(/"at":"[^"]+"/, '"at":"yesterday"'), /^at: expected a time/],
])('%.60s is refused with its reason', (line = '', reason) => {
  expect(parseLine(line)).toMatchObject({ problem: expect.stringMatching(reason) });
});

test('keys of a newer version are kept', () => {
  expect(parseLine(`${first?.slice(0, -1)},"host":"a"}`)).toMatchObject({ event: { host: 'a' } });
});

test('of a thousand broken lines the first are named and the others counted', () => {
  const { problems, events: read } = parseJournal(`${first}\n${'broken\n'.repeat(1000)}`);
  expect(read).toHaveLength(1);
  expect(problems).toHaveLength(21);
  expect(problems.at(-1)).toMatchObject({ line: 1001, says: 'so it is with 980 more lines, the last of them line 1001' });
});
