// Measures how well texts find their causes, beside two baselines: npm run eval -- [FILE.jsonl] [--json] [--misses]
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { loadBundled } from '../content/bundled.ts';
import { createMatcher } from '../core/match/matcher.ts';
import { fuseOverSymptoms, miniSearchOverRunbooks } from './eval/baselines.ts';
import { parseItems } from './eval/items.ts';
import { answersOf, scoreOf, scoresBy } from './eval/measure.ts';
import { renderMisses, renderScores } from './eval/render.ts';
import { ROOT } from './run.mjs';

try {
  await measure();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}

async function measure() {
  const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' }, misses: { type: 'boolean' } }, allowPositionals: true });
  const file = positionals[0] === undefined ? join(ROOT, 'test/fixtures/eval.jsonl') : resolve(process.env['INIT_CWD'] ?? '.', positionals[0]);
  const library = await loadBundled();
  const items = readItems(file, new Set(library.runbooks.map(({ id }) => id)));
  const matcher = createMatcher(library);
  const answers = answersOf(items, (text) => matcher.explain(text).map(({ id }) => id));
  const overall = {
    stanch: scoreOf(answers),
    'fuse.js over the symptoms': scoreOf(answersOf(items, fuseOverSymptoms(library))),
    'MiniSearch over the runbooks': scoreOf(answersOf(items, miniSearchOverRunbooks(library))),
  };
  const groups = { cause: scoresBy(answers, 'cause'), kind: scoresBy(answers, 'kind'), difficulty: scoresBy(answers, 'difficulty') };
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ schema: 1, overall, ...groups }, null, 2)}\n`);
    return;
  }
  const tables = [renderScores('ranking', overall), ...Object.entries(groups).map(([name, scores]) => renderScores(name, scores))];
  process.stdout.write(tables.join('\n'));
  if (values.misses) process.stdout.write(`\n${renderMisses(answers)}`);
}

function readItems(file, causes) {
  try {
    return parseItems(readFileSync(file, 'utf8'), causes);
  } catch (error) {
    throw new Error(`${file} cannot be used:\n${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
