// What the build changes in what it bundles. Each saves time before the first answer, and none changes what is answered.
import { basename } from 'node:path';

export const REWRITES = [
  // Ink looks for React's developer tools when asked to; they are no part of the program.
  stub('react-devtools-core', /./),
  { name: 'without-fetch', transform: { filter: { id: /yoga-wasm-base64-esm\.js$/ }, handler: withoutFetch } },
  // Commander starts programs for subcommands that are files of their own, which ours are not.
  stub('node:child_process', /\/commander\//),
  { name: 'without-examples', transform: { filter: { id: /\/core\/probes\/[\w/-]+\.ts$/ }, handler: withoutExamples } },
  { name: 'require-builtins', renderChunk: (code) => requireBuiltins(code) },
  { name: 'without-detours', generateBundle: (_, bundle) => withoutDetours(bundle) },
];

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
