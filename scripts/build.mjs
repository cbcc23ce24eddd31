// Builds dist/: the program and the drills as bundles, the Markdown as one index. Run by the project's own Node.
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildIndex } from '../content/build-index.ts';
import { cutIntoPieces, writeStore } from '../content/store.ts';
import { ROOT } from './run.mjs';
import { BUILT_FROM, hashSources } from './stale.mjs';

const out = join(ROOT, 'dist');
// Built aside and then put in place: a failed build leaves the last good one, and nobody meets half a program.
const aside = join(ROOT, `node_modules/.cache/stanch-build-${process.pid}`);
const shared = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  jsx: 'automatic',
  logLevel: 'warning',
  // React's production build: half the size, and no warnings at 3 a.m.
  define: { 'process.env.NODE_ENV': '"production"' },
  // Ink looks for React's developer tools when asked to; they are no part of the program.
  plugins: [stub(/^react-devtools-core$/), withoutFetch(/yoga-wasm-base64-esm\.js$/)],
  // A few dependencies are CommonJS and call require.
  banner: { js: "const require = (globalThis.__stanchRequire ??= process.getBuiltinModule('node:module').createRequire(import.meta.url));" },
  minifySyntax: true,
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
    define: { ...shared.define, STANCH_BUILD: JSON.stringify(sources) },
    entryPoints: { stanch: 'cli/stanch.ts', 'log-worker': 'cli/logs/worker.ts' },
    outdir: aside,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
  });
  await build({
    ...shared,
    entryPoints: programs.map((name) => `drills/${name}`),
    outdir: join(aside, 'drills'),
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
  });
  cpSync(join(ROOT, 'drills/programs'), join(aside, 'drills/programs'), { recursive: true });
  for (const name of readdirSync(aside, { recursive: true })) if (name.endsWith('.js')) requireBuiltins(join(aside, name));
  writeStore(join(aside, 'library'), cutIntoPieces(buildIndex(ROOT)));
  writeFileSync(join(aside, BUILT_FROM), sources);
  putInPlace();
} finally {
  rmSync(aside, { recursive: true, force: true });
}

/**
 * Names of Node's own modules are taken by `require`: an `import` of one makes all it has, such as the standard input of
 * node:process or the Web Crypto of node:crypto, which takes as long as half of our own start.
 */
function requireBuiltins(file) {
  const text = readFileSync(file, 'utf8');
  const taken = text.replaceAll(/^import ([\w$]+|\{[^}]*\}|\* as [\w$]+) from (["']node:[\w/]+["']);$/gm, (_, names, from) => {
    // What a module of Node's exports by default is all of it, which require gives.
    const whole = names.startsWith('{') ? [...names.matchAll(/\bdefault as ([\w$]+)/g)].map(([, name]) => name) : [names.replace('* as ', '')];
    const named = names.startsWith('{') ? names.replaceAll(/\bdefault as [\w$]+,?/g, '').replaceAll(/([\w$]+) as ([\w$]+)/g, '$1: $2') : '';
    const targets = [...whole, ...(/[\w$]/.test(named) ? [named] : [])];
    return targets.map((target) => `const ${target} = require(${from});`).join(' ');
  });
  writeFileSync(file, taken);
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

function stub(filter) {
  return {
    name: 'stub',
    setup(plugin) {
      plugin.onResolve({ filter }, ({ path }) => ({ path, namespace: 'stub' }));
      plugin.onLoad({ filter: /.*/, namespace: 'stub' }, () => ({ contents: 'export default {};' }));
    },
  };
}

/** The layout engine would fetch what it already holds as text, and the first `fetch` loads all of HTTP: 50 ms before the first frame. */
function withoutFetch(filter) {
  return {
    name: 'without-fetch',
    setup(plugin) {
      plugin.onLoad({ filter }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        const contents = text.replaceAll('typeof fetch', 'typeof undefined');
        if (contents === text) throw new Error(`${path} does not ask for fetch any more: take this out`);
        return { contents, loader: 'js' };
      });
    },
  };
}
