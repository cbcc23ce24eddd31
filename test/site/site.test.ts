import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFolders } from '../../content/folders.ts';
import { assembleLibrary } from '../../core/knowledge/library.ts';
import { ruleDocs } from '../../core/postmortem/rules/docs.ts';
import { TEMPLATES } from '../../core/postmortem/templates/index.ts';
import { describeCommands } from '../../scripts/commands/describe.ts';
import { ALL_PROBES } from '../../site/src/made/probes.ts';
import { alertPages } from '../../site/src/reach/alerts.ts';
import { actingMarkup } from './acting-markup.ts';
import { brokenLinks, foreignLoads } from './broken-links.ts';
import { type BuiltSite, buildSite, REPOSITORY } from './build-site.ts';
import { checkFinder } from './finder-in-browser.ts';
import { writeHostileFolder } from './hostile-folder.ts';
import { checkHostile, checkInBrowser } from './in-browser.ts';
import { names, SPECIAL } from './library-names.ts';
import { checkLinks } from './links-both-ways.ts';
import { checkMade } from './made-in-site.ts';
import { linksOf } from './read-pages.ts';
import { checkReading } from './reading.ts';
import { checkTools } from './tools-in-browser.ts';
import { checkHtml } from './valid-html.ts';

const alerts = new Set(alertPages(assembleLibrary(readFolders([REPOSITORY]).files).library.runbooks).map(({ name }) => `/runbooks/${name}/`));

let site: BuiltSite;
let hostile: BuiltSite;
let folder: Awaited<ReturnType<typeof writeHostileFolder>>;

beforeAll(async () => {
  folder = await writeHostileFolder();
  site = await buildSite();
  hostile = await buildSite({
    SITE_CONTENT: folder.dir,
    SITE_BASE: '/docs',
    SITE_URL: 'https://runbooks.example',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'owner/name',
  });
}, 420_000);

afterAll(async () => {
  await Promise.all([site?.remove(), hostile?.remove(), folder?.remove()]);
});

