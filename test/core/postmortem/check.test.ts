import { describe, expect, test } from 'vitest';
import { type CheckOptions, checkPostmortem } from '../../../core/postmortem/check.ts';
import { DEFAULT_CONFIG } from '../../../core/postmortem/config.ts';
import type { PostmortemRule } from '../../../core/postmortem/rules/rule.ts';

/** Finds every paragraph with the word "bad". */
const bad: PostmortemRule = {
  id: 'B99',
  name: 'bad-word',
  layer: 'language',
  severity: 'error',
  asks: 'No bad words.',
  why: 'They are bad.',
  examples: [],
  check: ({ tree }) =>
    tree.children.flatMap((node) =>
      node.type === 'paragraph' && node.children.some((child) => 'value' in child && child.value.includes('bad'))
        ? [{ at: node, message: 'Unexpected "bad", expected "good"', better: 'good' }]
        : [],
    ),
};

const HEAD = '---\nschema: 1\nkind: postmortem\ntitle: x\nstatus: draft\nseverity: sev2\n---\n';

function check(body: string, options: Partial<CheckOptions> = {}, head = HEAD) {
  return checkPostmortem({ path: 'x.md', text: `${head}${body}` }, { today: '2026-11-30', rules: [bad], ...options });
}
const told = (body: string, options: Partial<CheckOptions> = {}) =>
  check(body, options).findings.map(({ line, rule, message }) => `${line} ${rule} ${message}`);

test('a finding tells where, how bad, why, what is better, and where to read more', () => {
  expect(check('\nA bad day.\n').findings).toEqual([
    {
      file: 'x.md',
      line: 9,
      column: 1,
      rule: 'B99',
      message: 'Unexpected "bad", expected "good"',
      severity: 'error',
      layer: 'language',
      why: 'They are bad.',
      better: 'good',
      link: '/rules/language/bad-word/',
    },
  ]);
});

test('each layer has a score of its own', () => {
  expect(check('\nA bad day.\n').scores).toEqual([
    { layer: 'schema', met: 1, rules: 1, errors: 0, warnings: 0 },
    { layer: 'language', met: 0, rules: 1, errors: 1, warnings: 0 },
  ]);
});

test('the form of the file is checked too, in the order of lines', () => {
  const { findings } = check('\n# Title\n\nbad\n', {}, HEAD.replace('status: draft', 'status: old'));
  expect(findings.map(({ line, rule, layer, severity }) => [line, rule, layer, severity])).toEqual([
    [5, 'front-matter-value', 'schema', 'error'],
    [9, 'heading-title', 'schema', 'error'],
    [11, 'B99', 'language', 'error'],
  ]);
});

describe('a comment takes findings away', () => {
  test.each<[string, string, readonly string[]]>([
    ['of the next part only', '<!-- postmortem-ignore B99 it is a name -->\nbad one\n\nbad two\n', ['11 B99 Unexpected "bad", expected "good"']],
    [
      'of everything until it is enabled again',
      '<!-- postmortem-disable B99 names -->\n\nbad\n\nbad\n\n<!-- postmortem-enable B99 -->\n\nbad\n',
      ['16 B99 Unexpected "bad", expected "good"'],
    ],
    ['of everything after it', 'fine\n\n<!-- postmortem-disable B99 names -->\n\nbad\n\nbad\n', []],
    [
      'of no other rule',
      '<!-- postmortem-ignore B98 why -->\nbad\n',
      ['8 ignore-comment Unexpected rule "B98", expected B99', '9 B99 Unexpected "bad", expected "good"'],
    ],
  ])('%s', (_, body, expected) => {
    expect(told(body)).toEqual(expected);
  });

  test.each<[string, string, RegExp]>([
    ['without a reason', '<!-- postmortem-ignore B99 -->\nbad\n', /^8 ignore-comment Unexpected postmortem-ignore B99 without a reason/],
    ['without a rule', '<!-- postmortem-ignore because -->\nbad\n', /^8 ignore-comment Unexpected postmortem-ignore without a rule/],
    [
      'that takes nothing away',
      '<!-- postmortem-ignore B99 a name -->\nfine\n',
      /^8 ignore-comment Unexpected postmortem-ignore B99, which takes nothing away/,
    ],
  ])('and is a finding itself %s', (_, body, expected) => {
    expect(told(body)[0]).toMatch(expected);
  });
});

describe('the configuration', () => {
  test.each(['warn', 'info', 'error'] as const)('makes a rule %s', (severity) => {
    expect(check('\nbad\n', { config: { ...DEFAULT_CONFIG, rules: { B99: severity } } }).findings.map((finding) => finding.severity)).toEqual([severity]);
  });

  test('turns a rule off', () => {
    expect(check('\nbad\n', { config: { ...DEFAULT_CONFIG, rules: { B99: 'off' } } }).findings).toEqual([]);
  });

  test('gives labels of severities their meaning', () => {
    const head = HEAD.replace('sev2', 'P1');
    expect(check('', {}, head).findings).toHaveLength(1);
    expect(check('', { config: { ...DEFAULT_CONFIG, severity_labels: { P1: 'sev1' } } }, head).findings).toEqual([]);
  });

  test('puts the address of the site before links', () => {
    const config = { ...DEFAULT_CONFIG, site: 'https://runbooks.example/' };
    expect(check('\nbad\n', { config }).findings[0]?.link).toBe('https://runbooks.example/rules/language/bad-word/');
  });
});

describe('what is hostile ends quickly, with a finding', () => {
  test.each<[string, string, string]>([
    ['ten megabytes', `${HEAD}${'All was well.\n\n'.repeat(700_000)}`, 'file-readable'],
    ['a million aliases', `---\na: &a [x]\nb: [${'*a, '.repeat(1_000_000)}]\n---\n`, 'file-readable'],
    ['aliases that still fit', `---\na: &a [x]\nb: [${'*a, '.repeat(12_000)}]\n---\n`, 'front-matter-yaml'],
    [
      'an alias bomb',
      `---\na: &a [x, x]\n${[...'bcdefghijklm'].map((name, i) => `${name}: &${name} [${`*${'abcdefghijkl'[i]}, `.repeat(9)}]`).join('\n')}\n---\n`,
      'front-matter-yaml',
    ],
    ['nested quotes', `${HEAD}${'>'.repeat(40_000)} x`, 'nesting-depth'],
    ['links that never close', `${HEAD}${'[a](b '.repeat(160_000)}`, 'file-readable'],
    ['code that never closes', `${HEAD}${Array.from({ length: 1_400 }, (_, length) => '`'.repeat(length)).join(' a ')}`, 'file-readable'],
    ['no front matter at all', 'x\n'.repeat(400_000), 'file-readable'],
  ])('%s', (_, text, rule) => {
    const before = performance.now();
    const { findings } = checkPostmortem({ path: 'x.md', text }, { today: '2026-11-30' });
    expect(findings.map((finding) => finding.rule)).toContain(rule);
    expect(performance.now() - before).toBeLessThan(5_000);
  });

  test('a long log in fenced code is no reason to refuse a file', () => {
    const log = `\n~~~text\n${'2026-11-21T02:48:00Z accept: too many open files\n'.repeat(5_000)}~~~\n`;
    expect(check(log).findings).toEqual([]);
  });
});
