// Measures what Stanch promises to be fast at, beside what it is compared with: npm run bench -- [scan] [library] [diagnose] [wizard] [site] [--size MB] [--runs N] [--pages N]
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';

/** A section is a file of scripts/bench/ that exports `measure(options)`. */
const SECTIONS = {
  scan: () => import('./bench/scan.mjs'),
  library: () => import('./bench/library.mjs'),
  diagnose: () => import('./bench/diagnose.mjs'),
  wizard: () => import('./bench/wizard.mjs'),
  site: () => import('./bench/site.mjs'),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { size: { type: 'string' }, runs: { type: 'string' }, pages: { type: 'string' } },
});
const unknown = positionals.find((name) => !Object.hasOwn(SECTIONS, name));
if (unknown !== undefined) {
  process.stderr.write(`There is no section ${JSON.stringify(unknown)}. Sections: ${Object.keys(SECTIONS).join(' ')}\n`);
  process.exitCode = 2;
} else {
  for (const name of positionals.length > 0 ? positionals : Object.keys(SECTIONS)) {
    process.stdout.write(`${name}, Node ${process.version}, load ${loadavg()[0].toFixed(1)} at the start\n`);
    const { measure } = await SECTIONS[name]();
    await measure({ size: Number(values.size ?? 1000), runs: Number(values.runs ?? 5), pages: Number(values.pages ?? 0) });
    process.stdout.write(`load ${loadavg()[0].toFixed(1)} at the end\n`);
  }
}
