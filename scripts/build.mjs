// Builds dist/: the program and the drills as bundles, the Markdown as one index. Run by the project's own Node.
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildIndex } from '../content/build-index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'dist');
const shared = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node22',
  format: 'esm',
  jsx: 'automatic',
  logLevel: 'warning',
  // React's production build: half the size, and no warnings at 3 a.m.
  define: { 'process.env.NODE_ENV': '"production"' },
  // Ink looks for React's developer tools when asked to; they are no part of the program.
  plugins: [stub(/^react-devtools-core$/)],
  // A few dependencies are CommonJS and call require.
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
  minifySyntax: true,
};

rmSync(out, { recursive: true, force: true });
await build({ ...shared, entryPoints: ['cli/stanch.ts'], outdir: 'dist', splitting: true, chunkNames: 'chunks/[name]-[hash]' });
const programs = readdirSync(join(root, 'drills')).filter((name) => name.endsWith('.ts') && !['index.ts', 'drill.ts', 'bounds.ts'].includes(name));
await build({ ...shared, entryPoints: programs.map((name) => `drills/${name}`), outdir: 'dist/drills' });
writeFileSync(join(out, 'library.json'), JSON.stringify(buildIndex(root)));

function stub(filter) {
  return {
    name: 'stub',
    setup(plugin) {
      plugin.onResolve({ filter }, ({ path }) => ({ path, namespace: 'stub' }));
      plugin.onLoad({ filter: /.*/, namespace: 'stub' }, () => ({ contents: 'export default {};' }));
    },
  };
}
