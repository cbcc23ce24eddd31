import { READINGS } from '../probes/readings.ts';
import { describeSeries } from './figures.ts';
import { limitOf } from './limits.ts';
import { RESOURCES } from './resources.ts';
import type { Series, SeriesTable } from './series.ts';
import { FEWEST_SAMPLES } from './trend/trend.ts';
import type { ProbeReport, Target, Verdict } from './types.ts';
import { WARM_UP } from './warm-up.ts';
import { ALSO_WATCHED, primaryOf } from './watched.ts';

const LOOK_LONGER = 'Look longer: --interval 5s --for 5m.';

/** Why there is no answer, as sentences with the next step; empty when there is one. */
export function whyInconclusive(
  { target, probes, looks }: { readonly target: Target; readonly probes: readonly ProbeReport[]; readonly looks: number },
  table: SeriesTable,
  leaks: readonly Verdict[],
): readonly string[] {
  const possible = leaks.filter(({ status }) => status === 'possible');
  const reasons = [
    ...(target.state === 'exited' ? ['The process ended while it was looked at.'] : []),
    ...aboutPrimary(primaryOf(table, target.pid !== undefined), { target, probes, looks }, table, leaks),
    ...aboutOthers(table),
  ];
  return reasons.length === 0 && possible.length > 0 ? [`Only possible: ${possible.map(({ title }) => title).join(', ')}.`] : reasons;
}

function aboutPrimary(
  primary: Series | undefined,
  { target, probes, looks }: { readonly target: Target; readonly probes: readonly ProbeReport[]; readonly looks: number },
  table: SeriesTable,
  leaks: readonly Verdict[],
): readonly string[] {
  const what = target.pid === undefined ? 'Nothing that was asked could be counted' : 'The open descriptors could not be counted';
  if (!primary) return [`${what}${blame(probes)}.`];
  if (looks < FEWEST_SAMPLES) return [`${looks === 1 ? 'One look' : `${looks} samples`} cannot show growth; a trend takes ${FEWEST_SAMPLES}.`];
  if (primary.trend?.verdict === 'unclear') return [`${describeSeries(primary)}: ${primary.trend.why}. ${LOOK_LONGER}`];
  return primary.trend?.verdict === 'growing' ? [`${describeSeries(primary)}${whyUnexplained(primary, table, leaks, probes)}.`] : [];
}

function aboutOthers(table: SeriesTable): readonly string[] {
  const uptime = table.get('process.uptime')?.value;
  if (typeof uptime === 'number' && uptime < WARM_UP) return [];
  return ALSO_WATCHED.flatMap((id) => {
    const series = table.get(id);
    if (series?.trend?.verdict === 'growing') return [`${describeSeries(series)}, and nothing that was looked at explains it.`];
    return series && mayFill(series, table) ? [`${describeSeries(series)}: ${series.trend?.why}. ${LOOK_LONGER}`] : [];
  });
}

/** Unclear, and its slope would use up what is left within the hour, or without a known limit double it within two minutes: too fast to be passed over. */
function mayFill({ id, value, points, trend }: Series, table: SeriesTable): boolean {
  if (trend?.verdict !== 'unclear' || points.length < FEWEST_SAMPLES || typeof value !== 'number') return false;
  const resource = RESOURCES.find(({ used }) => used === id);
  const limit = resource && limitOf(resource, table);
  return limit === undefined ? trend.slope * 120 > value : trend.slope * 3600 > limit - value;
}

function blame(probes: readonly ProbeReport[]): string {
  const failed = probes.find((probe) => probe.status !== 'ok' && probe.coverage);
  return failed ? `: ${failed.coverage?.replace(/\.$/, '')}` : '';
}

/** Why what grows is nobody's leak yet. */
function whyUnexplained({ id }: Series, table: SeriesTable, leaks: readonly Verdict[], probes: readonly ProbeReport[]): string {
  if (leaks.some(({ status, against }) => status === 'possible' && against.some(({ reading }) => reading === 'traffic.rate'))) {
    return ', and so does the traffic: it may be load';
  }
  if (id !== 'descriptors.used') return ', and nothing that was looked at explains it';
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
