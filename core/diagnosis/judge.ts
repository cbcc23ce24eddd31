import type { Runbook } from '../knowledge/types.ts';
import { READINGS } from '../probes/readings.ts';
import { type Caveat, findCaveats } from './caveats.ts';
import { type Evaluation, evaluate, UNREAD } from './evaluate.ts';
import { describeSeries } from './figures.ts';
import { timeToExhaustion } from './limits.ts';
import type { Series, SeriesTable } from './series.ts';
import type { Evidence, Status, Verdict } from './types.ts';
import { variantOf } from './variants.ts';

/** What came of one cause: a verdict, or why it could not be looked at. */
export type Judgement = { readonly verdict: Verdict } | { readonly notChecked: { readonly cause: string; readonly why: string } };

/** Below this, a warning is a page: the low end of the time to exhaustion, seconds. */
const URGENT = 15 * 60;

/**
 * Holds one runbook's Signals table against the readings. A cause is confirmed only by a decisive row that grew over
 * the samples with nothing against it; it is refuted only by readings; where decisive readings are missing it is
 * not checked, and no amount of supporting rows makes up for that.
 */
export function judgeCause(runbook: Runbook, table: SeriesTable): Judgement {
  const rows = runbook.signals.map((signal) => evaluate(signal, table));
  const decisive = rows.filter((row) => row.signal.role === 'decisive');
  const supporting = rows.filter((row) => row.signal.role === 'supporting' && row.answer === 'yes');
  const against = rows.filter((row) => row.signal.role === 'against' && row.answer === 'yes');
  const met = decisive.filter((row) => row.answer === 'yes');
  const grown = met.filter(isGrowth);
  // They say what growth may be instead of a leak: not of a rival, which is that, nor where a row is met that is not about growth.
  const caveats = runbook.rival || grown.length < met.length ? [] : findCaveats(seriesOf(grown, table), table, supporting.map(readingOf));
  const judged = statusOf(decisive, supporting, against, caveats);
  // That traffic grows or a limit is near does not prove that this is what hurts.
  const status = runbook.rival && judged === 'confirmed' ? 'likely' : judged;
  if (status === undefined) return { notChecked: { cause: runbook.id, why: whyNotChecked(decisive) } };
  const hinting = status === 'possible' ? decisive.filter((row) => row.answer === 'unknown' && row.why) : [];
  const evidence = status === 'refuted' ? [] : [...evidenceOf([...met, ...supporting]), ...hints(hinting, table)];
  // The figure that would have made it the cause says most; what only speaks against it stands behind.
  const denied = status === 'refuted' ? [...decisive.filter((row) => row.answer === 'no'), ...against] : against;
  const growing = [...met, ...decisive.filter((row) => row.parentGrows)];
  const left = status === 'refuted' ? undefined : growing.map((row) => timeToExhaustion(row.signal.reading, table)).find((time) => time !== undefined);
  const urgent = left !== undefined && left.low < URGENT;
  return {
    verdict: {
      cause: runbook.id,
      title: runbook.title,
      ...(runbook.rival ? { rival: true } : {}),
      ...(status === 'refuted' ? {} : variantOf(runbook.id, table)),
      status,
      severity: urgent || supporting.some((row) => row.level === 'critical') ? 'critical' : 'warning',
      score: scoreOf(status, supporting, against),
      evidence,
      against: [...evidenceOf(denied), ...(status === 'refuted' ? [] : caveats.map(({ evidence: other }) => other))],
      consequences: [],
      ...(left ? { timeToExhaustion: left } : {}),
    },
  };
}

