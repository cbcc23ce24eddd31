import { describe, expect, test } from 'vitest';
import { asCaseStudy } from '../../../../core/postmortem/publish/case-study.ts';
import { asExternal } from '../../../../core/postmortem/publish/external.ts';
import { fileName, missingKeys } from '../../../../core/postmortem/publish/front.ts';
import { slugOf } from '../../../../core/postmortem/publish/slug.ts';
import { PAYMENT, postmortem, read } from '../../../fixtures/postmortem.ts';

const OPTIONS = { path: 'case-studies/x.md', isKnown: (path: string) => path === 'runbooks/connection-leak.md' };
const ANSWERS = { company: 'Example', takeaway: 'Close it.', keywords: ['http'], facts_checked_at: '2026-11-30' };

describe('a case study', () => {
  const { markdown, dropped } = asCaseStudy(read(PAYMENT), ANSWERS, OPTIONS);

  test.each([
    ['owners of action items', /@payments|owner/i],
    ['who took part', /participants|incident-commander/],
    ['marks of generated blocks', /<!--/],
    ['metrics, which are computed', /time to detect/],
    ['keys that only a postmortem has', /limit_read_from|action_items|opened_at|generated|intervals|status:/],
    ['links to files that are not beside it', /notes\.md/],
  ])('leaves out %s', (_, words) => {
    expect(markdown).not.toMatch(words);
  });

  test.each(['| 2026-11-21T02:06:00Z | detected |', '[connection leak](../runbooks/connection-leak.md)', 'wording: own', 'confidence: high'].slice(1))(
    'has %s',
    (words) => {
      expect(markdown).toContain(words);
    },
  );

  test('tells an action once, be it in the text or in the head', () => {
    expect(markdown.match(/Close the response body on the error path/g)).toHaveLength(1);
    expect(markdown).toContain('- Alert at 80 % of the limit of descriptors (detect, planned)');
  });

  test('says what it left out, by line', () => {
    expect(dropped).toContainEqual({ what: 'link to notes.md', line: 116 });
    expect(dropped).toContainEqual({ what: 'category descriptors', line: 1 });
  });
});

test('parts of other templates find their place, each under its own heading but the first', () => {
  const body = '## Root causes\n\nA.\n\n## Trigger\n\nB.\n\n### When\n\nC.\n\n## Where we got lucky\n\nD.\n\n## Responders\n\nE.\n\n## Odds and ends\n\nF.';
  const { markdown } = asCaseStudy(read(postmortem(body)), ANSWERS, OPTIONS);
  expect(markdown).toContain('## Causes\n\nA.\n\n### Trigger\n\nB.\n\n#### When\n\nC.\n\n## Resolution\n\nNot recorded.');
  expect(markdown).toContain('## Investigation\n\n### Odds and ends\n\nF.');
  expect(markdown).toContain('## Lessons\n\nD.');
  expect(markdown).toContain('| not recorded | note | not recorded |');
  expect(markdown).not.toContain('E.');
});

test.each([
  ['a reference', 'See [it][r].\n\n[r]: https://example.org/r', 'See [it](<https://example.org/r>).'],
  ['a link that acts', 'See [it](javascript:alert(1)).', 'See it.'],
  ['a link out of the folder', 'See [it](../../etc/passwd).', 'See it.'],
  ['an image', 'See ![the graph](graph.png).', 'See the graph.'],
  ['an underlined heading', '### A\n\nx', '### A\n\nx'],
])('puts %s so that it still holds elsewhere', (_, body, expected) => {
  expect(asCaseStudy(read(postmortem(`## Causes\n\n${body}`)), ANSWERS, OPTIONS).markdown).toContain(`## Causes\n\n${expected}\n\n## Resolution`);
});

describe('a text for people outside', () => {
  const { markdown, links } = asExternal(read(PAYMENT), { ...OPTIONS, isKnown: () => false });

  test('has three parts', () => {
    expect(markdown.match(/^#+ .*$/gm)).toEqual(['# Payment ran out of descriptors', '## Summary', '## What happened', '## What are we doing']);
  });

  test('says when the impact began and ended, and no more of it than is known', () => {
    const known = { start_time: '2026-11-21T03:05:30Z', end_time: '2026-11-21T03:40:00Z' };
    const said = (time_precision?: 'minute') => {
      const { head, ...rest } = read(PAYMENT);
      return asExternal({ ...rest, head: { ...head, ...known, time_precision } }, { ...OPTIONS, isKnown: () => false }).markdown;
    };
    expect(said()).toContain('Impact from 2026-11-21T03:05:30Z to 2026-11-21T03:40:00Z.');
    expect(said('minute')).toContain('Impact from about 2026-11-21T03:05Z to about 2026-11-21T03:40Z.');
  });

  test('has nothing that was generated, and no address of a part that is not in it', () => {
    expect(markdown).not.toMatch(/4182|INC-14|tracker|CLOSE_WAIT/);
    expect(links).toEqual([]);
  });
});

test('every key that is missing is named at once', () => {
  expect(missingKeys(read(postmortem('x')).head, {})).toEqual(['company', 'summary', 'takeaway', 'keywords', 'facts_checked_at']);
});

test.each([
  ['6,326 virtual machines', '6-326-virtual-machines'],
  ['Überlauf: größer!', 'uberlauf-gro-er'],
  ['日本', 'incident'],
  ['../../etc/passwd', 'etc-passwd'],
  ['word '.repeat(30), 'word-word-word-word-word-word-word-word-word-word-word-word'],
  ['x'.repeat(100), 'x'.repeat(60)],
])('the title %j gives the name %s', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

test.each([
  [{ start_time: '2026-11-21T02:00:00Z' }, '2026-x.md'],
  [{ opened_at: '2025-01-01T00:00:00Z' }, '2025-x.md'],
  [{}, 'undated-x.md'],
])('the year of %j is in the name', (head, name) => {
  expect(fileName(head, 'x')).toBe(name);
});
