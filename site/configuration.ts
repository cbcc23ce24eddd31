import { resolve } from 'node:path';
import sitemap from '@astrojs/sitemap';
import starlight from '@astrojs/starlight';
import type { AstroUserConfig } from 'astro';
import { FOLDERS } from '../content/read-files.ts';
import { PACKAGE, readSettings, SITE } from './settings.ts';
import { knowledgePages } from './src/knowledge/pages.ts';
import { docs } from './src/loaders.ts';
import { markdownProcessor, withoutDirectives } from './src/markdown/processor.ts';
import { previewCards } from './src/reach/cards.ts';
import { isNoAlert, withPublicAddress } from './src/reach/integration.ts';
import { pageLinks } from './src/reach/page-links.ts';
import { strictPages } from './src/reach/strict.ts';
import { markdownTwins } from './src/reach/twins.ts';
import { sidebar } from './src/sidebar.ts';

const { title, logo, site, base, outDir, cacheDir, layers, repository } = readSettings();
const pages = knowledgePages(layers);
const bundled = resolve(PACKAGE);
const without = layers.includes(bundled) ? undefined : { bundled, pages: new Set(pages.map(({ id }) => id)) };
const markdown = markdownProcessor({ layers, ownPages: `${SITE}src/content/docs`, base, repository, without });

const configuration: AstroUserConfig = {
  ...(site !== undefined && { site }),
  base,
  outDir,
  cacheDir,
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  // Nothing inline: the policy of the pages allows it to nobody. Several at once, so that nobody waits for a file to be written; which page failed stands in the error, not in the list above it.
  build: { inlineStylesheets: 'never', concurrency: 8 },
  vite: {
    cacheDir: `${cacheDir}/vite`,
    // Inside Starlight, which has no other way to change it; a test sees whether it is still found there.
    resolve: { alias: [{ find: /^.*\/TableOfContents\/starlight-toc$/, replacement: `${SITE}src/tools/contents.ts` }] },
    define: { 'import.meta.env.SITE_TITLE': JSON.stringify(title) },
    // Astro's own marker in MDX pages; the bundler warns about it on every one of them.
    build: { assetsInlineLimit: 0, rolldownOptions: { onLog: (level, log, report) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && report(level, log) } },
  },
  markdown: { processor: markdown },
  integrations: [
    starlight({
      title,
      description: 'Runbooks, a symptom table and a playbook for resource leaks, and what happened to others.',
      logo: { src: logo, alt: '' },
      markdown: { processedDirs: layers.flatMap((layer) => FOLDERS.map((folder) => `${layer}/${folder}`)) },
      ...(repository !== undefined && {
        editLink: { baseUrl: `${repository}/edit/HEAD/site/` },
        social: [{ icon: 'github', label: 'Source', href: repository }],
      }),
      head: pageLinks(base, site),
      customCss: ['theme', 'text', 'facts', 'lists', 'home', 'finder', 'tools', 'ladder', 'pages', 'cases', 'charts', 'print'].map(
        (name) => `./src/styles/${name}.css`,
      ),
      components: { PageTitle: './src/components/PageTitle.astro', Footer: './src/components/Footer.astro' },
      routeMiddleware: './src/route-data.ts',
      sidebar: sidebar(pages),
      // No title bars, and no comment at the top of a listing taken for a file name. Wrapped, a command is seen whole on a phone,
      // and no listing has to be scrolled, which a keyboard could not do.
      expressiveCode: { defaultProps: { frame: 'none', wrap: true }, frames: { extractFileNameFromCode: false }, styleOverrides: { borderRadius: '0.375rem' } },
    }),
    withoutDirectives(markdown),
    ...(site === undefined ? [] : [sitemap({ filter: isNoAlert(base, layers) })]),
    withPublicAddress(site),
    previewCards(site, base, title),
    markdownTwins(docs.loaded),
    strictPages(base),
  ],
};

export default configuration;
