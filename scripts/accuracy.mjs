// Runs the drills and measures how often and how soon Stanch is right: npm run accuracy -- [DRILL …] [--runs N] [--healthy-runs N] [--jobs N] [--healthy|--leaks] [--json] [--write]
import { parseArgs } from 'node:util';
import { loadBundled } from '../content/bundled.ts';
import { DRILLS } from '../drills/index.ts';
import { putBetweenMarks } from './accuracy/page.ts';
import { renderAccuracy } from './accuracy/render.ts';
import { runDrill } from './accuracy/run-drill.ts';
import { IN_TIME, scoreDrills } from './accuracy/score.ts';

/** Wanted: this share of the leaks named first in time, and no false alarm. */
const WANTED = 0.95;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '1' },
    'healthy-runs': { type: 'string' },
    jobs: { type: 'string', default: '4' },
    healthy: { type: 'boolean' },
    leaks: { type: 'boolean' },
    json: { type: 'boolean' },
    write: { type: 'boolean' },
  },
});
const unknown = positionals.filter((name) => !DRILLS.some((drill) => drill.name === name));
if (unknown.length > 0) {
  process.stderr.write(`There is no drill ${unknown.join(', ')}. Drills: ${DRILLS.map(({ name }) => name).join(' ')}\n`);
  process.exitCode = 2;
} else process.exitCode = await measure();

async function measure() {
  const stopped = new AbortController();
  process.once('SIGINT', () => stopped.abort());
  const { runbooks } = await loadBundled();
  const queue = turns(chosen());
  const runs = [];
  const total = queue.length;
  // Node warns of many listeners on one signal; each drill that runs has a few.
  const worker = async () => {
    for (let drill = queue.shift(); drill !== undefined && !stopped.signal.aborted; drill = queue.shift()) {
      const run = await runDrill(drill, runbooks, stopped.signal).catch((error) => ({ ...failed(drill), error: String(error) }));
      if (stopped.signal.aborted) return;
      runs.push(run);
      process.stderr.write(`${runs.length}/${total} ${run.right ? 'right' : 'WRONG'} ${JSON.stringify(run)}\n`);
    }
  };
  await Promise.all(Array.from({ length: Number(options.jobs) }, worker));
  const scores = scoreDrills(runs).toSorted((a, b) => a.answer.localeCompare(b.answer) || a.drill.localeCompare(b.drill));
  process.stdout.write(options.json ? `${JSON.stringify({ schema: 1, scores, runs }, null, 2)}\n` : renderAccuracy(scores));
  if (options.write) putBetweenMarks('measured', renderAccuracy(scores));
  const leaks = runs.filter(({ answer }) => answer !== 'none');
  const inTime = leaks.filter(({ namedAfter }) => namedAfter !== undefined && namedAfter <= IN_TIME).length;
  const alarms = runs.filter(({ answer, falseAlarms }) => answer === 'none' && falseAlarms.length > 0).length;
  return alarms > 0 || inTime < WANTED * leaks.length ? 3 : 0;
}

/** The drills as often as each is to run, every one once before any comes again. */
function turns(drills) {
  const often = ({ answer }) => Number((answer === 'none' && options['healthy-runs']) || options.runs);
  const most = Math.max(...drills.map(often));
  return Array.from({ length: most }, (_, turn) => drills.filter((drill) => turn < often(drill))).flat();
}

function chosen() {
  if (positionals.length > 0) return DRILLS.filter(({ name }) => positionals.includes(name));
  if (options.healthy) return DRILLS.filter(({ answer }) => answer === 'none');
  return options.leaks ? DRILLS.filter(({ answer }) => answer !== 'none') : DRILLS;
}

/** A drill that did not start is a run that named nothing; it is no success of a healthy one either. */
function failed({ name, answer }) {
  return {
    drill: name,
    answer,
    named: 'did not run',
    right: false,
    status: 'none',
    outcome: 'inconclusive',
    falseAlarms: answer === 'none' ? ['did not run'] : [],
    seconds: 0,
  };
}
