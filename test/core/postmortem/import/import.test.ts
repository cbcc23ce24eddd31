import { describe, expect, test } from 'vitest';
import { importPostmortem } from '../../../../core/postmortem/import/import.ts';

const collected = (head: string, body = 'It broke.') => ({ path: 'old.md', text: `---\n${head}---\n${body}\n` });
const WHOLE = `uuid: 7c0d6f0e-1d1c-4c55-9d3e-0a4b8f2d9b11
url: https://example.org/report
archive_url: ""
title: Thread limit reached
start_time: 2020-11-25T13:15:00Z
end_time: "0001-01-01T00:00:00Z"
categories: [cloud]
keywords: [threads, ""]
company: Example
product: ""
source_published_at: 2020-11-28T09:00:00Z
source_fetched_at: 2026-11-21
summary: ""
`;

test('a whole file is taken over, and what is empty has no key', () => {
  const { imported, findings } = importPostmortem(collected(WHOLE), 'case-study');
  expect(findings).toEqual([]);
  expect(imported?.name).toBe('2020-thread-limit-reached.md');
  expect(imported?.missing).toEqual(['summary', 'takeaway', 'wording', 'facts_checked_at']);
  expect(imported?.markdown).toContain('source_published_at: 2020-11-28\n');
  expect(imported?.markdown).not.toMatch(/archive_url|end_time|product|""/);
});

test('it can be published further as a postmortem', () => {
  const { imported, findings } = importPostmortem(collected(WHOLE), 'postmortem');
  expect(imported?.missing).toEqual([]);
  expect(imported?.markdown).toMatch(/kind: postmortem[\s\S]*status: draft/);
  expect(findings.map(({ message }) => message)).toEqual([
    expect.stringContaining('key "uuid"'),
    expect.stringContaining('key "source_published_at"'),
    expect.stringContaining('key "source_fetched_at"'),
  ]);
});

describe('reports, by its line, and leaves out', () => {
  test.each([
    ['an unknown key', 'colour: red\n', '3:1', 'key "colour"'],
    ['a category that is none', 'categories: [cloud, databases]\n', '3:21', 'category "databases"'],
    ['a time without a zone', 'start_time: 2020-11-25T13:15:00\n', '3:1', 'time "2020-11-25T13:15:00"'],
    ['a time in words', 'start_time: last night\n', '3:1', 'time "last night"'],
    ['an end before the start', 'start_time: 2020-11-25T13:15:00Z\nend_time: 2020-11-25T12:15:00Z\n', '4:1', 'before start_time'],
    ['a value of another kind', 'company: [a, b]\n', '3:1', 'value in company'],
  ])('%s', (_, head, place, words) => {
    const { imported, findings } = importPostmortem(collected(`url: https://example.org/r\n${head}`), 'case-study');
    expect(imported).toBeDefined();
    expect(findings.map(({ line, column, message }) => [`${line}:${column}`, message])).toEqual([[place, expect.stringContaining(words)]]);
  });

  test('a source, when there is none; a copy that was read is one', () => {
    expect(importPostmortem(collected('title: A\n'), 'case-study').findings).toEqual([
      expect.objectContaining({ message: expect.stringContaining('without a source') }),
    ]);
    expect(importPostmortem(collected('title: A\nsources: [{ role: primary, read: full, via: a talk }]\n'), 'case-study').findings).toEqual([]);
  });
});

test('a day alone is a time of that precision', () => {
  expect(importPostmortem(collected('url: https://example.org/r\nstart_time: 2020-11-25\n'), 'case-study').imported?.markdown).toContain(
    'start_time: 2020-11-25T00:00:00Z\ntime_precision: day\n',
  );
});

test('text of others becomes a quotation: no HTML, no headings, no comments, no links to files', () => {
  const body = '# Big <b>news</b>\n\nAn <img src=x onerror=alert(1)> and [x](foo.md) <!-- generated:timeline --> --> end\n\n## Timeline\n\n\u001b[31mred';
  const { imported } = importPostmortem(collected('url: https://example.org/r\n', body), 'case-study');
  expect(imported?.markdown).toContain(
    '> **Big \\<b>news\\</b>**\n>\n> An \\<img src=x onerror=alert(1)> and x  --> end\n>\n> **Timeline**\n>\n> \\x1b[31mred',
  );
  expect(imported?.markdown.match(/^## Timeline$/gm)).toHaveLength(1);
});

test.each([
  ['a web page', '<html><body>x</body></html>'],
  ['front matter of another language', '---js\nmodule.exports = 1\n---\n'],
  ['a list for a head', '---\n- a\n- b\n---\n'],
  ['no closing line', '---\ntitle: A\n'],
  ['nothing', ''],
])('%s is no such file, and that is a finding', (_, text) => {
  const { imported, findings } = importPostmortem({ path: 'old.md', text }, 'case-study');
  expect(imported).toBeUndefined();
  expect(findings.length).toBeGreaterThan(0);
});
