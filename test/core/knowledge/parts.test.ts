import { describe, expect, test } from 'vitest';
import { caseStudySchema } from '../../../core/knowledge/case-study-schema.ts';
import { resolveLink } from '../../../core/knowledge/links.ts';
import { parseMarkdown } from '../../../core/knowledge/markdown.ts';
import { nearest } from '../../../core/knowledge/nearest.ts';
import { parseTime, slackOf } from '../../../core/knowledge/timeline.ts';
import { windowEnd } from '../../../core/knowledge/window-end.ts';

const STUDY = {
  schema: 1,
  kind: 'case-study',
  title: 'T',
  company: 'not disclosed',
  severity: 'P2 (Major)',
  summary: 'S',
  takeaway: 'K',
  keywords: ['k'],
  confidence: 'high',
  wording: 'own',
  facts_checked_at: '2026-11-21',
  start_time: '2023-10-15T12:00:00+02:00',
};

test('dates of both YAML parsers give the same front matter', () => {
  const dates = { ...STUDY, facts_checked_at: new Date('2026-11-21'), start_time: new Date('2023-10-15T10:00:00Z') };
  expect(caseStudySchema.parse(STUDY)).toEqual(STUDY);
  expect(caseStudySchema.parse(dates)).toEqual({ ...STUDY, start_time: '2023-10-15T10:00:00.000Z' });
});

test('the whole front matter of a case study is accepted', () => {
  const whole = {
    ...STUDY,
    product: 'P',
    categories: ['cloud', 'time'],
    end_time: '2023-10-15T10:00:00Z',
    time_precision: 'minute',
    resource: {
      class: 'thread',
      name: 'n',
      mode: 'limit-reached',
      configured_limit: 5,
      effective_limit: '5 k',
      baseline: 1,
      leak_rate: '72 fd/min',
      released_by: 'n/a',
      saturation_alert: 'unknown',
    },
    trigger: { kind: 'unknown', text: 't' },
    contributing_factors: [{ id: 'f1', text: 't', kind: 'technical', category: 'bug', proximate: true }],
    detection: { by: 'alert' },
    impact: { kind: ['cost'], users: 5, money: { amount: 80_000, currency: 'USD', kind: 'cloud-bill' } },
    related_runbooks: ['fd-leak'],
    lesson: 'l',
  };
  expect(caseStudySchema.parse(whole)).toEqual(whole);
});

test('every field says what it is for', () => {
  const silent = Object.entries(caseStudySchema.shape).filter(([, field]) => !field.description);
  expect(silent).toEqual([]);
});

describe('times of a timeline', () => {
  test.each([
    ['00:00', { offset: 0 }],
    ['03:12', { offset: 11_520 }],
    ['03:12:05', { offset: 11_525 }],
    ['day 1 03:12', { offset: 11_520 }],
    ['day 2 08:00', { offset: 115_200 }],
    ['2023-10-15', { epoch: 1_697_328_000, midnight: 1_697_328_000 }],
    ['2023-10-15T12:00:15Z', { epoch: 1_697_371_215, midnight: 1_697_328_000 }],
    ['2023-10-15T01:00+02:00', { epoch: 1_697_324_400, midnight: 1_697_320_800 }],
  ])('%s is understood', (text, time) => {
    expect(parseTime(text)).toEqual(time);
  });

  test.each([
    '3:12',
    '24:00',
    '12:60',
    'day 0 08:00',
    'Day 2 08:00',
    '2023-02-29',
    '2023-13-01',
    '2023-10-15T12:00',
    '2023-10-15 12:00',
    'about 03:00',
    '03:12 UTC',
    '',
  ])('%j is not', (text) => {
    expect(parseTime(text)).toBeUndefined();
  });

  test.each([
    ['a quarter of an hour', 10 * 3600 + 360, 900],
    ['an hour for a full one', 10 * 3600, 3600],
    ['a day for a day alone', undefined, 86_400],
  ])('a time that is not exact may lie later by %s', (_, clock, slack) => {
    expect(slackOf(clock)).toBe(slack);
  });
});

test.each([
  ['0–15 min', 900],
  ['15–60 min', 3600],
  ['1–4 h', 14_400],
  ['1–4 hours', 14_400],
  ['within 5 days', 432_000],
  ['1 week', 604_800],
  ['soon', undefined],
  ['5 min or so', undefined],
])('the window %j ends after %s seconds', (window, seconds) => {
  expect(windowEnd(window)).toBe(seconds);
});

test('slugs are those of GitHub: punctuation goes, doubles are numbered', () => {
  const { headings } = parseMarkdown('## Error messages\n\n## What’s `new`?\n\n### A & B\n\n### A & B\n\n## Überlauf — jetzt\n', 0);
  expect(headings.map(({ slug }) => slug)).toEqual(['error-messages', 'whats-new', 'a--b', 'a--b-1', 'überlauf--jetzt']);
});

test('a heading inside a code block or a quote is no section', () => {
  const { sections } = parseMarkdown('## One\n\n```md\n## Two\n```\n\n> ## Three\n\n## Four\n', 0);
  expect(sections.map(({ heading }) => heading)).toEqual(['One', 'Four']);
  expect(sections[0]?.markdown).toBe('```md\n## Two\n```\n\n> ## Three');
});

test.each([
  ['fd-leak.md', { path: 'runbooks/fd-leak.md' }],
  ['./fd-leak.md#fix', { path: 'runbooks/fd-leak.md', anchor: 'fix' }],
  ['../case-studies/2023-x.md', { path: 'case-studies/2023-x.md' }],
  ['#fix', { path: 'runbooks/a.md', anchor: 'fix' }],
  ['../../secret.md', {}],
  ['/etc/passwd', {}],
  ['fd%2Dleak.md', { path: 'runbooks/fd-leak.md' }],
  ['%zz.md', { path: 'runbooks/%zz.md' }],
  ['HTTPS://x.example', { protocol: 'https:' }],
  ['javascript:alert(1)', { protocol: 'javascript:' }],
  ['//x.example', { protocol: '//' }],
])('the link %s of a runbook leads to %j', (url, target) => {
  expect(resolveLink(url, 'runbooks/a.md')).toEqual(target);
});

test.each([
  ['sevrity', 'severity'],
  ['Summry', 'summary'],
  ['owner', undefined],
  ['x'.repeat(100_000), undefined],
])('the nearest key of %.20s is %s', (word, expected) => {
  expect(nearest(word, ['title', 'summary', 'severity'])).toBe(expected);
});