function statusOf(
  decisive: readonly Evaluation[],
  supporting: readonly Evaluation[],
  against: readonly Evaluation[],
  caveats: readonly Caveat[],
): Status | undefined {
  const met = decisive.filter((row) => row.answer === 'yes');
  if (met.length > 0) {
    if (against.length > 0 || caveats.some(({ atMost }) => atMost === 'possible')) return 'possible';
    return met.some(lasts) && caveats.length === 0 ? 'confirmed' : 'likely';
  }
  if (against.length > 0) return 'refuted';
  if (decisive.some((row) => row.parentGrows)) return 'possible';
  if (decisive.some((row) => row.mostOfParent) && supporting.length > 0) return 'possible';
  if (decisive.length > 0 && decisive.every((row) => row.answer === 'no')) return 'refuted';
  return undefined;
}

function isGrowth({ signal }: Evaluation): boolean {
  return signal.warning?.kind === 'growing' || signal.critical?.kind === 'growing';
}

/** Growth or age: it grew over the samples, or it has been so in all of them, so that it is no passing moment. */
function lasts(row: Evaluation): boolean {
  return isGrowth(row) || row.lasted === true;
}

const readingOf = ({ signal }: Evaluation) => signal.reading;

function seriesOf(rows: readonly Evaluation[], table: SeriesTable): readonly Series[] {
  return rows.flatMap((row) => table.get(row.signal.reading) ?? []);
}

/**
 * Where a verdict stands within its status: each supporting row adds 0.05, three at most, a critical one 0.05 more;
 * each row against takes 0.1 away.
 */
const BASE: Record<Status, number> = { confirmed: 0.8, likely: 0.6, possible: 0.3, refuted: 0 };

function scoreOf(status: Status, supporting: readonly Evaluation[], against: readonly Evaluation[]): number {
  if (status === 'refuted') return 0;
  const critical = supporting.some((row) => row.level === 'critical') ? 0.05 : 0;
  const score = BASE[status] + 0.05 * Math.min(3, supporting.length) + critical - 0.1 * against.length;
  return Math.round(100 * Math.min(1, Math.max(0, score))) / 100;
}

/** One figure stands once, with all that is said of it. */
function evidenceOf(rows: readonly Evaluation[]): readonly Evidence[] {
  const byFigure = Map.groupBy(
    rows.filter((row) => row.evidence),
    ({ evidence, figures }) => `${evidence?.reading} ${figures}`,
  );
  return [...byFigure.values()].flatMap(([first, ...others]) => {
    if (!first?.evidence) return [];
    const meanings = [...new Set(others.map(({ signal }) => signal.says))].filter((says) => !first.evidence?.says.includes(says));
    return [{ ...first.evidence, says: [first.evidence.says, ...(first.answer === 'yes' ? meanings : [])].join(' ') }];
  });
}

/** For a possible verdict: the open decisive rows, with why they are open. */
function hints(rows: readonly Evaluation[], table: SeriesTable): readonly Evidence[] {
  const all = rows.flatMap((row) => {
    const condition = row.signal.warning ?? row.signal.critical;
    const id = condition?.kind === 'growing' && condition.with ? condition.with : row.signal.reading;
    const series = table.get(id);
    return series && row.why ? [{ reading: id, value: series.value, unit: READINGS[id].unit, says: `${describeSeries(series)}; ${row.why}` }] : [];
  });
  return all.filter((each, i) => all.findIndex((other) => other.says === each.says) === i);
}

/** Which series is too short does not matter: all of them are. */
const TOO_FEW = /^.*: (?=a trend takes \d+ samples$)/;

function whyNotChecked(decisive: readonly Evaluation[]): string {
  const reasons = [...new Set(decisive.flatMap((row) => (row.answer === 'unknown' && row.why ? [row.why.replace(TOO_FEW, '')] : [])))];
  const unread = reasons.flatMap((reason) => (reason.endsWith(UNREAD) ? [reason.slice(0, -UNREAD.length)] : []));
  const others = reasons.filter((reason) => !reason.endsWith(UNREAD));
  return [...others, ...(unread.length > 0 ? [`${unread.join(', ')}${UNREAD}`] : [])].join(', ') || 'its runbook has no decisive signal';
}
