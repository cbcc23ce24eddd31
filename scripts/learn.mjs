// Fits the weights of words to texts whose cause is known, ours and those of the files given: npm run learn -- [FILE.jsonl…]
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadBundled } from '../content/bundled.ts';
import { exampleOf, OF_REAL_ONES, readLabelled, readTold } from './learn/examples.ts';
import { weightsOf } from './learn/fit.ts';
import { lightened, renderWeights } from './learn/render.ts';
import { ROOT } from './run.mjs';

const WEIGHTS = join(ROOT, 'core/match/words/learned-weights.ts');

try {
  const { positionals } = parseArgs({ allowPositionals: true });
  const causes = new Set((await loadBundled()).runbooks.map(({ id }) => id));
  const read = (folder, times) =>
    [...readTold(join(ROOT, 'scripts/learn', folder))].flatMap(([cause, texts]) => texts.map((text) => exampleOf(text, cause, times)));
  const told = [...read('told', 1), ...read('retold', OF_REAL_ONES)];
  const labelled = positionals.flatMap((file) => readLabelled(resolve(process.env['INIT_CWD'] ?? '.', file), causes));
  writeFileSync(WEIGHTS, renderWeights(lightened(weightsOf([...told, ...labelled]))));
  process.stdout.write(`learned from ${told.length} texts of our own and ${labelled.length} others\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
