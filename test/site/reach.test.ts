import { describe, expect, it } from 'vitest';
import { alertPages } from '../../site/src/reach/alerts.ts';
import { strictPage } from '../../site/src/reach/strict.ts';
import { hasTwin, twinOf } from '../../site/src/reach/twin.ts';
import { plainName, whereTo, wordsIn } from '../../site/src/tools/not-found.ts';

describe('the addresses of alerts', () => {
  it('are the names as written and in lower case, and none takes the place of a runbook or of another alert', () => {
    const pages = alertPages([
      { id: 'fd-leak', alerts: ['NodeFdLimit', 'fd-leak', 'memory-leak'] },
      { id: 'memory-leak', alerts: ['nodefdlimit', 'OOM'] },
    ]);
    expect(pages).toEqual([
      { name: 'NodeFdLimit', to: 'fd-leak' },
      { name: 'nodefdlimit', to: 'fd-leak' },
      { name: 'OOM', to: 'memory-leak' },
      { name: 'oom', to: 'memory-leak' },
    ]);
  });
});

describe('an address that is missing', () => {
  const names = [
    { name: 'NodeFileDescriptorLimit', url: '/runbooks/fd-leak/' },
    { name: 'fd-leak', url: '/runbooks/fd-leak/' },
    { name: 'File descriptor leak', url: '/runbooks/fd-leak/' },
    { name: 'memory-leak', url: '/runbooks/memory-leak/' },
  ];
  it.each([
    ['/runbooks/NODEFILEDESCRIPTORLIMIT', '/runbooks/fd-leak/'],
    ['/runbooks/node_file-descriptor.limit/', '/runbooks/fd-leak/'],
    ['/fd_leak.html', '/runbooks/fd-leak/'],
    ['/runbooks/File%20Descriptor%20Leak', '/runbooks/fd-leak/'],
  ])('%s leads where only its spelling differs', (path, go) => expect(whereTo(path, names)).toEqual({ go }));

  it('lists each page that is close once', () => {
    expect(whereTo('/runbooks/fd-leek', names)).toEqual({ close: [{ name: 'fd-leak', url: '/runbooks/fd-leak/' }] });
  });

  it('never leads to itself', () => {
    expect(whereTo('/runbooks/memory-leak/', names)).toEqual({ close: [] });
    expect(whereTo('/runbooks/memory-leak', names)).toEqual({ go: '/runbooks/memory-leak/' });
  });

  it('leads nowhere when nothing is like it', () => {
    expect(whereTo('/', names)).toEqual({ close: [] });
    for (const path of ['/quarterly-report', '/%E0%A4%A']) expect(whereTo(path, names)).toEqual({ close: [] });
  });

  it.each([
    ['KubePodOOMKilled_v2', 'Kube Pod OOM Killed v2'],
    ['too-many%open files', 'too many open files'],
    ['fd2File', 'fd2 File'],
    ['--', ''],
  ])('%s is searched for as "%s"', (name, words) => expect(wordsIn(name)).toBe(words));

  it('is compared by letters and digits alone', () => expect(plainName('Node_File-Limit 9')).toBe('nodefilelimit9'));
});

describe('a strict page', () => {
  const strict = (body: string, base = '/') => {
    const scripts = new Map<string, string>();
    return { html: strictPage(`<head><meta charset="utf-8">${body}`, base, scripts), scripts: [...scripts] };
  };

  it('has its policy before anything that could load', () => {
    expect(strict('<link>').html).toMatch(/^<head><meta charset="utf-8"><meta http-equiv="content-security-policy" content="default-src 'none';[^"]*"><link>$/);
  });

  it('has each inline script once in a file, with its attributes', () => {
    const { html, scripts } = strict('<script>a()</script><script type="module" id="x">b()</script><script>a()</script>', '/docs/');
    expect(scripts.map(([, code]) => code)).toEqual(['a()', 'b()']);
    const [first, second] = scripts.map(([name]) => `/docs/_astro/${name}`);
    expect(html).toContain(`<script src="${first}"></script><script type="module" id="x" src="${second}"></script><script src="${first}"></script>`);
  });

  it.each(['<script src="/a.js"></script>', '<script type="application/json">{"a":1}</script>', '<script></script>'])('keeps %s', (script) => {
    expect(strict(script)).toMatchObject({ html: expect.stringContaining(script), scripts: [] });
  });
});

describe('a page without a place for its policy', () => {
  it('is none', () => expect(strictPage('<head><script>a()</script>', '/', new Map())).toBeUndefined());
});

describe('the Markdown beside a page', () => {
  it('has the title and the summary on top, and shows what is hidden', () => {
    expect(twinOf({ id: 'guides/x', data: { title: 'X', description: 'Of x.' }, body: '\n## A\n\nb\u200bc\n' })).toBe('# X\n\nOf x.\n\n## A\n\nb\\u{200b}c\n');
    expect(twinOf({ id: 'guides/x', data: { title: 'X' } })).toBe('# X\n\n\n');
  });

  it('is there where a page is made of Markdown alone', () => {
    const page = { id: 'x', data: { title: 'X' } };
    expect(hasTwin({ ...page, filePath: 'guides/x.md' })).toBe(true);
    expect(hasTwin({ ...page, filePath: 'src/content/docs/map.mdx' })).toBe(false);
  });
});
