import { expect, it } from 'vitest';
import type { BuiltSite } from './build-site.ts';
import { soon, type Visit, withVisits } from './visits.ts';

const clipboard = ({ page }: Visit) => page.evaluate('navigator.clipboard.readText()');

/** Fields, checklists, clocks and paper. */
export function checkTools(site: () => BuiltSite): void {
  it('stand where the Markdown says so: clocks at windows, rungs at mitigations', () => {
    const elements = (address: string) => site().pages.get(address)?.elements ?? expect.fail(address);
    const clocks = elements('/playbook/').filter(({ tagName }) => tagName === 'phase-clock');
    expect(clocks.map(({ properties }) => [properties['dataPhase'], Number(properties['dataSeconds'])])).toEqual([
      ['Immediate', 900],
      ['Investigation', 2700],
      ['Resolution', 10_800],
      ['Post-incident', 1_195_200],
    ]);
    const of = (name: string) => elements('/runbooks/fd-leak/').filter(({ properties }) => String(properties['className']).split(',').includes(name));
    expect(of('rung').length).toBeGreaterThan(2);
    expect(of('rung-facts').length).toBe(of('rung').length);
  });

  withVisits(site, (visit) => {
    it('put what was filled in once into every command, on this page and the next, and take it out again', async () => {
      const at = await visit();
      const { page, origin, requests } = at;
      await page.goto(`${origin}/runbooks/goroutine-explosion/`);
      const written = await page.locator('main pre code').allTextContents();
      for (const [name, value] of [
        ['PID', '4711'],
        ['HOST', 'db1.internal'],
        ['PORT', '6060'],
      ] as const)
        await page.fill(`command-fields input[name=${name}]`, value);
      const filled = written.map((code) => code.replaceAll('$PID', '4711').replaceAll('$HOST', 'db1.internal').replaceAll('$PORT', '6060'));
      expect(filled).not.toEqual(written);
      expect(await page.locator('main pre code').allTextContents()).toEqual(filled);
      const button = page.locator('main button[data-code*="db1.internal:6060"]').first();
      await button.scrollIntoViewIfNeeded();
      await button.click({ force: true });
      await soon(() => clipboard(at)).toBe(await button.getAttribute('data-code'));

      await page.goto(`${origin}/playbook/`);
      await soon(() => page.textContent('copy-line code >> nth=3')).toBe('stanch diagnose --pid 4711');
      await page.click('copy-line button >> nth=3');
      await soon(() => clipboard(at)).toBe('stanch diagnose --pid 4711');
      await page.click('command-fields button');
      expect(await page.textContent('copy-line code >> nth=3')).toBe('stanch diagnose --pid $PID');
      expect(await page.evaluate(`localStorage.getItem('stanch:fields')`)).toBeNull();
      expect(requests.join(' ')).not.toContain('4711');
    }, 60_000);

    it('refuse a password and what a shell would act on, and keep neither', async () => {
      const { page, origin } = await visit();
      await page.goto(`${origin}/playbook/`);
      for (const [name, value, says] of [
        ['DSN', 'postgres://app:geheim@db1/x', 'No password here'],
        ['DSN', 'postgres://db1/$(geheim)', 'An address is'],
        ['HOST', 'geheim;x', 'A host is'],
      ] as const) {
        await page.fill(`command-fields input[name=${name}]`, value);
        expect(await page.textContent('command-fields [role=status]')).toContain(says);
        expect(await page.getAttribute(`command-fields input[name=${name}]`, 'aria-invalid')).toBe('true');
        expect(await page.evaluate('JSON.stringify(localStorage)')).not.toContain('geheim');
        expect(await page.textContent('.sl-markdown-content')).not.toContain('geheim');
      }
    }, 60_000);

    it('take nothing dangerous out of the store', async () => {
      const { page, context, origin } = await visit();
      await context.addInitScript(
        `localStorage.setItem('stanch:fields', JSON.stringify({ PID: '1; reboot', HOST: '<img src=x onerror=hostile=1>', PORT: '80', at: 1 }))`,
      );
      await page.goto(`${origin}/playbook/`);
      await soon(() => page.textContent('copy-line code >> nth=8')).toContain('$HOST:80');
      expect(await page.textContent('main')).not.toMatch(/reboot|onerror/);
      expect(await page.textContent('command-fields [role=status]')).toMatch(/^Filled in \d+ days ago/);
    }, 60_000);

    it('remember ticks and clocks over a reload, and say when a window has ended', async () => {
      const { page, origin, complaints } = await visit();
      await page.goto(`${origin}/playbook/`);
      const boxes = page.locator('.sl-markdown-content input[type=checkbox]');
      const total = await boxes.count();
      await boxes.nth(0).check();
      await boxes.nth(3).check();
      const clock = page.locator('phase-clock').first();
      await clock.getByRole('button', { name: 'Start the clock of Immediate' }).click();
      await soon(() => clock.textContent()).toMatch(/^0:0[1-9] of 15 min/);
      await page.reload();
      expect(await page.textContent('check-list [role=status]')).toBe(`2 of ${total} done, begun just now`);
      expect(await boxes.nth(3).isChecked()).toBe(true);
      await clock.getByRole('button', { name: 'Pause the clock of Immediate' }).click();
      expect(await clock.locator('.nudge').textContent()).toBe('');
      // As if it had been started sixteen minutes ago.
      await page.evaluate(`localStorage.setItem('stanch:clock:/playbook/#Immediate', JSON.stringify({ before: 0, since: Date.now() - 16 * 60_000 }))`);
      await page.reload();
      expect(await clock.textContent()).toMatch(/^16:0\d of 15 min/);
      expect(await clock.locator('.nudge').textContent()).toMatch(/^The window has ended/);
      await clock.getByRole('button', { name: 'Reset the clock of Immediate' }).click();
      await page.click('check-list button');
      expect(await page.textContent('check-list [role=status]')).toBe(`0 of ${total} done`);
      expect(await page.evaluate('Object.keys(localStorage).filter((name) => /^stanch:/.test(name))')).toEqual([]);
      expect(complaints).toEqual([]);
    }, 60_000);

    it.each(['/playbook/', '/runbooks/fd-leak/', '/find/', '/prevention/'])(
      'move nothing on %s while they load',
      async (address) => {
        const { page, context, origin } = await visit();
        await context.addInitScript(
          `localStorage.setItem('stanch:fields', JSON.stringify({ PID: '4194304', HOST: 'db1.internal', PORT: '65535', at: Date.now() }))`,
        );
        await context.addInitScript(
          `window.moved = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.moved += entry.value; }).observe({ type: 'layout-shift', buffered: true });`,
        );
        await page.goto(`${origin}${address}`, { waitUntil: 'networkidle' });
        expect(await page.evaluate('window.moved')).toBeLessThan(0.02);
      },
      60_000,
    );

    it('print as a checklist with boxes and blanks, and nothing to press', async () => {
      const { page, origin } = await visit({ width: 794 });
      await page.goto(`${origin}/playbook/`);
      await page.fill('command-fields input[name=PID]', '4711');
      await page.emulateMedia({ media: 'print' });
      for (const seen of ['.paper', 'command-fields input[name=HOST]', '.task-list-item input', 'copy-line code'])
        expect(await page.isVisible(seen), seen).toBe(true);
      for (const hidden of ['header.header', 'main button', 'phase-clock', 'check-list', '.sidebar'])
        expect(await page.locator(hidden).evaluateAll((all) => all.filter((each) => each.checkVisibility()).length), hidden).toBe(0);
      expect(await page.evaluate(`getComputedStyle(document.querySelector('.task-list-item input + strong'), '::after').content`)).toContain('____');
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(794);
    }, 60_000);

    it('leave pages as they are without scripts', async () => {
      const { page, origin } = await visit({ javaScriptEnabled: false });
      await page.goto(`${origin}/playbook/`);
      for (const hidden of ['command-fields', 'check-list', 'phase-clock']) expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
      expect(await page.textContent('copy-line code >> nth=3')).toBe('stanch diagnose --pid $PID');
      expect(await page.isVisible('.task-list-item input')).toBe(true);
    }, 60_000);
  });
}
