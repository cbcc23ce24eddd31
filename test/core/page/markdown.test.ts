import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { PLAIN, styleFor, widthOf } from '../../../cli/formats/style.ts';
import { displayWidth } from '../../../core/display-width.ts';
import { escapeMarkdown, renderMarkdown } from '../../../core/page/markdown.ts';

const plain = (markdown: string, width = 40) => renderMarkdown(markdown, { width, style: PLAIN });

describe('Markdown in a terminal', () => {
  it.each([
    ['# Title', 'Title\n═════\n'],
    ['## Part', 'Part\n────\n'],
    ['### Go', '▸ Go\n'],
    ['one two three four five six seven eight nine', 'one two three four five six seven eight\nnine\n'],
    ['a **strong** and `code` word', 'a strong and code word\n'],
    ['- one\n- two words', '• one\n• two words\n'],
    ['3. three\n4. four', '3. three\n4. four\n'],
    ['- [ ] open\n- [x] done\n  - inside', '[ ] open\n[x] done\n    • inside\n'],
    ['> said', '│ said\n'],
    ['[Files](fd-leak.md#meaning)', 'Files (fd-leak)\n'],
    ['[fd-leak](../runbooks/fd-leak.md)', 'fd-leak\n'],
    ['[man page](https://example.org/a)', 'man page (https://example.org/a)\n'],
    ['<https://example.org>', 'https://example.org\n'],
    ['```bash\nss -tan  |  wc -l\n\n\tdone\n```', '    ss -tan  |  wc -l\n\n        done\n'],
    ['a  \nb', 'a\nb\n'],
    ['<b>raw</b>', '<b>raw</b>\n'],
    ['', '\n'],
  ])('%j becomes %j', async (markdown, text) => {
    expect(await plain(markdown)).toBe(text);
  });

  it('fits tables to the width and wraps their cells', async () => {
    const table = '| Reading | Says |\n|---|---|\n| `sockets.close_wait` | the peer hung up and we have not closed our side yet |\n| x | short |';
    const text = await plain(table, 50);
    expect(text).toMatchInlineSnapshot(`
      "Reading             Says
      ──────────────────  ──────────────────────────────
      sockets.close_wait  the peer hung up and we have
                          not closed our side yet

      x                   short
      "
    `);
  });

  it('turns the rows of a table into lists where its words would be cut', async () => {
    const table =
      '| Reading | Role | Says |\n|---|---|---|\n| `pool.used_share` | decisive | all connections are in use |\n| `pool.waiting` | | callers wait |';
    expect(await plain(table, 30)).toBe('pool.used_share\n  Role: decisive\n  Says: all connections are in\n  use\n\npool.waiting\n  Says: callers wait\n');
  });

  it.each([30, 41, 60, 100])('keeps every line but code within %i columns', async (width) => {
    const wide = `# ${'title '.repeat(30)}\n\n${'x'.repeat(150)} 日本語のテキスト ${'é'.repeat(90)}\n\n- a\n  - ${'deep '.repeat(40)}\n    > ${'q'.repeat(120)}\n\n| a | b | c |\n|---|---|---|\n| ${'long '.repeat(20)} | ${'y'.repeat(70)} | z |\n`;
    for (const line of (await plain(wide, width)).split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
  });
});

describe('hostile Markdown', () => {
  const esc = String.fromCharCode(27);
  it.each([
    `text ${esc}[2J`,
    `# ${esc}]0;title\u0007`,
    `\`${esc}[31m\``,
    `\`\`\`\n${esc}[2J\u009b31m\n\`\`\``,
    `[a${esc}[1m](http://x/${esc}[2J)`,
    `![${esc}[2J](x)`,
    `| ${esc}[2J | \u202e |\n|---|---|\n| \u200f | ${esc}c |`,
    `<b ${esc}[2J>\n`,
    `&#x1b;[2J and &#x202e;`,
    `- [ ] ${esc}[2J\n\n[^${esc}a]: ${esc}[2J`,
  ])('never reaches the terminal as control characters: %j', async (markdown) => {
    const text = await plain(markdown);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e\u200f]/u);
  });

  it('stays text after escaping', async () => {
    const title = 'a*b* _c_ `d` [e](f) | <g> # ~~h~~ &amp; \\ i';
    expect(await plain(escapeMarkdown(title), 90)).toBe(`${title}\n`);
  });
});

describe('style', () => {
  it('has no colour in a pipe', () => {
    expect(styleFor(new PassThrough()).critical('full')).toBe('full');
  });

  it.each([
    [{ columns: 80 }, 80],
    [{ columns: 300 }, 100],
    [{ columns: 5 }, 30],
    [{}, 96],
    [{ columns: 0 }, 96],
  ])('wraps %j at %i', (stream, width) => {
    expect(widthOf(stream)).toBe(width);
  });
});
