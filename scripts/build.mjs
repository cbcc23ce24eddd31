// Builds dist/: the program and the drills as bundles, the Markdown as one index. Run by the project's own Node.
import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'rolldown';
import { buildIndex } from '../content/build-index.ts';
import { cutIntoPieces, writeStore } from '../content/store.ts';
import { describeCommands } from './commands/describe.ts';
import { bundleFinder } from './finder/bundle.ts';
import { ROOT } from './run.mjs';
import { sitePackage } from './site-package.mjs';
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
  plugins: [
    // Ink looks for React's developer tools when asked to; they are no part of the program.
    stub('react-devtools-core', /./),
    { name: 'without-fetch', transform: { filter: { id: /yoga-wasm-base64-esm\.js$/ }, handler: withoutFetch } },
    // Commander starts programs for subcommands that are files of their own, which ours are not.
    stub('node:child_process', /\/commander\//),
    { name: 'without-examples', transform: { filter: { id: /\/core\/probes\/[\w/-]+\.ts$/ }, handler: withoutExamples } },
    { name: 'require-builtins', renderChunk: (code) => requireBuiltins(code) },
    { name: 'without-detours', generateBundle: (_, bundle) => withoutDetours(bundle) },
  ],
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
    transform: { ...transform, define: { ...transform.define, STANCH_BUILD: JSON.stringify(sources) } },
    input: { stanch: 'cli/stanch.ts', 'log-worker': 'cli/logs/worker.ts', 'remark-preset': 'cli/remark-preset.ts' },
    output: { ...output, dir: aside, codeSplitting: { groups: Object.entries(TOGETHER).map(group) } },
  });
  await build({
    ...shared,
    transform,
    input: programs.map((name) => `drills/${name}`),
    output: { ...output, dir: join(aside, 'drills') },
  });
  cpSync(join(ROOT, 'drills/programs'), join(aside, 'drills/programs'), { recursive: true });
  // For sites over own folders, which are built where there are no sources.
  writeFileSync(join(aside, 'finder.json'), JSON.stringify(await bundleFinder()));
  writeStore(join(aside, 'library'), cutIntoPieces(buildIndex(ROOT)));
  writeFileSync(join(aside, 'commands.json'), JSON.stringify(describeCommands()));
  writeFileSync(join(aside, 'site-package.json'), sitePackage());
  writeFileSync(join(aside, BUILT_FROM), sources);
  putInPlace();
} finally {
  rmSync(aside, { recursive: true, force: true });
}

/**
 * Names of Node's own modules are taken by `require`: an `import` of one makes all it has, such as the standard input of
 * node:process or the Web Crypto of node:crypto, which takes as long as half of our own start.
 */
function requireBuiltins(code) {
  const taken = code.replaceAll(/^import (?:([\w$]+)(?:, )?)?(?:\* as ([\w$]+)|(\{[^}]*\}))? from (["']node:[\w/]+["']);$/gm, (_, whole, all, named, from) =>
    // What a module of Node's exports by default is all of it, which require gives.
    [whole, ...withoutDefault(named), all].flatMap((target) => (target ? [`const ${target} = nodeRequire(${from});`] : [])).join(' '),
  );
  const first = "const nodeRequire = (globalThis.__stanchRequire ??= globalThis.process.getBuiltinModule('node:module').createRequire(import.meta.url));";
  return taken === code ? null : `${first}\n${taken}`;
}

/** `{ join, default as path }` → `path` and `{ join }`: what is required has no name for all of it. */
function withoutDefault(named) {
  const names =
    named
      ?.slice(1, -1)
      .split(',')
      .map((name) => name.trim()) ?? [];
  const isAll = (name) => name.startsWith('default as ');
  const others = names.filter((name) => name !== '' && !isAll(name)).map((name) => name.replace(' as ', ': '));
  return [...names.filter(isAll).map((name) => name.slice('default as '.length)), others.length > 0 && `{ ${others.join(', ')} }`];
}

/** The examples of a probe are for its tests; they are half of what a probe is. */
function withoutExamples(code) {
  const declared = this.parse(code, { lang: 'ts' }).body.flatMap(({ declaration }) => declaration?.declarations ?? []);
  const values = declared.flatMap(({ init }) => init?.properties ?? []).flatMap(({ key, value }) => (key?.name === 'examples' ? [value] : []));
  return values.reduceRight((text, { start, end }) => `${text.slice(0, start)}[]${text.slice(end)}`, code);
}

/** What is loaded late and was joined with others is reached through a file of one line, which takes a millisecond to find and read. */
function withoutDetours(bundle) {
  const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
  const goals = new Map();
  for (const { fileName, code } of chunks) {
    const goal = /^export \{ [\w$, ]+ \} from "\.\/([\w.-]+)";$/.exec(code.trim());
    if (goal && !code.includes(' as ')) goals.set(basename(fileName), goal[1]);
  }
  for (const chunk of chunks) chunk.code = chunk.code.replaceAll(/(?<=\bimport\("\.\/(?:chunks\/)?)[\w.-]+(?="\))/g, (name) => goals.get(name) ?? name);
  for (const { fileName } of chunks) if (goals.has(basename(fileName))) delete bundle[fileName];
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

/** An empty module in place of another, for those who import it. */
function stub(name, importers) {
  const id = `\0${name}`;
  return {
    name: `stub ${name}`,
    resolveId: (source, importer) => (source === name && importers.test(importer ?? '') ? id : null),
    load: (source) => (source === id ? 'export default {};' : null),
  };
}

/** The layout engine would fetch what it already holds as text, and the first `fetch` loads all of HTTP: 50 ms before the first frame. */
function withoutFetch(code, id) {
  const without = code.replaceAll('typeof fetch', 'typeof undefined');
  if (without === code) throw new Error(`${id} does not ask for fetch any more: take this out`);
  return without;
}
