import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { markdownToHtml, type PluginFactoryContext } from 'satteri';
import { describe, expect, it } from 'vitest';
import { knowledgeData } from '../../site/src/knowledge/front-matter.ts';
import { inlineText } from '../../site/src/knowledge/inline-text.ts';
import { isSafeAddress } from '../../site/src/markdown/addresses.ts';
import { type LinkMap, pageAddress } from '../../site/src/markdown/links.ts';
import { markdownProcessor } from '../../site/src/markdown/processor.ts';
import { REPOSITORY } from './build-site.ts';

const MAP: LinkMap = { layers: ['/package', '/team'], ownPages: '/package/site/src/content/docs', base: '/', repository: 'https://host.test/owner/name' };

describe('a relative link', () => {
  it.each([
    ['runbooks/fd-leak.md', 'connection-leak.md', '/runbooks/connection-leak/'],
    ['runbooks/fd-leak.md', './connection-leak.md#fix', '/runbooks/connection-leak/#fix'],
    ['runbooks/fd-leak.md', 'symptoms.md', '/symptoms/'],
    ['runbooks/fd-leak.md', 'playbook.md#immediate', '/playbook/#immediate'],
    ['runbooks/fd-leak.md', '../case-studies/2023-x.md', '/case-studies/2023-x/'],
    ['case-studies/2023-x.md', '../runbooks/prevention.md', '/prevention/'],
    ['case-studies/2023-x.md', '../runbooks/', '/runbooks/'],
    ['guides/x.md', '../guides/', '/guides/'],
    ['guides/x.md', 'y.md#z', '/guides/y/#z'],
    ['guides/x.md', '../runbooks/fd-leak.md', '/runbooks/fd-leak/'],
    ['case-studies/2023-x.md', '../README.md', 'https://host.test/owner/name/blob/HEAD/README.md'],
    ['site/src/content/docs/index.mdx', 'how-it-decides.md', '/how-it-decides/'],
    ['site/src/content/docs/index.mdx', 'runbooks/index.mdx', '/runbooks/'],
    ['site/src/content/docs/runbooks/index.mdx', '../index.mdx', '/'],
    ['site/src/content/docs/index.mdx', '../../../../runbooks/fd-leak.md', '/runbooks/fd-leak/'],
  ])('in %s to %s leads to %s', (file, href, address) => {
    expect(pageAddress(href, join('/package', file), MAP)).toBe(address);
  });

  it('from a team’s own folder leads to the bundled page', () => {
    expect(pageAddress('../runbooks/fd-leak.md#fix', '/team/case-studies/2024-x.md', MAP)).toBe('/runbooks/fd-leak/#fix');
  });

  it('keeps to the base', () => {
    expect(pageAddress('fd-leak.md', '/package/runbooks/x.md', { ...MAP, base: '/docs' })).toBe('/docs/runbooks/fd-leak/');
    expect(pageAddress('fd-leak.md', '/package/runbooks/x.md', { ...MAP, base: '/docs/' })).toBe('/docs/runbooks/fd-leak/');
  });

  it('that leaves the repository leads nowhere', () => {
    expect(pageAddress('../../secret.md', '/package/runbooks/x.md', MAP)).toBeNull();
    expect(pageAddress('../README.md', '/package/runbooks/x.md', { ...MAP, repository: undefined })).toBeNull();
  });
});

describe('an address', () => {
  it.each(['https://a.test/x', 'http://a.test', 'mailto:a@b.test', 'fd-leak.md#fix', '/x/', '#fix', '?q=a:b', './a:b'])('such as %s is safe', (address) => {
    expect(isSafeAddress(address)).toBe(true);
  });

  it.each([
    'javascript:1',
    'JAVASCRIPT:1',
    ' javascript:1',
    'java\tscript:1',
    'java\nscript:1',
    '\u0001javascript:1',
    'data:text/html,x',
    'vbscript:x',
    'blob:x',
    'file:///etc/passwd',
  ])('such as %j is not', (address) => {
    expect(isSafeAddress(address)).toBe(false);
  });
});

