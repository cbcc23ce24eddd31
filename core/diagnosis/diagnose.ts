import type { Runbook } from '../knowledge/types.ts';
import type { Sample } from '../probes/probe.ts';
import { READINGS, type ReadingId } from '../probes/readings.ts';
import { WARM_UP } from './caveats.ts';
import { describeSeries } from './figures.ts';
import { judgeCause } from './judge.ts';
import { findSaturated } from './limits.ts';
import { RESOURCES, type Series, type SeriesTable, tabulate } from './series.ts';
import { isFirm } from './standing.ts';
import { FEWEST_SAMPLES } from './trend/trend.ts';
import type { Diagnosis, ProbeReport, ReportedReading, Target, Verdict } from './types.ts';

/** All that was observed of one target. */
export interface Observation {
  readonly target: Target;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly samples: readonly Sample[];
  readonly probes: readonly ProbeReport[];
}

/** Names what leaks, from samples and the Signals tables; pure, so that the same record gives the same answer. */
export function diagnose(observation: Observation, runbooks: readonly Runbook[]): Diagnosis {
  const table = tabulate(observation.samples);
  const judged = runbooks.map((runbook) => judgeCause(runbook, table));
  const verdicts = judged.flatMap((each) => ('verdict' in each ? [each.verdict] : [])).sort(byStanding);
  const notChecked = judged.flatMap((each) => ('notChecked' in each ? [each.notChecked] : []));
  const leaks = verdicts.filter(({ rival }) => !rival);
  const because = whyInconclusive(observation, table, leaks);
  const leak = leaks.some(isFirm);
  const outcome = leak ? 'leak' : because.length > 0 ? 'inconclusive' : 'no-leak-seen';
  const missed = table.get(PRIMARY)?.trend?.missedBelow;
  return {
    schema: 1,
    target: observation.target,
    startedAt: new Date(observation.startedAt).toISOString(),
    durationMs: observation.endedAt - observation.startedAt,
    outcome,
    saturated: findSaturated(table),
    verdicts,
    notChecked,
    ...(outcome === 'no-leak-seen' && missed !== undefined ? { missedBelow: { reading: PRIMARY, perMinute: Math.ceil(600 * missed) / 10 } } : {}),
    because: leak ? [] : because,
    readings: [...table.values()].map(report),
    probes: observation.probes,
  };
}

/** The reading that must be seen flat before "no leak seen" may be said of a process. */
const PRIMARY: ReadingId = 'descriptors.used';
/** Seen to grow without a cause, these forbid it too, once the process has warmed up: until then heaps and pools fill as they should. */
const ALSO_WATCHED = ['memory.rss', 'threads.count'] as const satisfies readonly ReadingId[];

/** Whatever makes the outcome a leak stands first, so that nobody is sent to a rival meanwhile. */
function byStanding(a: Verdict, b: Verdict): number {
  return standing(b) - standing(a) || b.score - a.score || a.cause.localeCompare(b.cause);
}

function standing(verdict: Verdict): number {
  const status = isFirm(verdict) ? 2 : verdict.status === 'possible' ? 1 : 0;
  return 2 * status + (verdict.rival ? 0 : 1);
}

function whyInconclusive({ target, samples, probes }: Observation, table: SeriesTable, verdicts: readonly Verdict[]): readonly string[] {
  const reasons: string[] = [];
  if (target.state === 'exited') reasons.push('The process ended while it was looked at.');
  const primary = table.get(PRIMARY);
  if (!primary) reasons.push(`The open descriptors could not be counted${blame(probes)}.`);
  else if (samples.length < FEWEST_SAMPLES)
    reasons.push(`${samples.length === 1 ? 'One look' : `${samples.length} samples`} cannot show growth; a trend takes ${FEWEST_SAMPLES}.`);
  else if (primary.trend?.verdict === 'unclear') reasons.push(`${describeSeries(primary)}: ${primary.trend.why}. Look longer: --interval 5s --for 5m.`);
  else if (primary.trend?.verdict === 'growing') reasons.push(`${describeSeries(primary)}${whyUnexplained(table, verdicts, probes)}.`);
  const uptime = table.get('process.uptime')?.value;
  const warm = typeof uptime !== 'number' || uptime >= WARM_UP;
  for (const id of warm ? ALSO_WATCHED : []) {
    const series = table.get(id);
    if (series?.trend?.verdict === 'growing') reasons.push(`${describeSeries(series)}, and nothing that was looked at explains it.`);
    else if (series && mayFill(series, table)) reasons.push(`${describeSeries(series)}: ${series.trend?.why}. Look longer: --interval 5s --for 5m.`);
  }
  const possible = verdicts.filter(({ status }) => status === 'possible');
  if (reasons.length === 0 && possible.length > 0) reasons.push(`Only possible: ${possible.map(({ title }) => title).join(', ')}.`);
  return reasons;
}

