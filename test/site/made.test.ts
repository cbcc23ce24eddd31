import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DRILLS } from '../../drills/index.ts';
import { builtFile } from '../../site/src/built.ts';
import { readMeasured } from '../../site/src/made/measured.ts';
import { code, fenced, plain, table } from '../../site/src/made/page.ts';

describe('Markdown that is made', () => {
  it.each([
    ['a', '`a`'],
    ['a `b`', '`` a `b` ``'],
  ])('shows %j as code', (text, markdown) => {
    expect(code(text)).toBe(markdown);
  });

  it('fences code by more than it holds', () => {
    expect(fenced('```js\nx\n```', 'markdown')).toBe('````markdown wrap\n```js\nx\n```\n````');
  });

  it('keeps plain text plain', () => {
    expect(plain('*a* <b> [c] d_e | f')).toBe('\\*a\\* \\<b\\> \\[c\\] d\\_e \\| f');
  });

  it('makes no link of an address', () => {
    expect(plain('such as http://127.0.0.1:6060, or *x*')).toBe('such as `http://127.0.0.1:6060`, or \\*x\\*');
  });

  it('keeps a cell in its row', () => {
    expect(table(['A', 'B'], [['1\n2', 'a']])).toBe('| A | B |\n| --- | --- |\n| 1 2 | a |');
  });
});

describe('what was measured of the drills', () => {
  it('is told of each, or that it was not', () => {
    const page = readFileSync(new URL('../../site/src/content/docs/accuracy.md', import.meta.url), 'utf8');
    const measured = readMeasured(page).map(({ drill }) => drill);
    const [, left = ''] = /Not in the tables are .*?: (.*)\./.exec(page) ?? [];
    const unmeasured = left.split(/, | and /).filter((name) => name !== '');
    expect([...measured, ...unmeasured].sort()).toEqual(DRILLS.map(({ name }) => name).sort());
  });

  it('is read from both tables, without what has no value', () => {
    const page = [
      '| Other | A |\n|---|---|\n| no | 1 |',
      '<!-- measured: begin -->',
      '| Leak | Known answer | Seconds |\n|---|---|---|\n| fd-leak | fd-leak | 6 |',
      '| Healthy | No false alarm | Alarmed |\n|---|---|---|\n| busy | 20 of 20 | - |',
      'Leaks named: 1.',
      '<!-- measured: end -->',
    ].join('\n\n');
    expect(readMeasured(page)).toEqual([
      {
        drill: 'fd-leak',
        figures: [
          { what: 'Known answer', value: 'fd-leak' },
          { what: 'Seconds', value: '6' },
        ],
      },
      { drill: 'busy', figures: [{ what: 'No false alarm', value: '20 of 20' }] },
    ]);
  });
});

it('what the build leaves is asked for with the command that makes it', () => {
  expect(() => builtFile('/nowhere', 'made-pages.json')).toThrow(/^dist\/made-pages\.json is missing.* npm run build$/);
});
