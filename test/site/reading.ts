import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { BuiltSite } from './build-site.ts';
import { KINDS_OF_PAGES } from './kinds-of-pages.ts';
import { withVisits } from './visits.ts';

const THEMES = ['light', 'dark'] as const;

/** Looks at each kind of page as readers with other needs do: by axe in both themes, and without JavaScript. */
export function checkReading(site: () => BuiltSite): void {
  withVisits(site, (visit) => {
    for (const theme of THEMES)
      it(`gives axe nothing to object to in the ${theme} theme`, async () => {
        // The policy of the pages forbids scripts from elsewhere, and axe is one.
        const { page, origin } = await visit({ colorScheme: theme, bypassCSP: true });
        for (const [kind, address] of Object.entries(KINDS_OF_PAGES)) {
          await page.goto(origin + address);
          expect(await page.evaluate('document.documentElement.dataset.theme'), kind).toBe(theme);
          const { violations, passes } = await new AxeBuilder({ page }).analyze();
          expect(passes.length, kind).toBeGreaterThan(10);
          expect(
            violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${kind}: ${id} at ${target.join(' ')}`)),
            kind,
          ).toEqual([]);
        }
      }, 240_000);

    it('shows the same words without JavaScript', async () => {
      const [running, still] = [await visit(), await visit({ javaScriptEnabled: false })];
      for (const [kind, address] of Object.entries(KINDS_OF_PAGES)) {
        const [withScript, without] = [await wordsOn(running.page, running.origin + address), await wordsOn(still.page, still.origin + address)];
        expect(without.size, kind).toBeGreaterThan(20);
        expect(
          [...withScript].filter((word) => !without.has(word)),
          kind,
        ).toEqual([]);
      }
    }, 120_000);
  });
}

// What only scripts can do may say so: copying, filling in, finding. Its words carry this attribute.
async function wordsOn(page: Page, address: string): Promise<ReadonlySet<string>> {
  await page.goto(address);
  const text = await page.evaluate(`(() => {
    for (const tool of document.querySelectorAll('[data-needs-script], .tool, .copy')) tool.remove();
    return document.querySelector('main').innerText;
  })()`);
  return new Set(String(text).split(/\s+/));
}
