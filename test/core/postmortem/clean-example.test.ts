import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkPostmortem } from '../../../core/postmortem/check.ts';

const path = 'postmortems/2026-ingest-handles.md';
const text = readFileSync(new URL(`../../fixtures/${path}`, import.meta.url), 'utf8');
const found = (changed = text) => checkPostmortem({ path, text: changed }, { today: '2026-11-30' }).findings;

test('has nothing to say against an honest and complete postmortem', () => {
  expect(found().map(({ rule, line, message }) => `${line} ${rule} ${message}`)).toEqual([]);
});

test.each([
  ['for 12 minutes, all', 'for 50 minutes, all', 'T11'],
  ['to 09:20:30 UTC, for', 'to 09:25:30 UTC, for', 'T11'],
  ['    seconds: 150', '    seconds: 100', 'T11'],
  ['  released_by: restart\n', '', 'C25'],
  ['    type: prevent\n', '    type: detect\n', 'C25'],
  ['    owner: platform team\n', '', 'A03'],
  ['    addresses: [f3]\n', '    addresses: [f9]\n', 'S01'],
  ['| 2026-11-16T09:12:00Z | declared', '| 2026-11-16T09:10:00Z | declared', 'T02'],
  ['The process was restarted at', 'TODO. The process was restarted at', 'C02'],
])('finds %j turned into %j', (before, after, rule) => {
  expect(text).toContain(before);
  expect(found(text.replace(before, after)).map((finding) => finding.rule)).toContain(rule);
});

test('never lets what stands in a row or a name act on the terminal', () => {
  const hostile = text
    .replace('| 2026-11-16T09:12:00Z | declared', '| 2026-11-16T09:10:00Z\u001b[31m | declared')
    .replace('## Lessons\n', '## Lessons\u001b[31m\n');
  expect(
    found(hostile)
      .map(({ message }) => message)
      .join(''),
  ).not.toContain('\u001b');
});
