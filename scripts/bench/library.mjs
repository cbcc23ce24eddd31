// A team's library of thousands of files: the first search, the next ones in a new process, and queries in one that runs.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadBundled } from '../../content/bundled.ts';
import { openWithOwn } from '../../content/own-library.ts';
import { matcherOf } from '../../core/match/matcher.ts';
import { ROOT } from '../run.mjs';
import { writeLibrary } from './own-files.mjs';

const FILES = 10_000;
const QUERIES = [
  'pool timeout',
  'too many open files',
  'conections stuck idle',
  'memory grows after the release',
  'HikariPool-1 - Connection is not available',
  'sockets in CLOSE_WAIT',
  'own-4711',
  'queue lag',
  'database does not answer any more',
  'NodeFileDescriptorLimit',
];

/** Prints what was measured; `runs` new processes for each figure. */
export async function measure({ runs }) {
  const folder = mkdtempSync(join(tmpdir(), 'stanch-bench-library-'));
  try {
    const own = join(folder, 'team');
    writeLibrary(own, FILES);
    const search = (words) => timed([join(ROOT, 'bin/stanch.js'), 'search', '--content', own, '--json', words], folder);
    print(`first search over ${FILES} new files`, search('pool timeout').ms);
    const pairs = Array.from({ length: runs }, () => [search('pool timeout').ms, timed(['-e', '0'], folder).ms]);
    const [cold, bare] = [0, 1].map((which) => median(pairs.map((pair) => pair[which])));
    print('search in a new process, all files read and hashed', cold, `${(cold / bare).toFixed(1)} × a bare start of ${bare.toFixed(0)} ms`);
    const changed = join(own, 'runbooks/own-17.md');
    writeFileSync(changed, readFileSync(changed, 'utf8').replace(/^title: .*$/m, 'title: Quokka saturation'));
    const after = search('quokka saturation');
    print('search after one file changed', after.ms, after.out.includes('"own-17"') ? 'and it is found' : 'AND IT IS NOT FOUND');
    await measureWarm(own, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureWarm(own, folder) {
  const { knowledge } = await openWithOwn([own], loadBundled, { from: folder });
  const matcher = matcherOf(knowledge.index);
  for (const query of QUERIES) matcher.search(query);
  const times = Array.from({ length: 30 }, () => QUERIES.map((query) => inMs(() => matcher.search(query))))
    .flat()
    .sort((a, b) => a - b);
  print('query in a running process, median', median(times));
  print('query in a running process, 95th percentile', times[Math.floor(0.95 * times.length)]);
}

function timed(argv, folder) {
  const start = performance.now();
  const { stdout, status, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8', env: { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') } });
  if (status !== 0) throw new Error(`${argv.join(' ')} ended with ${status}: ${stderr}`);
  return { ms: performance.now() - start, out: stdout };
}

function inMs(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function print(what, ms, more = '') {
  process.stdout.write(`${what.padEnd(54)} ${ms.toFixed(ms < 100 ? 1 : 0).padStart(7)} ms  ${more}\n`);
}
