import { describeTarget, describeTimeLeft } from '../../core/diagnosis/figures.ts';
import { timeToExhaustion } from '../../core/diagnosis/limits.ts';
import { limitOf, movesInWords, readingLine } from '../../core/diagnosis/reading-line.ts';
import { RESOURCES } from '../../core/diagnosis/resources.ts';
import type { Series } from '../../core/diagnosis/series.ts';
import { FEWEST_SAMPLES } from '../../core/diagnosis/trend/trend.ts';
import type { ReportedReading, Target, TimeToExhaustion } from '../../core/diagnosis/types.ts';
import { formatAmount, formatDuration } from '../../core/figures.ts';
import { cut } from '../../core/fit-text.ts';
import { printable } from '../../core/printable.ts';
import { READINGS, type Reading, type ReadingId } from '../../core/probes/readings.ts';
import { safeJson } from '../../core/safe-json.ts';
import type { Watched } from '../targets/watch.ts';
import type { Style } from './style.ts';

/** The lines of a process, in this order; those of services and runtimes follow as they come. */
const LINES: readonly ReadingId[] = [
  'descriptors.used',
  'descriptors.files',
  'descriptors.sockets',
  'sockets.established',
  'sockets.close_wait',
  'threads.count',
  'memory.rss',
  'cpu.share',
  'traffic.rate',
];
/** Figures a line is held against. */
const LIMITS: readonly ReadingId[] = RESOURCES.flatMap(({ limit }) => (limit === 100 ? [] : [limit]));
/** Readings of a process that are no line of their own. */
const OF_A_PROCESS = /^(?:descriptors|sockets|ports|threads|pids|memory|process|traffic|cpu|siblings)\./;

/** What a watch keeps: its lines, their limits, and whatever a service or a runtime tells. */
export function isWatched({ id }: Pick<Reading, 'id'>): boolean {
  return LINES.includes(id) || LIMITS.includes(id) || !OF_A_PROCESS.test(id);
}

/** What there is room for; without `rows` it is the last table, which stays. */
export interface Size {
  readonly columns: number;
  readonly rows?: number;
}

/** The table of a terminal: the process, a line for each reading, how long there is left, what could not be seen. */
export function renderTable(target: Target, watched: Watched, size: Size, style: Style): readonly string[] {
  const readings = reported(watched);
  const columns = size.columns - 1;
  const text = (line: string, look: (text: string) => string = style.dim) => look(cut(line, columns));
  const foot = [
    ...timesLeft(watched).map((left) => text(`${left.resource}: ${describeTimeLeft(left)}`, style.critical)),
    ...(watched.note ? [text(watched.note, style.warning)] : []),
    ...(readings.some(({ trend }) => trend) ? [] : [text(`Growth is judged after ${FEWEST_SAMPLES} looks.`)]),
    ...unseen(watched).map((line) => text(line)),
    ...(watched.state === 'exited' ? [text('The process has ended.')] : size.rows === undefined ? [] : [text('Ctrl-C ends it')]),
  ];
  const rows = size.rows ?? Number.POSITIVE_INFINITY;
  const room = Math.max(1, rows - 3 - foot.length);
  const body = ordered(readings)
    .slice(0, room)
    .map((reading) => tone(reading, style)(cut(readingLine(reading, readings, columns), columns)));
  return [text(heading(target, watched), style.strong), ...body, ...(foot.length > 0 ? ['', ...foot] : [])].slice(0, Math.max(3, rows - 1));
}

/** One line a look, for a log: the moment, then each reading with the word for how it moves. */
export function renderLine(target: Target, watched: Watched): string {
  const readings = reported(watched);
  const parts = ordered(readings).map((reading) => {
    const limit = limitOf(reading, readings);
    const of = reading.of === undefined ? '' : ` ${reading.of}`;
    const figure = `${formatAmount(reading.value, reading.unit)}${limit ? ` of ${formatAmount(limit.value, limit.unit)}` : ''}`;
    const moves = movesInWords(reading.trend, reading.unit);
    return `${READINGS[reading.id].title}${of} ${figure}${moves === '' ? '' : ` ${moves}`}`;
  });
  const left = timesLeft(watched).map(describeTimeLeft);
  const end = watched.state === 'exited' ? ['the process has ended'] : [];
  const all = [...left, ...parts, ...(watched.note ? [watched.note] : []), ...end];
  return printable(`${new Date(watched.at).toISOString()}  ${describeTarget(target)}: ${all.join(' · ')}`);
}

/** One object a look; the shape is stable. */
export function watchJson(target: Target, watched: Watched): string {
  const notSeen = watched.reports.flatMap(({ id, of, status, coverage }) =>
    status === 'ok' ? [] : [{ id, ...(of ? { of } : {}), status, ...(coverage ? { coverage } : {}) }],
  );
  return safeJson({
    schema: 1,
    at: new Date(watched.at).toISOString(),
    target: { ...target, state: watched.state, ...(watched.note ? { note: watched.note } : {}) },
    readings: reported(watched).map(({ samples: _, ...reading }) => reading),
    timeToExhaustion: timesLeft(watched),
    probes: notSeen,
  });
}

function reported({ table }: Watched): readonly ReportedReading[] {
  return [...table.values()].map(({ id, value, at, of, points, trend }: Series) => ({
    id,
    value,
    unit: READINGS[id].unit,
    at: new Date(at).toISOString(),
    ...(of === undefined ? {} : { of }),
    samples: points.map(({ x }) => x),
    // With fewer there is nothing to say yet, and that is said once.
    ...(trend && points.length >= FEWEST_SAMPLES ? { trend: { verdict: trend.verdict, perSecond: trend.slope, low: trend.low, high: trend.high } } : {}),
  }));
}

function ordered(readings: readonly ReportedReading[]): readonly ReportedReading[] {
  const ours = LINES.flatMap((id) => readings.filter((reading) => reading.id === id));
  const others = readings.filter(({ id, unit }) => !LINES.includes(id) && !LIMITS.includes(id) && unit !== 'text');
  return [...ours, ...others.toSorted((a, b) => Number(grows(b)) - Number(grows(a)))];
}

const grows = ({ trend }: ReportedReading): boolean => trend?.verdict === 'growing';

/** Work that grows is no harm in itself. */
function tone(reading: ReportedReading, style: Style): (text: string) => string {
  return grows(reading) && reading.id !== 'traffic.rate' ? style.warning : (text) => text;
}

function timesLeft({ table }: Watched): readonly TimeToExhaustion[] {
  return RESOURCES.flatMap(({ used }) => timeToExhaustion(used, table) ?? []);
}

function heading(target: Target, { elapsed, state }: Watched): string {
  return `${describeTarget(target)}  ${state === 'exited' ? 'ended' : 'watched for'}${state === 'exited' ? ' after' : ''} ${formatDuration(elapsed)}`;
}

function unseen({ reports }: Watched): readonly string[] {
  return reports.filter(({ status }) => status !== 'ok').map(({ id, status, coverage }) => `${id}: ${coverage ?? status}`);
}
