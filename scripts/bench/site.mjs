// Our site beside plain Starlight with the same short sidebar, over the same Markdown, that of the commands, rules and templates
// included: time, memory, and how both grow.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../run.mjs';
import { programPages } from '../site-pages.ts';
import { writeLibrary } from './own-files.mjs';
import { runMeasured } from './run-measured.mjs';

const SIZES = [100, 1_000, 3_000];
/** So many times the time of plain Starlight may be taken. */
const BAR = 1.15;
const ASTRO = join(ROOT, 'node_modules/astro/bin/astro.mjs');

const SPECIAL = {
  symptoms: '| Symptom | Likely causes | Look at |\n|---|---|---|\n| It leaks | [Own](own-0.md) | `memory` |',
  prevention: '- [ ] Close it ([own](own-0.md)).',
  'other-messages': '| Message | Runtime | What it means |\n|---|---|---|\n| `segmentation fault` | any | A crash. |',
  playbook: ['Immediate', 'Investigation', 'Resolution', 'Post-incident']
    .map((name, i) => `## ${name}\n\n**Window:** ${15 * i}–${15 * (i + 1)} min\n\n**Done when:** done.\n\n- [ ] **${i + 1}.1 Look.** At it.\n`)
    .join('\n'),
};

/** Prints what was measured, `--pages 100` for one size; the builds take turns, and the median of `runs` counts. */
export async function measure({ runs, pages }) {
  const last = {};
  for (const size of pages ? [pages] : SIZES) {
    // Beside what it is built with: Astro takes a file that shares no folder with the root for one below the root.
    const folder = mkdtempSync(join(ROOT, '.bench-site-'));
    try {
      const content = join(folder, 'content');
      writeLibrary(content, size);
      for (const [name, text] of Object.entries(SPECIAL))
        writeFileSync(join(content, `runbooks/${name}.md`), `---\ntitle: ${name}\nsummary: Of this library.\n---\n\n${text}\n`);
      writePlain(join(folder, 'plain'), content);
      const took = { ours: [], plain: [] };
      for (let run = 0; run < runs; run++) {
        took.ours.push(await build(folder, 'ours', join(ROOT, 'site'), { SITE_CONTENT: content, SITE_ONLY_OWN: '1' }));
        took.plain.push(await build(folder, 'plain', join(folder, 'plain'), {}));
      }
      const [ours, plain] = ['ours', 'plain'].map((which) => median(took[which]));
      const ratio = ours.ms / plain.ms;
      print(size, 'Stanch', ours, last.ours);
      print(size, 'plain Starlight', plain, last.plain);
      process.stdout.write(`${''.padEnd(12)} ${ratio.toFixed(2)} × plain Starlight, at most ${BAR}: ${ratio <= BAR ? 'holds' : 'DOES NOT HOLD'}\n`);
      Object.assign(last, { ours: { ...ours, size }, plain: { ...plain, size } });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

async function build(folder, which, site, env) {
  const settings = { SITE_OUT_DIR: join(folder, `${which}-dist`), SITE_CACHE_DIR: join(folder, `${which}-cache`), ASTRO_TELEMETRY_DISABLED: '1', ...env };
  for (const dir of [settings.SITE_OUT_DIR, settings.SITE_CACHE_DIR]) rmSync(dir, { recursive: true, force: true });
  const argv = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  const { code, out, err, ms, processor, memory } = await runMeasured('/usr/bin/env', [...argv, process.execPath, ASTRO, 'build', '--root', site]);
  if (code !== 0) throw new Error(`${which} was not built: ${(out + err).slice(-2000)}`);
  return { ms, processor, memory };
}

/** A Starlight as its own guide sets one up, over the same files, with the neighbours of a page in the sidebar. */
function writePlain(root, content) {
  mkdirSync(join(root, 'src/content'), { recursive: true });
  cpSync(content, join(root, 'src/content/docs'), { recursive: true });
  writeFileSync(join(root, 'src/content/docs/index.md'), '---\ntitle: Home\n---\n\nWords.\n');
  for (const { id, title, description, markdown } of programPages(ROOT)) {
    const file = join(root, `src/content/docs/${id}.md`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `---\ntitle: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(description)}\n---\n\n${markdown}\n`);
  }
  writeFileSync(join(root, 'package.json'), '{ "type": "module", "dependencies": { "astro": "*", "@astrojs/starlight": "*" } }\n');
  writeFileSync(
    join(root, 'astro.config.mjs'),
    `import starlight from '@astrojs/starlight';
const { SITE_OUT_DIR: outDir, SITE_CACHE_DIR: cacheDir } = process.env;
const items = ['runbooks', 'case-studies'].map((directory) => ({ label: directory, items: [{ autogenerate: { directory } }] }));
export default { outDir, cacheDir, vite: { cacheDir: cacheDir + '/vite' }, integrations: [starlight({ title: 'Plain', sidebar: items, routeMiddleware: './src/neighbours.mjs' })] };
`,
  );
  writeFileSync(
    join(root, 'src/content.config.mjs'),
    `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
  );
  writeFileSync(
    join(root, 'src/neighbours.mjs'),
    `import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
export const onRequest = defineRouteMiddleware(({ locals }) => {
  for (const group of locals.starlightRoute.sidebar) {
    const at = Math.max(0, group.entries.findIndex((entry) => entry.isCurrent) - 8);
    group.entries = group.entries.slice(at, at + 17);
  }
});
`,
  );
}

function median(runs) {
  const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
  return {
    ms: middle(runs.map(({ ms }) => ms)),
    processor: middle(runs.map(({ processor }) => processor)),
    memory: Math.max(...runs.map(({ memory }) => memory)),
  };
}

function print(size, what, { ms, processor, memory }, before) {
  const growth = before ? `${(ms / before.ms).toFixed(1)} × the time for ${(size / before.size).toFixed(0)} × the pages` : '';
  const mib = `${(memory / 1024 ** 2).toFixed(0)} MiB`;
  process.stdout.write(
    `${`${size} pages`.padEnd(12)} ${what.padEnd(16)} ${(ms / 1000).toFixed(1).padStart(6)} s ${`${(processor / 1000).toFixed(1)} s of processors`.padStart(22)} ${mib.padStart(9)}  ${growth}\n`,
  );
}
