import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { GUIDE_BLOCKS } from '../fixtures/fixes/blocks.ts';
import { compile } from '../fixtures/fixes/compile.ts';
import { LANGUAGES } from '../fixtures/fixes/languages.ts';

const folder = mkdtempSync(join(tmpdir(), 'stanch-guides-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const places = (fence: string) => GUIDE_BLOCKS.filter((block) => block.fence === fence).map((block) => ({ ...block, place: `${block.file}:${block.line}` }));

test('no code of a guide is in a language that nothing here looks at', () => {
  const known = [...LANGUAGES.map(({ fence }) => fence), 'yaml', 'sql', 'text'];
  expect(GUIDE_BLOCKS.filter(({ fence }) => !known.includes(fence)).map(({ file, line, fence }) => `${file}:${line} ${fence}`)).toEqual([]);
});

describe.each(LANGUAGES)('the $name of the guides', (language) => {
  const blocks = GUIDE_BLOCKS.filter(({ fence }) => fence === language.fence);
  const why = language.installed ? '' : ` (skipped: no compiler for ${language.name} is installed)`;

  test.skipIf(!language.installed)(`compiles without a complaint${why}`, { timeout: 60_000 }, async () => {
    expect(blocks.length).toBeGreaterThan(0);
    expect(await compile(language, blocks, join(folder, language.fence))).toBe('');
  });
});

test.each(places('yaml'))('the rules at $place are rules of Prometheus, each with a name and an expression', ({ code }) => {
  const { groups } = parse(code) as { groups: { name: string; rules: Record<string, unknown>[] }[] };
  for (const { name, rules } of groups) {
    expect(name).toMatch(/^[a-z]+$/);
    for (const rule of rules) {
      expect(rule.alert ?? rule.record).toMatch(/^[\w:]+$/);
      expect(balanced(String(rule.expr))).toBe(true);
      if (rule.alert) expect(rule.labels).toMatchObject({ severity: expect.stringMatching(/^(warning|critical)$/) });
    }
  }
});

function balanced(expression: string): boolean {
  const open: string[] = [];
  const closes: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
  for (const sign of expression) {
    if ('([{'.includes(sign)) open.push(sign);
    else if (sign in closes && open.pop() !== closes[sign]) return false;
  }
  return open.length === 0;
}
