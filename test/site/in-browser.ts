import { expect, it } from 'vitest';
import type { BuiltSite } from './build-site.ts';
import { KINDS_OF_PAGES } from './kinds-of-pages.ts';
import { withVisits } from './visits.ts';

const WIDTHS = [1280, 320];
const PAGES = [...Object.values(KINDS_OF_PAGES), '/how-it-matches/', '/what-a-program-tells/', '/other-messages/'];

const SCROLLING_TABLES = `[...document.querySelectorAll('.sl-markdown-content table')]
  .filter((table) => table.scrollWidth > table.clientWidth + 1)
  .map((table) => table.rows[0].innerText)`;

/** Pages as a reader meets them: at any width, searched, filtered. */
export function checkInBrowser(site: () => BuiltSite): void {
  withVisits(site, (visit) => {
    it.each(WIDTHS)(
      'shows pages at %i px without errors and without scrolling sideways',
      async (width) => {
        const { page, origin, complaints } = await visit({ width });
        for (const address of PAGES) {
          await page.goto(origin + address);
          expect(await page.evaluate('document.documentElement.scrollWidth'), address).toBeLessThanOrEqual(width);
          // Beside the sidebar there is room for every table; on a phone a wide one scrolls by itself.
          if (width > 1000) expect(await page.evaluate(SCROLLING_TABLES), address).toEqual([]);
        }
        expect(complaints).toEqual([]);
      },
      60_000,
    );

    it('finds the descriptor runbook by "too many open files"', async () => {
      const { page, origin, complaints } = await visit();
      await page.goto(origin);
      await page.click('button[data-open-modal]');
      await page.fill('#starlight__search input', 'too many open files');
      await page.waitForSelector('#starlight__search a[href*="/runbooks/fd-leak/"]', { timeout: 15_000 });
      expect(complaints).toEqual([]);
    }, 60_000);

    it.each([1280, 360])(
      'marks in the contents at %i px the heading that is read',
      async (width) => {
        const { page, origin, complaints } = await visit({ width });
        const marked = page.locator(width > 1000 ? 'starlight-toc [aria-current]' : 'mobile-starlight-toc .display-current');
        await page.goto(`${origin}/runbooks/fd-leak/`);
        await expect.poll(() => marked.allTextContents()).toEqual([expect.stringContaining('Overview')]);
        for (const heading of ['signals', 'verification', 'mitigation']) {
          await page.goto(`${origin}/runbooks/fd-leak/#${heading}`);
          await expect.poll(async () => (await marked.textContent())?.trim().toLowerCase()).toBe(heading);
        }
        // Far below a heading it is still the one that is read.
        await page.evaluate(`scrollTo(0, document.querySelector('#verification').getBoundingClientRect().top + scrollY - 300)`);
        await expect.poll(async () => (await marked.textContent())?.trim()).toBe('Node.js');
        await page.setViewportSize({ width, height: 400 });
        await page.evaluate('scrollTo(0, 0)');
        await expect.poll(async () => (await marked.textContent())?.trim()).toBe('Overview');
        expect(complaints).toEqual([]);
      },
      60_000,
    );

    it('filters the case studies by what is chosen, and keeps the choice in the address', async () => {
      const { page, origin, complaints } = await visit();
      await page.goto(`${origin}/case-studies/`);
      const all = await page.locator('#cases > li').count();
      await page.selectOption('select[data-by=cause]', 'File descriptor leak');
      const some = await page.locator('#cases > li:visible').count();
      expect(some).toBeGreaterThan(0);
      expect(some).toBeLessThan(all);
      await page.reload();
      expect(await page.locator('#cases > li:visible').count()).toBe(some);
      expect(await page.locator('#case-filters [role=status]').textContent()).toBe(`${some} of ${all} case studies`);
      expect(complaints).toEqual([]);
    }, 60_000);

    it('leads from an alert in any spelling to its runbook, and else to what is near by name or found by the search', async () => {
      const { page, origin } = await visit();
      await page.goto(`${origin}/runbooks/NODE_FILEDESCRIPTOR-LIMIT`);
      await page.waitForURL(`${origin}/runbooks/fd-leak/`);
      await page.goto(`${origin}/runbooks/Play_Book`);
      await page.waitForURL(`${origin}/playbook/`);
      await page.goto(`${origin}/runbooks/fd-leek/`);
      await page.waitForSelector('#not-found a[href="/runbooks/fd-leak/"]');
      // Only the search knows that page by such a name.
      await page.goto(`${origin}/wiki/EmergencyPlaybook`);
      await page.waitForSelector('#not-found a[href="/playbook/"]');
      for (const address of ['/runbooks/%E0%A4%A', '/xyzzy-qqzz']) {
        const { page: other, complaints } = await visit();
        await other.goto(origin + address, { waitUntil: 'networkidle' });
        expect(await other.isVisible('#not-found'), address).toBe(false);
        expect(await other.isVisible('main a[href="/find/"]'), address).toBe(true);
        // The browser itself says that the page is missing.
        expect(
          complaints.filter((text) => !text.includes('404')),
          address,
        ).toEqual([]);
      }
    }, 60_000);

    it('shows all case studies and no filters without JavaScript', async () => {
      const { page, origin } = await visit({ javaScriptEnabled: false });
      await page.goto(`${origin}/case-studies/`);
      expect(await page.locator('#case-filters').isVisible()).toBe(false);
      expect(await page.locator('#cases > li:visible').count()).toBe(await page.locator('#cases > li').count());
    }, 60_000);
  });
}

/** What Markdown of somebody hostile does in a browser: nothing. */
export function checkHostile(site: () => BuiltSite): void {
  withVisits(site, (visit) => {
    it('runs nothing that hostile Markdown brought', async () => {
      const { page, origin, complaints } = await visit();
      const pages = [
        'runbooks/hostile/',
        'guides/hostile/',
        'case-studies/2024-hostile/',
        'runbooks/',
        'guides/',
        'case-studies/',
        'map/',
        'symptoms/',
        'find/',
      ];
      for (const address of pages.map((path) => `/docs/${path}`)) {
        expect((await page.goto(origin + address))?.ok(), address).toBe(true);
        for (const link of await page.locator('main a').all())
          if (/^\s*(?:javascript|data|vbscript)/i.test((await link.getAttribute('href')) ?? '')) expect.fail(`link ${await link.getAttribute('href')}`);
        // Its own, because an element with that id would be found as well.
        expect(await page.evaluate(`Object.hasOwn(window, 'hostile')`), address).toBe(false);
      }
      await page.fill('symptom-finder textarea', 'It hurts <script> here');
      await page.waitForSelector('.answers a[href="/docs/runbooks/hostile/"]');
      expect(await page.evaluate(`Object.hasOwn(window, 'hostile')`)).toBe(false);
      expect(complaints).toEqual([]);
    }, 60_000);
  });
}
