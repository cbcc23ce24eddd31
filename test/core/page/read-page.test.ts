import { describe, expect, test } from 'vitest';
import { findInLines } from '../../../core/page/find.ts';
import { pageLines } from '../../../core/page/lines.ts';
import { readPage } from '../../../core/page/read-page.ts';
import { broken, MARKED, piece, spansOf, textOf } from '../../../core/page/spans.ts';
import { LIBRARY } from '../../cli/wizard/samples.ts';

const withSection = (markdown: string) => ({
  ...LIBRARY,
  runbooks: LIBRARY.runbooks.map((runbook) => ({ ...runbook, sections: [{ heading: 'Fix', slug: 'fix', markdown }] })),
});

describe('a page to read', () => {
  test('knows its title, its headings and where they stand', async () => {
    const page = await readPage(LIBRARY, 'fd-leak');
    expect(page?.title).toBe('File descriptor leak');
    expect(page?.headings.map(({ slug }) => slug)).toEqual(['file-descriptor-leak', 'meaning', 'diagnosis']);
    for (const { block, text } of page?.headings ?? [])
      expect(pageLines(page!, 80).find((line) => line.block === block && line.spans.length > 0)).toMatchObject({
        spans: [{ text, look: 'strong' }],
      });
  });

  test('is none where the library has none', async () => {
    expect(await readPage(LIBRARY, 'unheard-of')).toBeUndefined();
  });

  test.each([
    ['[a](connection-leak.md#fix)', { text: 'a', id: 'connection-leak', heading: 'fix' }],
    ['[a](../runbooks/connection-leak.md)', { text: 'a', id: 'connection-leak' }],
    ['[a](#fix)', { text: 'a', id: 'fd-leak', heading: 'fix' }],
    ['[a](https://example.org/connection-leak.md)', { text: 'a', url: 'https://example.org/connection-leak.md' }],
    ['[a](unheard-of.md)', { text: 'a', url: 'unheard-of.md' }],
    ['[a\u001b2J](b\u202e.md)', { text: 'a\\x1b2J', url: 'b\\u{202e}.md' }],
  ])('%s leads to %j', async (markdown, link) => {
    const links = (await readPage(withSection(markdown), 'fd-leak'))?.links ?? [];
    expect(links).toMatchObject([link]);
    if (!('id' in link)) expect(links[0]).not.toHaveProperty('id');
  });

  test.each([100, 58, 40])('no line is wider than %i columns, and nothing of a command is lost', async (width) => {
    const command = `ls -l /proc/$PID/fd | ${'sort | uniq -c | '.repeat(9)}tail`;
    const page = await readPage(
      withSection(`${'word '.repeat(60)}\n\n\`\`\`sh\n${command}\n\`\`\`\n\n| a | b |\n|---|---|\n| one | ${'two '.repeat(40)} |`),
      'fd-leak',
    );
    const lines = pageLines(page!, width).map(({ spans }) => textOf(spans));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(lines.join('').replaceAll(' ', '')).toContain(command.replaceAll(' ', ''));
  });
});

test('looks come back as they were marked, the inner one where two meet', () => {
  expect(spansOf(`a ${MARKED.strong(`b ${MARKED.command('c')}`)} d`)).toEqual([
    { text: 'a ', look: 'plain' },
    { text: 'b ', look: 'strong' },
    { text: 'c', look: 'command' },
    { text: ' d', look: 'plain' },
  ]);
});

test('a piece of a line keeps its looks', () => {
  expect(piece(spansOf(`ab${MARKED.dim('cd')}ef`), 1, 3)).toEqual([
    { text: 'b', look: 'plain' },
    { text: 'c', look: 'dim' },
  ]);
});

test('a line broken into several goes on further in', () => {
  expect(broken(spansOf('abcdefghijkl'), 8).map(textOf)).toEqual(['abcdefgh', '    ijkl']);
});

describe('the search on a page', () => {
  const lines = ['Too many open', 'files, too  many', 'FILES'].map((text, block) => ({ block, spans: [{ text, look: 'plain' as const }] }));
  test.each<[string, readonly (readonly [number, number, number])[][]]>([
    ['too', [[[0, 0, 3]], [[1, 7, 10]]]],
    [
      'open files',
      [
        [
          [0, 9, 13],
          [1, 0, 5],
        ],
      ],
    ],
    [
      'too many files',
      [
        [
          [1, 7, 16],
          [2, 0, 5],
        ],
      ],
    ],
    ['  ', []],
    ['(', []],
    ['nowhere', []],
  ])('finds %j', (wanted, hits) => {
    expect(findInLines(lines, wanted).map(({ parts }) => parts.map(({ line, from, to }) => [line, from, to]))).toEqual(hits);
  });
});
