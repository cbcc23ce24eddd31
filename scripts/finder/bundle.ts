import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Library } from '../../core/knowledge/types.ts';
import { type ExplainIndex, indexLibrary } from '../../core/match/match-index.ts';
import { ASK, type Literals, takeLiterals } from './literals.ts';

/** What the site's page of the finder loads: a script, and beside it its data, once somebody writes something. */
export interface FinderBundle {
  /** An ES module with `open(data)`, which answers a `Finder` of core/match/browser.ts; `data` is what `finderData` wrote, parsed. */
  readonly script: string;
  readonly literals: Literals;
}

/** The data that goes with a script. */
export interface FinderData {
  readonly literals: Literals;
  readonly index: ExplainIndex;
}

/**
 * Bundles the matcher for a browser. Nearly half of it are words, messages and patterns: they go into the data, so that the page
 * has little script to load and the browser little to compile.
 */
export async function bundleFinder(): Promise<FinderBundle> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../core/match/browser.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2024',
    minify: true,
    logLevel: 'warning',
  });
  const { script, literals } = takeLiterals(outputFiles[0]?.text ?? '');
  const [exported, name] = /export ?\{(\S+) as openFinder\};?\s*$/.exec(script) ?? [];
  if (exported === undefined) throw new Error('The bundle does not end as expected, with what it exports.');
  return { script: `${HEAD}${script.slice(0, -exported.length)}return ${name}(data.index)}\n`, literals };
}

/** Everything a script needs to know of a library, as JSON. */
export function finderData(literals: Literals, library: Library): string {
  const { titles, signatures, words } = indexLibrary(library);
  const data: FinderData = { literals, index: { titles, signatures, words } };
  return JSON.stringify(data);
}

/**
 * A pattern that keeps a place is made anew each time, as one written out would be. The rest are shared, and so are tables: frozen,
 * for nobody may change what another reads.
 */
const HEAD = [
  'const freeze=(all)=>(typeof all==="object"&&all&&Object.values(Object.freeze(all)).forEach(freeze),all);',
  `export const open=(data)=>{const ${ASK.literal}=freeze(data.literals),made=[],`,
  `${ASK.regex}=(at)=>{const[source,flags]=${ASK.literal}[at];return/[gy]/.test(flags)?new RegExp(source,flags):made[at]??=new RegExp(source,flags)};`,
].join('');
