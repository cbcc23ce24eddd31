import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadBundled } from '../../content/bundled.ts';
import type { Finder } from '../../core/match/browser.ts';
import { finderData } from '../../core/match/finder-data.ts';
import { createMatcher } from '../../core/match/matcher.ts';
import type { Matcher } from '../../core/match/types.ts';
import { bundleFinder } from '../../scripts/finder/bundle.ts';
import { takeLiterals } from '../../scripts/finder/literals.ts';

const KB = 1000;
const sizeOf = (text: string) => gzipSync(text, { level: 9 }).length / KB;

describe('the finder of the site', () => {
  let script = '';
  let data = '';
  let finder: Finder;
  let terminal: Matcher;
  const folder = mkdtempSync(join(tmpdir(), 'stanch-finder-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  beforeAll(async () => {
    const library = await loadBundled();
    const bundle = await bundleFinder();
    script = bundle.script;
    data = finderData(bundle.literals, library);
    writeFileSync(join(folder, 'finder.mjs'), script);
    const { open } = await import(pathToFileURL(join(folder, 'finder.mjs')).href);
    finder = open(JSON.parse(data));
    terminal = createMatcher(library);
  });

  it('has at most 30 kB of script and 150 kB of data, compressed', () => {
    expect(sizeOf(script)).toBeLessThanOrEqual(30);
    expect(sizeOf(data)).toBeLessThanOrEqual(150);
  });

  it('asks for nothing of Node, and for no other file', () => {
    expect(script).not.toMatch(/\bnode:|\bimport\b|\brequire\(|\bprocess\.|\bBuffer\b/);
  });

  it('gives the answers of the terminal, with the same reasons', () => {
    const items = readFileSync('test/fixtures/eval.jsonl', 'utf8').trim().split('\n');
    for (const { text } of items.map((line) => JSON.parse(line) as { text: string })) {
      expect(finder.explainWithContext(text)).toEqual(terminal.explainWithContext(text));
      // Asked again, nothing is left over of the first time.
      expect(finder.explain(text)).toEqual(terminal.explain(text));
    }
  });
});

describe('literals of a script', () => {
  it.each([
    ['a text', 'f("some long text of words")', 'f(LITERAL[0])', ['some long text of words']],
    ['the same text twice', 'f("some long text of words","some long text of words")', 'f(LITERAL[0],LITERAL[0])', ['some long text of words']],
    ['a text in backticks', 'f(`some long text of words`)', 'f(LITERAL[0])', ['some long text of words']],
    ['a short text', 'f("ab")', 'f("ab")', []],
    ['a key', 'f({"some-long-key":x})', 'f({"some-long-key":x})', []],
    ['a pattern', 'f(/some[^/]pattern/i)', 'f(LITERAL[0])', [{ '/': ['some[^/]pattern', 'i'] }]],
    ['a pattern that keeps a place', 'f(/some[^/]pattern/gi)', 'f(REGEX(0))', [{ '/': ['some[^/]pattern', 'gi'] }]],
    ['the texts of a template', `f(\`\${a} words and more words \${b}\`)`, `f(\`\${a}\${LITERAL[0]}\${b}\`)`, [' words and more words ']],
    ['a table', 'f({a:-1,b:!0,"c-d":["e",2.5]},x)', 'f(LITERAL[0],x)', [{ a: -1, b: true, 'c-d': ['e', 2.5] }]],
    ['a text behind a word', '()=>{return"some long text of words"}', '()=>{return LITERAL[0]}', ['some long text of words']],
    ['a table with a name in it', 'f({a:g,b:"some long text of words"})', 'f({a:g,b:LITERAL[0]})', ['some long text of words']],
    ['a table with a pattern in it', 'f([{a:/some pattern/,b:1}])', 'f(LITERAL[0])', [[{ a: { '/': ['some pattern', ''] }, b: 1 }]]],
    ['a table with a pattern that keeps a place', 'f([{a:/some pattern/g,b:1}])', 'f([{a:REGEX(0),b:1}])', [{ '/': ['some pattern', 'g'] }]],
    ['a method', 'f({a(){return "some long text of words"}})', 'f({a(){return LITERAL[0]}})', ['some long text of words']],
    ['what has no form in JSON', 'f([Infinity,void 0,10n,a,b,c,d,e])', 'f([Infinity,void 0,10n,a,b,c,d,e])', []],
    ['a letter beyond the first plane', 'f("\u{1f600}","some long text of words")', 'f("\u{1f600}",LITERAL[0])', ['some long text of words']],
  ])('of %s are taken out', (_title, from, to, literals) => {
    expect(takeLiterals(from)).toEqual({ script: to, literals });
  });

  it('are not taken out of a script that uses their names', () => {
    expect(() => takeLiterals('const LITERAL = 1')).toThrow('LITERAL');
    // It would come back as a pattern.
    expect(() => takeLiterals(`const table = { '/': ['a', ''] }`)).toThrow('/');
  });
});
