import { satteri } from '@astrojs/markdown-satteri';
import type { AstroIntegration } from 'astro';
import { ownImages, ownReferencedImages, safeLinks } from './addresses.ts';
import { ladder } from './ladder.ts';
import { type LinkMap, markdownLinks } from './links.ts';
import { hiddenCharacters, rawHtmlAsText } from './plain-text.ts';
import { playbookTools } from './playbook-tools.ts';
import { readingLinks } from './reading-links.ts';
import { rowAnchors } from './row-anchors.ts';
import { taskLabels } from './task-labels.ts';
import { wideTables } from './wide-tables.ts';

/** The Markdown of the site: what GitHub shows, less everything that could act. */
export function markdownProcessor(map: LinkMap) {
  return satteri({
    mdastPlugins: [rawHtmlAsText, hiddenCharacters, ownImages],
    hastPlugins: [safeLinks, ownReferencedImages, markdownLinks(map), taskLabels, rowAnchors, wideTables, ladder, playbookTools, readingLinks(map.base)],
    // Curly quotes and dashes would change options such as `--pid` in prose.
    features: { smartPunctuation: false },
  });
}

/** Starlight turns on `:::` blocks, which GitHub does not know and which eat text such as `pool:waiting`. List it after Starlight. */
export function withoutDirectives(processor: ReturnType<typeof markdownProcessor>): AstroIntegration {
  return {
    name: 'without-directives',
    hooks: {
      'astro:config:setup': () => {
        processor.options.features.directive = false;
      },
    },
  };
}
