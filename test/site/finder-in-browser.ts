import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { evidenceLines } from '../../core/match/evidence-lines.ts';
import type { CauseMatch } from '../../core/match/types.ts';
import { printable } from '../../core/printable.ts';
import { type BuiltSite, REPOSITORY } from './build-site.ts';
import { soon, withVisits } from './visits.ts';

const TEXTS = [
  'accept4: too many open files',
  'FATAL: sorry, too many clients already',
  'goroutines keep growing and never come down again',
  'the pool is exhausted: timeout while waiting for a connection',
  'java.lang.OutOfMemoryError: unable to create native thread',
  'EADDRNOTAVAIL: cannot assign requested address',
  '12:01 nf_conntrack: table full, dropping packet\n12:01 nf_conntrack: table full, dropping packet\n12:02 dial tcp: i/o timeout',
  'MaxListenersExceededWarning: Possible EventEmitter memory leak detected. 11 error listeners added',
  'No space left on device, but du finds nothing',
  'the weather is nice today',
];

/** The symptom finder: the answers of the terminal, in a browser that tells nobody. */
export function checkFinder(site: () => BuiltSite): void {
  it('has at most 30 kB of own script on its page, compressed', () => {
    const scripts = readdirSync(join(site().dir, '_astro')).filter((name) => /^(?:SymptomFinder|worker|element)[.-].*js$/.test(name));
    expect(scripts.length).toBeGreaterThanOrEqual(2);
    const files = [join(site().dir, 'finder/script.js'), ...scripts.map((name) => join(site().dir, '_astro', name))];
    const sizes = files.map((file) => gzipSync(readFileSync(file), { level: 9 }).length);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(30_000);
  });

  it('leaves plain pages without a script of its own', () => {
    for (const address of ['/how-it-decides/', '/case-studies/2023-unclosed-response-bodies/', '/symptoms/']) {
      const sources = site()
        .pages.get(address)
        ?.elements.flatMap(({ tagName, properties }) => (tagName === 'script' ? [String(properties.src)] : []));
      expect(sources?.length, address).toBeGreaterThan(0);
      expect(sources?.filter((src) => /SymptomFinder|CommandFields|CheckList|PlaybookTools/.test(src))).toEqual([]);
    }
  });

  withVisits(site, (visit) => {
    it('gives the answers of stanch explain, in its order and with its reasons', async () => {
      const { page, origin, complaints } = await visit();
      await page.goto(`${origin}/find/`);
      let answered = 0;
      const all = await Promise.all(TEXTS.map(explained));
      for (const [at, text] of TEXTS.entries()) {
        const causes = all[at] ?? expect.fail(text);
        answered += Math.min(1, causes.length);
        await asked(page, text);
        expect(
          await page.locator('.answers ol > li > a, .answers .weaker a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
          text,
        ).toEqual(causes.map(({ id }) => `/runbooks/${id}/`));
        expect(
          await page
            .locator('.answers ol > li')
            .evaluateAll((items) => items.map((item) => [...item.querySelectorAll('code')].map((code) => code.textContent))),
        ).toEqual(
          causes.slice(0, 5).map(({ matches }) =>
            evidenceLines(matches)
              .slice(0, 5)
              .map((line) => printable(line.text)),
          ),
        );
      }
      expect(answered).toBe(9);
      expect(complaints).toEqual([]);
    }, 120_000);

    it('loads nothing before it is used, sends the text nowhere, and goes on without a network', async () => {
      const { page, context, origin, requests } = await visit();
      await page.goto(`${origin}/find/`, { waitUntil: 'networkidle' });
      expect(requests.filter((request) => /\/finder\/|worker/.test(request))).toEqual([]);
      await asked(page, 'secret4711 accept4: too many open files');
      const loaded = requests.filter((request) => /\/finder\/|worker/.test(request)).map((request) => new URL(request.trim()).pathname.replace(/-.*/, ''));
      expect(loaded).toEqual(['/_astro/worker', '/finder/script.js', '/finder/data.json']);
      const before = requests.length;
      await context.setOffline(true);
      await asked(page, 'secret4711 OutOfMemoryError: Java heap space');
      expect(await page.textContent('.answers')).toContain('Memory leak');
      expect(requests.length).toBe(before);
      expect(requests.join(' ')).not.toContain('secret4711');
      expect(page.url()).toBe(`${origin}/find/`);
    }, 60_000);

    it('shows a hostile text as text', async () => {
      const { page, origin } = await visit();
      await page.goto(`${origin}/find/`);
      await asked(page, `<img src=x onerror="window.hostile=1"> too many open files \u202e<script>window.hostile=2</script>`);
      expect(await page.evaluate('window.hostile')).toBeUndefined();
      expect(await page.locator('.answers :is(img, script)').count()).toBe(0);
      expect(await page.textContent('.answers')).toContain('<img src=x onerror="window.hostile=1"> too many open files \\u{202e}<script>');
    }, 60_000);

    it('puts the text into a link on request only, which brings it back', async () => {
      const { page, context, origin } = await visit();
      await page.goto(`${origin}/find/`);
      const text = 'too many open files\n<b>&#x2f;" %41';
      await asked(page, text);
      expect(page.url()).not.toContain('#');
      await page.click('symptom-finder button');
      await soon(() => page.textContent('symptom-finder [role=status]')).toContain('Copied.');
      const link = String(await page.evaluate('navigator.clipboard.readText()'));
      expect(link.startsWith(`${origin}/find/#text=`)).toBe(true);
      const other = await context.newPage();
      await other.goto(link);
      await other.waitForSelector('.answers a[href="/runbooks/fd-leak/"]');
      expect(await other.inputValue('textarea')).toBe(text);
      await asked(other, 'zombie processes');
      expect(other.url()).toBe(`${origin}/find/`);
      await asked(page, 'too many open files '.repeat(200));
      await page.click('symptom-finder button');
      expect(await page.textContent('symptom-finder [role=status]')).toMatch(/^Too long for a link/);
    }, 60_000);

    it('reads all of a long log that is pasted, and shows the beginning', async () => {
      const { page, origin } = await visit();
      await page.goto(`${origin}/find/#text=slow`);
      const log = [...Array.from({ length: 20_000 }, (_, i) => `12:00:00 request ${i} served`), 'accept4: too many open files'].join('\n');
      await page.evaluate((text) => navigator.clipboard.writeText(text), log);
      await page.focus('textarea');
      await page.keyboard.press('Control+V');
      await page.waitForSelector('.answers a[href="/runbooks/fd-leak/"]');
      expect(await page.textContent('.answers .where')).toBe('line 20001');
      expect((await page.inputValue('textarea')).length).toBeLessThan(21_000);
      expect(page.url()).toBe(`${origin}/find/`);
      // A link that is opened on the same page takes its place.
      await page.evaluate("location.hash = '#text=zombie%20processes'");
      await page.waitForSelector('.answers a[href="/runbooks/zombie-process-leak/"]');
    }, 60_000);

    it('is not there without scripts, and the table is', async () => {
      const { page, origin } = await visit({ javaScriptEnabled: false });
      await page.goto(`${origin}/find/`);
      expect(await page.isVisible('symptom-finder')).toBe(false);
      expect(await page.isVisible('.symptoms a[href="/runbooks/fd-leak/"]')).toBe(true);
    }, 60_000);
  });
}

/** Types a text, and waits until it is answered. */
async function asked(page: Page, text: string): Promise<void> {
  await page.fill('symptom-finder textarea', '');
  await page.fill('symptom-finder textarea', text);
  await soon(() => page.textContent('symptom-finder [role=status]')).toMatch(/\S/);
}

function explained(text: string): Promise<readonly CauseMatch[]> {
  return new Promise((answer, fail) => {
    execFile(process.execPath, [join(REPOSITORY, 'bin/stanch.js'), 'explain', '--json', '--', text], { timeout: 20_000 }, (error, stdout) => {
      // 4 says that nothing fits.
      if (error && error.code !== 4) fail(error);
      else answer((JSON.parse(stdout) as { causes: readonly CauseMatch[] }).causes);
    });
  });
}
