// Builds dist/: the program and the drills as bundles, the Markdown as one index. Run by the project's own Node.
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'rolldown';
import { buildIndex } from '../content/build-index.ts';
import { cutIntoPieces, writeStore } from '../content/store.ts';
import { REWRITES } from './build/rewrites.mjs';
import { bundleFinder } from './finder/bundle.ts';
import { ROOT } from './run.mjs';
import { sitePackage } from './site-package.mjs';
import { emptyTemplates, programPages } from './site-pages.ts';
import { BUILT_FROM, hashSources } from './stale.mjs';

const out = join(ROOT, 'dist');
// Built aside and then put in place: a failed build leaves the last good one, and nobody meets half a program.
const aside = join(ROOT, `node_modules/.cache/stanch-build-${process.pid}`);

/**
 * What is always wanted together lies in one file: a diagnosis of a process took a fifth longer out of seventy. Each takes along what
 * it imports, and the first ones first. All else is cut by what loads it, so that the wizard, say, is loaded by nobody but those who see it.
 */
const TOGETHER = {
  version: ['cli/version.ts', 'core/errors.ts'],
  main: ['cli/main.ts'],
  diagnosis: [
    ...['endpoints', 'find-process', 'observe', 'open-machine', 'processes'].map((name) => `cli/targets/${name}.ts`),
    ...['report', 'style'].map((name) => `cli/formats/${name}.ts`),
    'content/bundled.ts',
  ],
};

const shared = {
  cwd: ROOT,
  platform: 'node',
  // gray-matter has an eval that is never reached; and where a command loads late what another one has loaded, that is as well.
  checks: { eval: false, ineffectiveDynamicImport: false },
};
const output = { format: 'esm', minifyInternalExports: false, chunkFileNames: 'chunks/[name]-[hash].js' };
const transform = {
  target: 'node22',
  // React's production build: half the size, and no warnings at 3 a.m.
  define: { 'process.env.NODE_ENV': '"production"' },
};

// Taken first: whoever edits a file meanwhile gets another build.
const sources = hashSources();
const programs = readdirSync(join(ROOT, 'drills')).filter(
  (name) => name.endsWith('.ts') && !['index.ts', 'drill.ts', 'bounds.ts', 'known-answer.ts'].includes(name),
);
try {
  mkdirSync(aside, { recursive: true });
  await build({
    ...shared,
    plugins: REWRITES,
    transform: { ...transform, define: { ...transform.define, STANCH_BUILD: JSON.stringify(sources) } },
    input: { stanch: 'cli/stanch.ts', 'log-worker': 'cli/logs/worker.ts', 'remark-preset': 'cli/remark-preset.ts' },
    output: { ...output, dir: aside, codeSplitting: { groups: Object.entries(TOGETHER).map(group) } },
  });
  await build({
    ...shared,
    plugins: REWRITES,
    transform,
    input: programs.map((name) => `drills/${name}`),
    output: { ...output, dir: join(aside, 'drills') },
  });
  // What a site's build does beside; out of its sources it takes a third longer.
  await build({
    ...shared,
    transform,
    input: { 'site-aside': 'site/src/aside/program.ts' },
    external: ['satteri'],
    output: { ...output, dir: aside },
  });
  cpSync(join(ROOT, 'drills/programs'), join(aside, 'drills/programs'), { recursive: true });
  // Every site takes it from here: it may be built where there are no sources.
  writeFileSync(join(aside, 'finder.json'), JSON.stringify(await bundleFinder()));
  writeStore(join(aside, 'library'), cutIntoPieces(buildIndex(ROOT)));
  writeFileSync(join(aside, 'made-pages.json'), JSON.stringify(programPages(ROOT)));
  writeFileSync(join(aside, 'templates.json'), JSON.stringify(emptyTemplates()));
  writeFileSync(join(aside, 'site-package.json'), sitePackage());
  writeFileSync(join(aside, BUILT_FROM), sources);
  putInPlace();
} finally {
  rmSync(aside, { recursive: true, force: true });
}

function group([name, files], i, all) {
  const paths = new Set(files.map((file) => join(ROOT, file)));
  return { name, test: (id) => paths.has(id), priority: all.length - i };
}

function putInPlace() {
  rmSync(out, { recursive: true, force: true });
  try {
    renameSync(aside, out);
  } catch (error) {
    // node_modules may be a file system of its own, and another build may have been faster.
    if (!['EXDEV', 'ENOTEMPTY', 'EEXIST'].includes(error.code)) throw error;
    cpSync(aside, out, { recursive: true });
  }
}
