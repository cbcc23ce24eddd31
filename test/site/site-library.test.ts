import { describe, expect, it } from 'vitest';
import { readFolders } from '../../content/folders.ts';
import { assembleLibrary } from '../../core/knowledge/library.ts';
import type { SourceFile } from '../../core/knowledge/types.ts';
import { markdown } from '../../site/src/knowledge/site-library.ts';
import { dice } from '../fixtures/a-log.ts';
import { HOSTILE_MARKDOWN } from './hostile-folder.ts';

const { files } = readFolders([new URL('../..', import.meta.url).pathname]);
const both = (some: readonly SourceFile[]) => [assembleLibrary(some), assembleLibrary(some, { markdown })] as const;

/** What means something to a parser, to be put anywhere. */
const MARKS = [
  '*',
  '_',
  '`',
  '[',
  '](',
  ')',
  '|',
  '\n',
  '\n\n',
  '> ',
  '- ',
  '1. ',
  '    ',
  '<b>',
  '<!-- x -->',
  '&amp;',
  '&#x202e;',
  '\\',
  '~~',
  '![a](b)',
].concat(['[x]: y\n', '#', '```\n', 'https://a.test/c', '\t', '\u200b', '[^1]', '- [ ] ', '|a|b|\n|-|-|\n|c|d|\n', '***', '  \n', '\r']);

describe('the library of the site', () => {
  it('is the one of the terminal, though another parser reads it', () => {
    const [terminal, site] = both(files);
    expect(site).toEqual(terminal);
    expect(terminal.library.runbooks.length).toBeGreaterThan(20);
  });

  it('is the same, and has the same findings, however a file is broken', () => {
    const random = dice(7);
    const below = (end: number): number => Math.floor(random() * end);
    for (let round = 0; round < 60; round++) {
      const file = files[below(files.length)] ?? expect.fail();
      const body = file.text.indexOf('\n---\n') + 5;
      let text = file.text;
      for (let change = below(5); change >= 0; change--) {
        const at = body + below(text.length - body);
        text = text.slice(0, at) + MARKS[below(MARKS.length)] + text.slice(at + below(3));
      }
      const [terminal, site] = both([{ ...file, text }]);
      expect(site, `${file.path}, round ${round}`).toEqual(terminal);
    }
  });

  it('is the same of hostile text', () => {
    const head = '---\ntitle: Taps\nsummary: Of them.\ncauses: [fd-leak]\n---\n\n## Taps\n\n';
    const [terminal, site] = both([{ path: 'guides/taps.md', root: '.', text: head + HOSTILE_MARKDOWN }]);
    expect(site).toEqual(terminal);
    expect(terminal.findings.some(({ rule }) => rule === 'raw-html')).toBe(true);
  });

  it.each(['*a ', '[', '[a](', '<b>', '**a*', '`', '![', '&#x1F'])('is the same of %s two thousand times', (mark) => {
    const [terminal, site] = both([{ path: 'guides/taps.md', root: '.', text: `---\ntitle: Taps\nsummary: Of them.\n---\n\n${mark.repeat(2000)}` }]);
    expect(site).toEqual(terminal);
  });

  it.each(['+++\n<b>x</b>\n+++\n\ny', '---\n<b>x</b>\n---\n\ny', 'a\n---\nb'])('is the same of a file that begins with %j', (text) => {
    const [terminal, site] = both([{ path: 'guides/taps.md', root: '.', text }]);
    expect(site).toEqual(terminal);
  });
});
