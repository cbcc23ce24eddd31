import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuiltSite } from './build-site.ts';
import { HAS_CHROMIUM, inChromium, startChromium } from './chromium.ts';
import { KINDS_OF_PAGES } from './kinds-of-pages.ts';
import { serve } from './serve.ts';

const THEMES = ['light', 'dark'] as const;

/** Looks at each kind of page as readers with other needs do: by axe in both themes, and without JavaScript. */
export function checkReading(site: () => BuiltSite): void {
  describe.skipIf(!HAS_CHROMIUM)(inChromium('every kind of page'), () => {
    let browser: Browser;
    let server: Awaited<ReturnType<typeof serve>>;

    beforeAll(async () => {
      server = await serve(site());
      browser = await startChromium();
    }, 60_000);

    afterAll(async () => {
      await browser?.close();
      server?.close();
    });

    for (const theme of THEMES)
      it(`gives axe nothing to object to in the ${theme} theme`, async () => {
        // The policy of the pages forbids scripts from elsewhere, and axe is one.
        const context = await browser.newContext({ colorScheme: theme, bypassCSP: true });
        const page = await context.newPage();
        for (const [kind, address] of Object.entries(KINDS_OF_PAGES)) {
          await page.goto(server.origin + address);
          expect(await page.evaluate('document.documentElement.dataset.theme'), kind).toBe(theme);
          const { violations, passes } = await new AxeBuilder({ page }).analyze();
          expect(passes.length, kind).toBeGreaterThan(10);
          expect(
            violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${kind}: ${id} at ${target.join(' ')}`)),
            kind,
          ).toEqual([]);
        }
        await context.close();
      }, 120_000);

    it('shows the same words without JavaScript', async () => {
      const contexts = await Promise.all([true, false].map((javaScriptEnabled) => browser.newContext({ javaScriptEnabled })));
      const [running, still] = (await Promise.all(contexts.map((context) => context.newPage()))) as [Page, Page];
      for (const [kind, address] of Object.entries(KINDS_OF_PAGES)) {
        const [withScript, without] = [await wordsOn(running, server.origin + address), await wordsOn(still, server.origin + address)];
        expect(without.size, kind).toBeGreaterThan(20);
        expect(
          [...withScript].filter((word) => !without.has(word)),
          kind,
        ).toEqual([]);
      }
      await Promise.all(contexts.map((context) => context.close()));
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
