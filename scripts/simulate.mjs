// Judges simulated series by the code that judges a process, and prints how often it is right: npm run simulate -- [--series 1000] [--json]
import { parseArgs } from 'node:util';
import { judgeTrend } from '../core/diagnosis/trend/trend.ts';
import { putBetweenMarks } from './accuracy/page.ts';
import { CASES, LENGTHS } from './simulate/cases.ts';
import { judgeWatched } from './simulate/judge.ts';
import { pointsOf, randomFrom } from './simulate/series.ts';
import { simulateTraffic, TRAFFIC_CASES, TRAFFIC_LENGTHS } from './simulate/traffic.ts';

const { values: options } = parseArgs({ options: { series: { type: 'string', default: '1000' }, json: { type: 'boolean' }, write: { type: 'boolean' } } });
const SERIES = Number(options.series);
/** No-leak series that may be called confirmed or likely, percent, from 30 samples on. */
const MOST_FALSE = 3;
/** An old process: what grows in the window is a small part of its life. */
const OLD = 3600;
const LIMIT = 1024;

const rows = [...CASES.flatMap(alone), ...TRAFFIC_CASES.flatMap(withTraffic)];
const missed = rows.filter(({ met }) => met === false);
if (options.json) process.stdout.write(`${JSON.stringify({ schema: 1, series: SERIES, rows }, null, 2)}\n`);
else process.stdout.write(render());
if (options.write) putBetweenMarks('simulated', markdown());
process.exitCode = missed.length > 0 ? 3 : 0;

function alone({ title, make, leak, earlier }) {
  return LENGTHS.map((n, i) => {
    const outcomes = times((seed) => {
      const values = make(n, randomFrom(seed));
      // A leak is as old as what it holds; what is healthy has been so for long.
      return {
        outcome: judgeWatched({ values, uptime: leak > 0 ? values[0] / leak : OLD }),
        trend: judgeTrend(pointsOf(values), { headroom: LIMIT - values.at(-1) }).verdict,
      };
    });
    return row({ title, n, leak, earlier: earlier[i] }, outcomes);
  });
}

function withTraffic(each) {
  return TRAFFIC_LENGTHS.map((n, i) => {
    const leak = each.leak + each.perRequest * 300;
    const outcomes = times((seed) => {
      const { values, traffic } = simulateTraffic(each, n, randomFrom(seed));
      const trend = judgeTrend(pointsOf(values), { headroom: LIMIT - values.at(-1), traffic }).verdict;
      return { outcome: judgeWatched({ values, traffic, uptime: leak > 0 ? values[0] / leak : OLD }), trend };
    });
    return row({ title: each.title, n, leak, ramp: each.ramp > 1, earlier: each.earlier[i] }, outcomes);
  });
}

function times(run) {
  return Array.from({ length: SERIES }, (_, i) => run(7919 * i + 17));
}

function row({ title, n, leak, ramp, earlier }, outcomes) {
  const percent = (fits) => Math.round((1000 * outcomes.filter(fits).length) / SERIES) / 10;
  const named = percent(({ outcome }) => outcome === 'confirmed' || outcome === 'likely');
  const growing = percent(({ trend }) => trend === 'growing');
  const base = {
    title,
    n,
    leak,
    growing,
    earlier,
    named,
    confirmed: percent(({ outcome }) => outcome === 'confirmed'),
    possible: percent(({ outcome }) => outcome === 'possible'),
  };
  if (n < 30) return base;
  // On a ramp nothing may be confirmed, whatever leaks; a leak must be seen at least as often as before, noise of the simulation aside.
  if (leak === 0 || ramp)
    return { ...base, met: (ramp ? base.confirmed : named) <= (ramp ? 0 : MOST_FALSE), bar: ramp ? 'nothing confirmed' : `named in ${MOST_FALSE} % at most` };
  return { ...base, met: growing >= earlier - slack(earlier), bar: `growing in ${earlier} % at least` };
}

/** Two standard errors of a share of so many series, for both simulations, and one percent: 100 of 100 seen is not 100 % for sure. */
function slack(percent) {
  return 200 * Math.sqrt((2 * (percent / 100) * (1 - percent / 100)) / SERIES) + 1;
}

function render() {
  const head = `${'series'.padEnd(42)}${'n'.padStart(4)}${'growing'.padStart(9)}${'earlier'.padStart(9)}${'named'.padStart(8)}${'confirmed'.padStart(11)}${'possible'.padStart(10)}`;
  const lines = rows.map(({ title, n, growing, earlier, named, confirmed, possible, met, bar }) => {
    const figures = [growing, earlier, named].map((value, i) => `${value} %`.padStart([9, 9, 8][i]));
    return `${title.padEnd(42)}${String(n).padStart(4)}${figures.join('')}${`${confirmed} %`.padStart(11)}${`${possible} %`.padStart(10)}${met === false ? `  MISSED: ${bar}` : ''}`;
  });
  return `${SERIES} series a row; growing = the trend alone, named = confirmed or likely\n${head}\n${lines.join('\n')}\n${missed.length === 0 ? 'All bars met.' : `${missed.length} bars missed.`}\n`;
}

/** The windows that decide something, for the page. */
function markdown() {
  const lines = rows
    .filter(({ n }) => n >= 30)
    .map(({ title, n, growing, earlier, named, possible }) => `| ${title} | ${n} | ${growing} % | ${earlier} % | ${named} % | ${possible} % |`);
  return ['| Series | Samples | Growing | Earlier | Named | Possible |', '|---|---|---|---|---|---|', ...lines, ''].join('\n');
}
