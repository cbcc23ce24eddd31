import matter from 'gray-matter';
import { afterEach, describe, expect, test } from 'vitest';
import { readFrontMatter } from '../../../core/knowledge/front-matter.ts';
import { reportInto } from '../../../core/knowledge/report.ts';
import type { Finding } from '../../../core/knowledge/types.ts';

function read(text: string) {
  const findings: Finding[] = [];
  return { front: readFrontMatter(text, reportInto(findings, 'x.md')), findings };
}

describe('code in front matter', () => {
  afterEach(() => {
    Reflect.deleteProperty(globalThis, '__ran');
  });

  const payload = '{ title: (globalThis.__ran = true) }';

  test('the payload runs when gray-matter is used as it comes', () => {
    matter(`---js\n${payload}\n---\n`, {});
    expect(Reflect.get(globalThis, '__ran')).toBe(true);
  });

  test.each(['js', 'javascript', 'JS', ' js ', 'coffee', 'cson', 'json', 'toml', '__proto__', 'constructor', 'js\r'])(
    'is refused and never run as %j',
    (language) => {
      const { front, findings } = read(`---${language}\n${payload}\n---\n\nText.\n`);
      expect(Reflect.get(globalThis, '__ran')).toBeUndefined();
      expect(front.data).toBeUndefined();
      expect(findings.map(({ rule, line, column }) => ({ rule, line, column }))).toEqual([{ rule: 'front-matter-language', line: 1, column: 1 }]);
    },
  );

  test.each(['!!js/function "globalThis.__ran = true"', '!<tag:yaml.org,2002:js/undefined> ""', '!!python/object:os.system x'])(
    'is not run as the YAML tag %s',
    (value) => {
      const { findings } = read(`---\ntitle: ${value}\n---\n`);
      expect(Reflect.get(globalThis, '__ran')).toBeUndefined();
      expect(findings.map(({ rule }) => rule)).toEqual(['front-matter-yaml']);
    },
  );
});

test('a file without a line feed after ---js is refused too', () => {
  expect(read('---js').findings).toHaveLength(1);
});

test('one file never answers for another with the same text', () => {
  const text = '---\ntags: [a]\n---\n';
  const first = read(text).front.data as { tags: string[] };
  first.tags.push('b');
  expect(read(text).front.data).toEqual({ tags: ['a'] });
  expect(Object.keys((matter as unknown as { cache: object }).cache)).toEqual([]);
});

test('a key named __proto__ stays a key', () => {
  const { front } = read('---\n__proto__: {polluted: true}\n---\n');
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
  expect(Object.keys(front.data as object)).toEqual(['__proto__']);
});

test('an alias bomb is refused instead of unfolded', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x,x]',
    ...'bcdefgh'.split('').map((name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[index]}`).join()}]`),
  ];
  const { front, findings } = read(`---\n${bomb.join('\n')}\n---\n`);
  expect(front.data).toBeUndefined();
  expect(findings[0]?.message).toMatch(/Excessive alias count/);
});

test('nesting beyond the stack is a finding', () => {
  expect(read(`---\na: ${'['.repeat(50_000)}\n---\n`).findings[0]?.rule).toBe('front-matter-yaml');
});

test('dates stay text and words stay words', () => {
  expect(read('---\nday: 2026-11-21\nanswer: no\nversion: 1.10\n---\n').front.data).toEqual({ day: '2026-11-21', answer: 'no', version: 1.1 });
});

test.each<[path: PropertyKey[], part: 'key' | 'value', line: number, column: number]>([
  [['title'], 'key', 2, 1],
  [['title'], 'value', 2, 8],
  [['list', 1], 'value', 5, 5],
  [['deep', 'inner'], 'key', 7, 3],
  [['deep', 'inner'], 'value', 7, 10],
  [['deep', 'absent'], 'value', 7, 3],
  [['absent'], 'value', 1, 1],
])('the spot of %j as %s is %i:%i', (path, part, line, column) => {
  const { front } = read('---\ntitle: Tap\nlist:\n  - one\n  - two\ndeep:\n  inner: 5\n---\n');
  expect(front.spot(path, part)).toEqual({ line, column });
});
