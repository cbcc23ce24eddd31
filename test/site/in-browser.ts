import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuiltSite } from './build-site.ts';
import { HAS_CHROMIUM, inChromium, startChromium } from './chromium.ts';
import { KINDS_OF_PAGES } from './kinds-of-pages.ts';
import { serve } from './serve.ts';

const WIDTHS = [1280, 320];
const PAGES = [...Object.values(KINDS_OF_PAGES), '/how-it-matches/', '/accuracy/', '/what-a-program-tells/', '/other-messages/'];

/** Opens built pages in Debian's Chromium; without it the tests are skipped, and their title says why. */
export function checkInBrowser(site: () => BuiltSite, hostile: () => BuiltSite): void {
  describe.skipIf(!HAS_CHROMIUM)(inChromium('Chromium'), () => {
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

    for (const width of WIDTHS)
      it(`shows pages at ${width} px without errors and without scrolling sideways`, async () => {
        const { page, complaints } = await open(browser, width);
        for (const address of PAGES) {
          await page.goto(server.origin + address);
          expect(await page.evaluate('document.documentElement.scrollWidth'), address).toBeLessThanOrEqual(width);
        }
        expect(complaints).toEqual([]);
        await page.close();
      }, 60_000);

    it('finds the descriptor runbook by "too many open files"', async () => {
      const { page, complaints } = await open(browser, 1280);
      await page.goto(server.origin);
      await page.click('button[data-open-modal]');
      await page.fill('#starlight__search input', 'too many open files');
      await page.waitForSelector('#starlight__search a[href*="/runbooks/fd-leak/"]', { timeout: 15_000 });
      expect(complaints).toEqual([]);
      await page.close();
    }, 60_000);

    it('filters the case studies by what is chosen, and keeps the choice in the address', async () => {
      const { page, complaints } = await open(browser, 1280);
      await page.goto(`${server.origin}/case-studies/`);
      const all = await page.locator('#cases > li').count();
      await page.selectOption('select[data-by=cause]', 'File descriptor leak');
      const some = await page.locator('#cases > li:visible').count();
      expect(some).toBeGreaterThan(0);
      expect(some).toBeLessThan(all);
      await page.reload();
      expect(await page.locator('#cases > li:visible').count()).toBe(some);
      expect(await page.locator('#case-filters [role=status]').textContent()).toBe(`${some} of ${all} case studies`);
      expect(complaints).toEqual([]);
      await page.close();
    }, 60_000);

    it('shows all case studies and no filters without JavaScript', async () => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(`${server.origin}/case-studies/`);
      expect(await page.locator('#case-filters').isVisible()).toBe(false);
      expect(await page.locator('#cases > li:visible').count()).toBe(await page.locator('#cases > li').count());
      await context.close();
    }, 60_000);

    it('runs nothing that hostile Markdown brought', async () => {
      const built = hostile();
      const other = await serve({ ...built, dir: built.dir });
      const { page } = await open(browser, 1280);
      for (const address of ['/runbooks/hostile/', '/guides/hostile/', '/case-studies/2024-hostile/']) {
        await page.goto(other.origin + address);
        for (const link of await page.locator('main a').all())
          if (/^\s*(?:javascript|data|vbscript)/i.test((await link.getAttribute('href')) ?? '')) expect.fail(`link ${await link.getAttribute('href')}`);
        expect(await page.evaluate('window.hostile'), address).toBeUndefined();
      }
      await page.close();
      other.close();
    }, 60_000);
  });
}

export async function open(browser: Browser, width: number): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints };
}
