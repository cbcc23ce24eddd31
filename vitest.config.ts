import { defineConfig } from 'vitest/config';

const TESTS = '**/*.test.{ts,tsx}';
const terminal = [`test/cli/wizard/${TESTS}`, `test/e2e/${TESTS}`];
const cli = [`test/cli/${TESTS}`];
const content = [`test/content/${TESTS}`];
const site = [`test/site/${TESTS}`];
/** Needs the machine for itself: a stage of its own, one file after the other. */
const lighthouse = [`test/site/lighthouse/${TESTS}`];
/** Measures instead of asserting; run by hand. */
const bench = [`test/bench/${TESTS}`];
/** The built program is run, so it is built first when it is older than its sources. */
const built = ['scripts/ensure-built.mjs'];

/** One project a stage of `npm test`. What no other claims is a unit test, so that no test is left out. */
export default defineConfig({
  test: {
    maxWorkers: '100%',
    // Two busy cores are slow, and a test that hangs must still end.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'unit', include: [`test/${TESTS}`], exclude: [...terminal, ...cli, ...content, ...site, ...bench] } },
      { extends: true, test: { name: 'content', include: content, globalSetup: built } },
      { extends: true, test: { name: 'cli', include: cli, exclude: terminal, globalSetup: built } },
      { extends: true, test: { name: 'terminal', include: terminal, globalSetup: built } },
      { extends: true, test: { name: 'site', include: site, exclude: lighthouse, globalSetup: built } },
      { extends: true, test: { name: 'lighthouse', include: lighthouse, fileParallelism: false, globalSetup: built } },
    ],
  },
});
