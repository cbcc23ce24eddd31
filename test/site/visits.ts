import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import type { BuiltSite } from './build-site.ts';
import { HAS_CHROMIUM, inChromium, startChromium } from './chromium.ts';
import { serve } from './serve.ts';

/** A page of its own browser profile, with what it complained about and everything it asked a server for. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly origin: string;
  readonly complaints: readonly string[];
  /** Addresses with what was sent along. */
  readonly requests: string[];
}

/** Opens a page; it is closed after the test. */
export type Visitor = (options?: { readonly width?: number } & BrowserContextOptions) => Promise<Visit>;

/** Tests of a built site in Debian's Chromium; without it they are skipped, and their title says why. */
export function withVisits(site: () => BuiltSite, tests: (visit: Visitor) => void): void {
  describe.skipIf(!HAS_CHROMIUM)(inChromium('in Chromium'), () => {
    let browser: Browser;
    let server: Awaited<ReturnType<typeof serve>>;

    beforeAll(async () => {
      server = await serve(site());
      browser = await startChromium();
    }, 60_000);

    afterEach(async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
    });

    afterAll(async () => {
      await browser?.close();
      server?.close();
    });

    tests(async ({ width = 1280, ...options } = {}) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, ...options });
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.origin });
      const page = await context.newPage();
      const complaints: string[] = [];
      const requests: string[] = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      context.on('request', (request) => requests.push(`${request.url()} ${request.postData() ?? ''}`));
      return { page, context, origin: server.origin, complaints, requests };
    });
  });
}

/** Asks again until it is as expected; a busy machine is slow. */
export function soon<T>(read: () => T | Promise<T>) {
  return expect.poll(read, { timeout: 15_000 });
}
