import { fileURLToPath } from 'node:url';
import { minify } from '@swc/core';
import { build } from 'rolldown';
import type { FinderBundle } from '../../core/match/finder-data.ts';
import { ASK, takeLiterals } from './literals.ts';

/**
 * Bundles the matcher for a browser. Nearly half of it are words, messages and patterns: they go into the data, so that the page
 * has little script to load and the browser little to compile.
 */
export async function bundleFinder(): Promise<FinderBundle> {
  const { output } = await build({
    input: fileURLToPath(new URL('../../core/match/browser.ts', import.meta.url)),
    write: false,
    platform: 'browser',
    transform: { target: 'es2024' },
    output: { format: 'esm', minify: true },
  });
  const { script, literals } = takeLiterals(output[0].code);
  const [exported, name] = /export ?\{(\S+) as openFinder\};?\s*$/.exec(script) ?? [];
  if (exported === undefined) throw new Error('The bundle does not end as expected, with what it exports.');
  // Once more, and by a second minifier: inside one function and without its tables, 4 % less is left to load.
  const { code } = await minify(`${HEAD}${script.slice(0, -exported.length)}return ${name}(data.index)}`, {
    module: true,
    compress: { passes: 3, ecma: 2022, unsafe_arrows: true },
    mangle: true,
  });
  return { script: `${code}\n`, literals };
}

/**
 * Patterns are made of their texts, and tables are frozen, for nobody may change what another reads. A pattern that keeps a place
 * is made anew each time, as one written out would be.
 */
const HEAD = [
  `const revived=(all)=>{if(Object.isFrozen(all))return all;if(all["${ASK.pattern}"])return new RegExp(...all["${ASK.pattern}"]);`,
  'for(const key in all)all[key]=revived(all[key]);return Object.freeze(all)};',
  `export const open=(data)=>{const ${ASK.literal}=revived(data.literals),${ASK.regex}=(at)=>new RegExp(${ASK.literal}[at]);`,
].join('');
