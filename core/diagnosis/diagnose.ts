import type { Runbook } from '../knowledge/types.ts';
import type { Sample } from '../probes/probe.ts';
import { READINGS } from '../probes/readings.ts';
import { putUnderCauses } from './consequences.ts';
import { whyInconclusive } from './inconclusive.ts';
import { judgeCause } from './judge.ts';
import { findSaturated } from './limits.ts';
import { findNextCheck } from './next-check.ts';
import { type Series, tabulate } from './series.ts';
import { isFirm } from './standing.ts';
import { FEWEST_SAMPLES } from './trend/trend.ts';
import type { Diagnosis, ProbeReport, ReportedReading, Target, Verdict } from './types.ts';
import { primaryOf } from './watched.ts';

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
  const { target, samples, probes } = observation;
  const table = tabulate(samples);
  const judged = runbooks.map((runbook) => judgeCause(runbook, table));
  const verdicts = putUnderCauses(
    judged.flatMap((each) => ('verdict' in each ? [each.verdict] : [])),
    table,
  ).toSorted(byStanding);
  const notChecked = judged.flatMap((each) => ('notChecked' in each ? [each.notChecked] : []));
  const leaks = verdicts.filter(({ rival }) => !rival);
  const leak = leaks.some(isFirm);
  const because = leak ? [] : whyInconclusive({ target, probes, looks: samples.length }, table, leaks);
  const outcome = leak ? 'leak' : because.length > 0 ? 'inconclusive' : 'no-leak-seen';
  const primary = primaryOf(table, target.pid !== undefined);
  const missed = primary?.trend?.missedBelow;
  const nextCheck = findNextCheck({ target, probes, verdicts, notChecked }, table, runbooks);
  return {
    schema: 1,
    target,
    startedAt: new Date(observation.startedAt).toISOString(),
    durationMs: observation.endedAt - observation.startedAt,
    outcome,
    saturated: findSaturated(table),
    verdicts,
    notChecked,
    ...(outcome === 'no-leak-seen' && primary && missed !== undefined ? { missedBelow: { reading: primary.id, perMinute: Math.ceil(600 * missed) / 10 } } : {}),
    because,
    ...(nextCheck ? { nextCheck } : {}),
    readings: [...table.values()].map(report),
    probes,
  };
}

/** Whatever makes the outcome a leak stands first, so that nobody is sent to a rival meanwhile. */
function byStanding(a: Verdict, b: Verdict): number {
  return standing(b) - standing(a) || b.score - a.score || (a.cause < b.cause ? -1 : 1);
}

function standing(verdict: Verdict): number {
  const status = isFirm(verdict) ? 2 : verdict.status === 'possible' ? 1 : 0;
  return 2 * status + (verdict.rival ? 0 : 1);
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
