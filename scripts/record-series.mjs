// Records the series that the site draws, from the drills: npm run record-series -- [NAME …]
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { VERSION } from '../cli/version.ts';
import { loadBundled } from '../content/bundled.ts';
import { PAIRS } from './record-series/pairs.ts';
import { record } from './record-series/record.ts';

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !PAIRS.some((pair) => pair.name === name));
if (unknown.length > 0) {
  process.stderr.write(`There is no series ${unknown.join(', ')}. Series: ${PAIRS.map(({ name }) => name).join(' ')}\n`);
  process.exitCode = 2;
} else await recordAll(PAIRS.filter(({ name }) => asked.length === 0 || asked.includes(name)));

async function recordAll(pairs) {
  const stopped = new AbortController();
  process.once('SIGINT', () => stopped.abort());
  const { runbooks } = await loadBundled();
  const host = `${process.platform} ${process.arch}, ${availableParallelism()} processors`;
  for (const { name, reading, seconds, leak, healthy } of pairs) {
    const [leaking, steady] = await Promise.all([leak, healthy].map((drill) => record(drill, reading, seconds, runbooks, stopped.signal)));
    if (stopped.signal.aborted) return;
    const file = new URL(`../site/src/series/${name}.json`, import.meta.url);
    writeFileSync(file, `${JSON.stringify({ schema: 1, reading, version: VERSION, host, leak: leaking, healthy: steady })}\n`);
    process.stderr.write(`${name}: ${JSON.stringify(leaking.verdict)} · ${JSON.stringify(steady.verdict)}\n`);
  }
}
