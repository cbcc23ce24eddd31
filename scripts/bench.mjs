// Measures what Stanch promises to be fast at, beside what it is compared with: npm run bench -- scan [--size 1000] [--runs 5]
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';

/** A section is a file of scripts/bench/ that exports `measure(options)`. */
const SECTIONS = ['scan'];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { size: { type: 'string' }, runs: { type: 'string' } } });
const unknown = positionals.find((name) => !SECTIONS.includes(name));
if (unknown !== undefined) {
  process.stderr.write(`There is no section ${JSON.stringify(unknown)}. Sections: ${SECTIONS.join(' ')}\n`);
  process.exitCode = 2;
} else {
  for (const name of positionals.length > 0 ? positionals : SECTIONS) {
    process.stdout.write(`${name}, Node ${process.version}, load ${loadavg()[0].toFixed(1)} at the start\n`);
    const { measure } = await import(`./bench/${name}.mjs`);
    await measure({ size: Number(values.size ?? 1000), runs: Number(values.runs ?? 5) });
    process.stdout.write(`load ${loadavg()[0].toFixed(1)} at the end\n`);
  }
}