describe('front matter', () => {
  const runbook = { title: 'Leak', summary: 'It leaks.', resource: 'descriptors', severity: 'critical' };

  it('becomes title and description only', () => {
    expect(knowledgeData('runbooks/leak', runbook)).toEqual({ title: 'Leak', description: 'It leaks.' });
  });

  it.each([
    ['head', [{ tag: 'script', content: 'alert(1)' }]],
    ['banner', { content: '<script>alert(1)</script>' }],
    ['hero', { tagline: '<script>alert(1)</script>' }],
    ['editUrl', 'https://elsewhere.test'],
  ])('cannot use %s of the site generator', (key, value) => {
    expect(() => knowledgeData('runbooks/leak', { ...runbook, [key]: value }, 'runbooks/leak.md')).toThrow('runbooks/leak.md cannot become a page');
  });
});

describe('words', () => {
  it('leave the marks of Markdown out', () => {
    expect(inlineText('Close **every** `body`, see [leaks](connection-leak.md#fix) \\| more')).toBe('Close every body, see leaks | more');
  });
});

describe('a plugin that is for some documents only', () => {
  const { mdastPlugins = [], hastPlugins = [] } = markdownProcessor(MAP).options;
  /** Whatever a document holds, every plugin that asks for its text is told that all is in it. */
  const always = <Plugin>(plugins: Plugin): Plugin =>
    (Array.isArray(plugins)
      ? plugins.map(always)
      : typeof plugins === 'function'
        ? (document: PluginFactoryContext) => plugins({ ...document, source: '< & ![ [ ||||| \u202e' })
        : plugins) as Plugin;
  const render = async (markdown: string, file: string, all: boolean): Promise<string> => {
    const plugins = all ? { mdastPlugins: always(mdastPlugins), hastPlugins: always(hastPlugins) } : { mdastPlugins, hastPlugins };
    return (await markdownToHtml(markdown, { features: { smartPunctuation: false }, fileURL: pathToFileURL(file), ...plugins })).html;
  };

  it.each([
    ['an entity', 'a &#x202e;b', '\\u{202e}'],
    ['a named entity', 'a &rlm;b', '\\u{200f}'],
    ['a hidden character', 'a \u200bb', '\\u{200b}'],
    ['a hidden character in a listing', '```\na \u202eb\n```', '\\u{202e}'],
    ['raw HTML', 'a <b>b</b>', '&lt;b&gt;'],
    ['a picture from elsewhere', '![drawn](https://a.test/x.png)', 'drawn'],
    ['one whose address stands elsewhere', '![drawn][r]\n\n[r]: https://a.test/x.png', 'drawn'],
    ['a box', '- [ ] turn it off', 'aria-label="turn it off"'],
    ['a box with a tab', '- [\t] turn it off', 'aria-label="turn it off"'],
    ['a ticked box in a numbered list', '1. [X] turn it off', 'aria-label="turn it off"'],
    ['a wide table', '| a | b | c | d | e |\n|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 |', 'tabindex="0"'],
    ['one without pipes outside', 'a | b | c | d | e\n-|-|-|-|-\n1 | 2 | 3 | 4 | 5', 'tabindex="0"'],
    ['an unsafe link', '[x](javascript:1)', '<a>x</a>'],
  ])('sees %s alone', async (_, markdown, expected) => {
    const html = await render(markdown, '/package/guides/x.md', false);
    expect(html).toContain(expected);
    expect(html).not.toMatch(/<b>|<img|[\u200b-\u202e]|javascript:/);
    expect(html).toBe(await render(markdown, '/package/guides/x.md', true));
  });

  it.each(globSync('{runbooks,guides,case-studies,site/src/content/docs}/**/*.md', { cwd: REPOSITORY }))('misses nothing in %s', async (file) => {
    const markdown = readFileSync(join(REPOSITORY, file), 'utf8').replace(/^---[\s\S]*?\n---\n/, '');
    expect(await render(markdown, join(REPOSITORY, file), false)).toBe(await render(markdown, join(REPOSITORY, file), true));
  });
});