describe('the pages', () => {
  it('are one for every runbook, guide, case study and special file', () => {
    const expected = [
      ...names('runbooks').map((id) => (SPECIAL.includes(id) ? `/${id}/` : `/runbooks/${id}/`)),
      ...names('guides').map((id) => `/guides/${id}/`),
      ...names('case-studies').map((id) => `/case-studies/${id}/`),
      ...globSync('**/*.{md,mdx}', { cwd: join(REPOSITORY, 'site/src/content/docs') }).map(addressOfOwn),
      '/contributing/',
      '/probes/',
      ...ALL_PROBES.map(({ id }) => `/probes/${id}/`),
      '/readings/',
      '/rules/',
      ...ruleDocs().map(({ link }) => link),
      '/templates/',
      ...TEMPLATES.map(({ name }) => `/templates/${name}/`),
      '/cli/',
      ...describeCommands().map(({ name }) => `/cli/${name}/`),
    ];
    expect([...site.pages.keys()].filter((address) => !alerts.has(address)).sort()).toEqual(expected.sort());
  });

  it('are reached by the name of an alert, as written and in lower case', () => {
    for (const name of ['NodeFileDescriptorLimit', 'nodefiledescriptorlimit']) {
      const page = site.pages.get(`/runbooks/${name}/`) ?? expect.fail(name);
      const refresh = page.elements.find(({ tagName, properties }) => tagName === 'meta' && String(properties.httpEquiv) === 'refresh');
      expect(refresh?.properties.content).toBe('0; url=/runbooks/fd-leak/');
      expect(linksOf(page)).toEqual(['/runbooks/fd-leak/']);
    }
    expect(hostile.pages.get('/docs/runbooks/NodeFileDescriptorLimit/')?.elements.some(({ properties }) => properties.href === '/docs/runbooks/fd-leak/')).toBe(
      true,
    );
  });

  it('come as Markdown, as JSON that fits its schema, and as one list for language models', () => {
    const read = (path: string) => readFileSync(join(site.dir, path), 'utf8');
    expect(read('runbooks/fd-leak.md')).toMatch(/^# File descriptor leak\n[\s\S]*## Meaning/);
    const { runbooks } = JSON.parse(read('api/runbooks.json')) as { runbooks: { id: string; url: string }[] };
    expect(runbooks).toContainEqual(expect.objectContaining({ id: 'fd-leak', url: '/runbooks/fd-leak/' }));
    for (const name of readdirSync(join(site.dir, 'api/schemas'))) {
      const validate = new Ajv2020({ strict: false }).compile(JSON.parse(read(`api/schemas/${name}`)) as object);
      expect(validate(JSON.parse(read(`api/${name}`))), name).toBe(true);
    }
    for (const { url } of (JSON.parse(read('api/names.json')) as { names: { url: string }[] }).names) expect(site.pages.has(url), url).toBe(true);
    for (const [, path = ''] of read('llms.txt').matchAll(/\]\((\/[^)]+)\)/g)) expect(existsSync(join(site.dir, path)), path).toBe(true);
  });

  it('make a feed and a list of pages, without the alerts, where the public address is known', () => {
    const feed = readFileSync(join(hostile.dir, 'rss.xml'), 'utf8');
    expect(feed).toContain('<link>https://runbooks.example/docs/</link>');
    expect(feed).toContain('<link>https://runbooks.example/docs/case-studies/2023-unclosed-response-bodies/</link>');
    expect(existsSync(join(site.dir, 'rss.xml'))).toBe(false);
    const pages = readFileSync(join(hostile.dir, 'sitemap-0.xml'), 'utf8');
    expect(pages).toContain('https://runbooks.example/docs/runbooks/fd-leak/');
    expect(pages).not.toContain('NodeFileDescriptorLimit');
  });

  it('have a preview picture of 1200 × 630 where the public address is known', () => {
    const pages = [...hostile.pages.values()].filter(
      ({ address, elements }) => !address.endsWith('/404.html') && elements.some(({ tagName }) => tagName === 'header'),
    );
    expect(pages.length).toBeGreaterThan(50);
    for (const { address, elements } of pages) {
      const meta = (name: string) => elements.find(({ properties }) => properties.property === name || properties.name === name)?.properties.content;
      const { origin, pathname } = new URL(String(meta('og:image')));
      expect(origin, address).toBe('https://runbooks.example');
      const picture = readFileSync(join(hostile.dir, decodeURI(pathname).slice('/docs'.length)));
      expect([picture.toString('latin1', 1, 4), picture.readUInt32BE(16), picture.readUInt32BE(20)], address).toEqual(['PNG', 1200, 630]);
      expect(meta('twitter:card'), address).toBe('summary_large_image');
    }
    expect(existsSync(join(site.dir, 'cards'))).toBe(false);
  });

  it('run no script but files of their own, and say so to the browser', () => {
    for (const { address, elements } of site.pages.values()) {
      const policy = elements.find(({ properties }) => String(properties.httpEquiv) === 'content-security-policy');
      expect(String(policy?.properties.content), address).toMatch(/script-src 'self' 'wasm-unsafe-eval';/);
      const inline = elements.filter(
        ({ tagName, properties }) => tagName === 'script' && properties.src === undefined && !/json/.test(String(properties.type)),
      );
      expect(inline, address).toEqual([]);
    }
  });

  it('watch the headings by a script of our own, in the place of that of Starlight', () => {
    const scripts = readdirSync(join(site.dir, '_astro')).filter((name) => name.endsWith('.js'));
    const saying = (text: string) => scripts.filter((name) => readFileSync(join(site.dir, '_astro', name), 'utf8').includes(text));
    expect(saying('sl-heading-wrapper')).toEqual([]);
    expect(saying('1000000px')).toEqual([expect.stringMatching(/^contents\./)]);
  });

  it('colour in a listing what differs from its text, and nothing else', () => {
    const html = readFileSync(join(site.dir, 'runbooks/fd-leak/index.html'), 'utf8');
    const coloured = [...html.matchAll(/<span style="(--0:[^"]*)"[^>]*>([^<]*)<\/span>/g)].map(([, style = '', text = '']) => ({ style, text }));
    expect(coloured.length).toBeGreaterThan(200);
    expect(coloured.filter(({ style, text }) => text.trim() === '' || /^--0:#d6deeb(?:;--1:#403f53)?$/i.test(style))).toEqual([]);
  });

  it('link to nothing that is missing, be it page, file or anchor', () => {
    expect(brokenLinks(site)).toEqual([]);
  });

  it('use no id twice', () => {
    const twice = [...site.pages.values()].flatMap(({ address, elements }) => {
      const ids = elements.flatMap(({ properties }) => (typeof properties.id === 'string' ? [properties.id] : []));
      return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${address}#${id}`);
    });
    expect(twice).toEqual([]);
  });

  it('load nothing from another host', () => {
    expect(foreignLoads(site)).toEqual([]);
  });

  it('carry their summary as description', () => {
    for (const page of site.pages.values()) {
      const [description] = page.elements.flatMap(({ tagName, properties }) =>
        tagName === 'meta' && properties.name === 'description' ? [properties.content] : [],
      );
      expect(description, page.address).toMatch(/\S{2}/);
    }
  });

  it('name every check box of a task list', () => {
    for (const page of site.pages.values())
      for (const { tagName, properties } of page.elements)
        if (tagName === 'input' && properties.type === 'checkbox') expect(properties.ariaLabel, page.address).toMatch(/\S{2}/);
  });

  it('come with a search index', () => {
    expect(existsSync(join(site.dir, 'pagefind', 'pagefind.js'))).toBe(true);
    expect(readdirSync(join(site.dir, 'pagefind', 'fragment')).length).toBeGreaterThan(10);
  });
});

describe('a hostile folder, under another base', () => {
  it('becomes pages that cannot act', () => {
    const inline = new Set([...site.pages.values()].flatMap(({ elements }) => elements.filter(({ tagName }) => tagName === 'script').map(({ text }) => text)));
    const hostilePages = [
      '/docs/runbooks/hostile/',
      '/docs/guides/hostile/',
      '/docs/case-studies/2024-hostile/',
      '/docs/runbooks/',
      '/docs/guides/',
      '/docs/case-studies/',
      '/docs/map/',
    ].map((address) => hostile.pages.get(address) ?? expect.fail(address));
    expect(hostilePages.flatMap((page) => actingMarkup(page, { inline, bundle: '/docs/_astro/' }))).toEqual([]);
    for (const page of hostilePages) expect(page.elements.map(({ text }) => text).join('')).not.toMatch(/[\u200b\u202e]/);
  });

  it('shows what was written as text', () => {
    const main = hostile.pages.get('/docs/runbooks/hostile/')?.elements.find(({ tagName }) => tagName === 'main');
    expect(main?.text).toContain(`<script>window.hostile = 'block'</script>`);
    expect(main?.text).toContain('\\u{202e}');
  });

  it('leaves every link working', () => {
    expect(brokenLinks(hostile)).toEqual([]);
    expect(foreignLoads(hostile)).toEqual([]);
  });

  it('adds its symptoms to the bundled ones', () => {
    const symptoms = hostile.pages.get('/docs/symptoms/') ?? expect.fail();
    expect(symptoms.ids).toContain('it-hurts-script-here');
    expect(linksOf(symptoms)).toContain('/docs/runbooks/hostile/');
    expect(linksOf(hostile.pages.get('/docs/runbooks/hostile/') ?? expect.fail())).toContain('/docs/symptoms/#it-hurts-script-here');
  });

  it('keeps edit links at the file of the repository', () => {
    expect(linksOf(hostile.pages.get('/docs/runbooks/fd-leak/') ?? expect.fail())).toContain('https://github.com/owner/name/edit/HEAD/runbooks/fd-leak.md');
    expect(linksOf(hostile.pages.get('/docs/runbooks/hostile/') ?? expect.fail()).filter((href) => href.includes('/edit/'))).toEqual([]);
  });

  checkHostile(() => hostile);
});

describe('links between runbooks and case studies', () => checkLinks(() => site));

describe('pages made from data', () => checkMade(() => site));

checkHtml(() => site);

describe('every kind of page', () => checkReading(() => site));

describe('a reader', () => checkInBrowser(() => site));

describe('the symptom finder', () => checkFinder(() => site));

describe('the tools of pages', () => checkTools(() => site));

const addressOfOwn = (file: string): string => (file === '404.mdx' ? '/404.html' : `/${file.replace(/\.mdx?$/, '/').replace(/(^|\/)index\/$/, '$1')}`);
