import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

// Debian's wrapper in /usr/bin prints warnings of its own; the program behind it comes first.
const CHROMIUM = ['/usr/lib/chromium/chromium', '/usr/bin/chromium'].find(existsSync);

export const HAS_CHROMIUM = CHROMIUM !== undefined;

/** What a title says of tests in a browser; without one they are skipped, and the title tells why. */
export const inChromium = (what: string): string => (HAS_CHROMIUM ? what : `${what} (skipped: Chromium is not installed; apt-get install chromium)`);

/** Starts the browser of the machine. */
export function startChromium(...args: readonly string[]): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox', ...args] });
}