/** Unclear, and its slope would use up what is left within the hour, or without a known limit double it within two minutes: too fast to be passed over. */
function mayFill({ id, value, points, trend }: Series, table: SeriesTable): boolean {
  if (trend?.verdict !== 'unclear' || points.length < FEWEST_SAMPLES || typeof value !== 'number') return false;
  const resource = RESOURCES.find(({ used }) => used === id);
  const limit = resource && table.get(resource.limit)?.value;
  return typeof limit === 'number' ? trend.slope * 3600 > limit - value : trend.slope * 120 > value;
}

function blame(probes: readonly ProbeReport[]): string {
  const failed = probes.find((probe) => probe.status !== 'ok' && probe.coverage);
  return failed ? `: ${failed.coverage?.replace(/\.$/, '')}` : '';
}

/** Why growing descriptors are nobody's leak yet. */
function whyUnexplained(table: SeriesTable, verdicts: readonly Verdict[], probes: readonly ProbeReport[]): string {
  if (verdicts.some(({ status, against }) => status === 'possible' && against.some(({ reading }) => reading === 'traffic.rate'))) {
    return ', and so does the traffic: it may be load';
  }
  const kinds = kindsThatGrew(table);
  return kinds === undefined ? `, but what they are could not be read${blame(probes)}` : `, and no cause that is known explains it: ${kinds}`;
}

function kindsThatGrew(table: SeriesTable): string | undefined {
  const kinds = (['descriptors.files', 'descriptors.sockets', 'descriptors.pipes', 'descriptors.inotify', 'descriptors.other'] as const).flatMap((id) => {
    const points = table.get(id)?.points ?? [];
    const grown = (points.at(-1)?.x ?? 0) - (points[0]?.x ?? 0);
    return grown > 0 ? [`${READINGS[id].title} +${Math.round(grown)}`] : [];
  });
  return kinds.length > 0 ? kinds.join(', ') : undefined;
}

function report(series: Series): ReportedReading {
  const { trend } = series;
  return {
    id: series.id,
    value: series.value,
    unit: READINGS[series.id].unit,
    at: new Date(series.at).toISOString(),
    ...(series.of ? { of: series.of } : {}),
    ...(series.points.length > 1 ? { samples: series.points.map((point) => point.x) } : {}),
    ...(trend && series.points.length >= FEWEST_SAMPLES ? { trend: { verdict: trend.verdict, perSecond: trend.slope, low: trend.low, high: trend.high } } : {}),
  };
}

/** Samples that decide an ordinary process, and a noisy one. */
const USUAL = 30;
export const NOISY = 60;

/**
 * Whether more samples could change the answer: a plain leak is decided after 15, a quiet process after 30, one with
 * strong autocorrelation, a p-value in between, or growth that may have begun only just now after 60.
 */
export function decided(samples: readonly Sample[], diagnosis: Diagnosis): boolean {
  if (isPlain(samples, diagnosis)) return true;
  if (samples.length < USUAL) return false;
  const trend = tabulate(samples).get(PRIMARY)?.trend;
  const young = diagnosis.outcome === 'leak' && diagnosis.verdicts[0]?.against.some(({ reading }) => reading === 'process.uptime') === true;
  const noisy = trend !== undefined && ((trend.p > 0.01 && trend.p < 0.2) || trend.autocorrelation > 0.6) && trend.verdict !== 'growing';
  return samples.length >= NOISY || !(noisy || young || trend?.verdict === 'unclear');
}

/** A leak so plain, or a process so gone, that no further sample can matter. */
export function isPlain(samples: readonly Sample[], diagnosis: Diagnosis): boolean {
  if (diagnosis.target.state === 'exited') return true;
  const [first] = diagnosis.verdicts;
  if (samples.length < FEWEST_SAMPLES || diagnosis.outcome !== 'leak' || first?.status !== 'confirmed') return false;
  const table = tabulate(samples);
  // The first sample has no rate yet: until there are enough of them, rising traffic would go unseen.
  const rates = table.get('traffic.rate')?.points.length ?? FEWEST_SAMPLES;
  const ids = [PRIMARY, ...first.evidence.map(({ reading }) => reading)];
  return rates >= FEWEST_SAMPLES && ids.some((id) => table.get(id)?.trend?.plain);
}
