import { RESOURCES } from '../diagnosis/resources.ts';
import type { Diagnosis } from '../diagnosis/types.ts';
import { READINGS, type Unit } from '../probes/readings.ts';
import { preciseUtc, utc } from './precision.ts';
import type { EvidenceRecord, IncidentState } from './state.ts';

/** Every figure has the two moments it was measured between; null is what nobody recorded. */
export interface LeakMetrics {
  /** What runs out, such as `descriptors`; the first diagnosis that saw it near its limit or on the way there. */
  readonly resource: string | null;
  /** Growth of it, per second, in its unit. */
  readonly leakRate: (Anchors & { readonly perSecond: number; readonly low: number; readonly high: number; readonly unit: Unit }) | null;
  /** As expected when it was measured: (limit − used) ÷ rate. `high` is null when the slow end of it never gets there. */
  readonly timeToExhaustion: (Anchors & { readonly seconds: number; readonly low: number; readonly high: number | null; readonly limit: number }) | null;
  /** What was left when it was first measured after the detection; `share` of the limit, 0 to 1. */
  readonly headroomAtDetection: (Anchors & { readonly left: number; readonly limit: number; readonly unit: Unit; readonly share: number }) | null;
  /** From the first symptom to the moment it was marked as exhausted, or first measured full. Seconds. */
  readonly firstSymptomToExhausted: (Anchors & { readonly seconds: number }) | null;
}

interface Anchors {
  readonly from: string;
  readonly to: string;
}

interface Fill {
  readonly record: EvidenceRecord;
  readonly used: number;
  readonly limit: number;
  readonly unit: Unit;
}

/** The figures of the leak itself, from the diagnoses of the record. */
export function leakMetrics(state: Pick<IncidentState, 'diagnoses' | 'marks' | 'precisions' | 'events'>): LeakMetrics {
  const resource = state.diagnoses.map(({ diagnosis }) => leakingResource(diagnosis)).find((found) => found !== undefined);
  const fills = state.diagnoses.flatMap((record) => fillOf(record, resource) ?? []);
  return {
    resource: resource ?? null,
    leakRate: first(state.diagnoses, (record) => rateOf(record, resource)),
    timeToExhaustion: first(state.diagnoses, timeLeft),
    headroomAtDetection: headroom(state, fills),
    firstSymptomToExhausted: toExhausted(state, fills),
  };
}

function first<T>(records: readonly EvidenceRecord[], read: (record: EvidenceRecord) => T | undefined): T | null {
  for (const record of records) {
    const found = read(record);
    if (found !== undefined) return found;
  }
  return null;
}

function leakingResource({ verdicts, saturated }: Diagnosis): string | undefined {
  return verdicts.find(({ timeToExhaustion }) => timeToExhaustion)?.timeToExhaustion?.resource ?? saturated[0]?.resource;
}

function rateOf(record: EvidenceRecord, name: string | undefined): LeakMetrics['leakRate'] | undefined {
  const resource = RESOURCES.find((each) => each.resource === name);
  const reading = record.diagnosis.readings.find(({ id }) => id === resource?.used);
  if (reading?.trend?.verdict !== 'growing') return undefined;
  const { perSecond, low, high } = reading.trend;
  return { perSecond, low, high, unit: reading.unit, from: `${record.evidence} ${utc(record.diagnosis.startedAt)}`, to: `${record.evidence} ${endOf(record)}` };
}

function timeLeft(record: EvidenceRecord): LeakMetrics['timeToExhaustion'] | undefined {
  const left = record.diagnosis.verdicts.find(({ timeToExhaustion }) => timeToExhaustion)?.timeToExhaustion;
  if (!left) return undefined;
  const { seconds, low, high, limit } = left;
  const expected = utc(new Date(Date.parse(endOf(record)) + seconds * 1000).toISOString());
  return { seconds, low, high, limit, from: `${record.evidence} ${endOf(record)}`, to: `expected ${expected}` };
}

function headroom({ marks, precisions }: Pick<IncidentState, 'marks' | 'precisions'>, fills: readonly Fill[]): LeakMetrics['headroomAtDetection'] {
  const { detected } = marks;
  if (detected === undefined) return null;
  const fill = fills.find(({ record }) => Date.parse(endOf(record)) >= Date.parse(detected));
  if (!fill) return null;
  const { record, used, limit, unit } = fill;
  const left = Math.max(0, limit - used);
  return { left, limit, unit, share: left / limit, from: `detected ${preciseUtc(detected, precisions.detected)}`, to: `${record.evidence} ${endOf(record)}` };
}

function toExhausted(state: Pick<IncidentState, 'marks' | 'precisions' | 'events'>, fills: readonly Fill[]): LeakMetrics['firstSymptomToExhausted'] {
  const { marks, precisions, events } = state;
  const seen = events.filter(({ entry }) => entry.kind === 'symptom').map(({ at, precision }) => ({ at, precision }));
  const symptom = [...seen, ...(marks.symptom === undefined ? [] : [{ at: marks.symptom, precision: precisions.symptom }])]
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    .at(0);
  const full = fills.find(({ used, limit }) => used >= limit);
  const exhausted =
    marks.exhausted === undefined
      ? full && { at: endOf(full.record), label: `measured full, ${full.record.evidence} ${endOf(full.record)}` }
      : { at: marks.exhausted, label: `exhausted ${preciseUtc(marks.exhausted, precisions.exhausted)}` };
  if (!symptom || !exhausted) return null;
  return {
    seconds: (Date.parse(exhausted.at) - Date.parse(symptom.at)) / 1000,
    from: `symptom ${preciseUtc(symptom.at, symptom.precision)}`,
    to: exhausted.label,
  };
}

function fillOf(record: EvidenceRecord, name: string | undefined): Fill | undefined {
  const { saturated, readings } = record.diagnosis;
  const near = saturated.find(({ resource }) => resource === name);
  if (near) return { record, used: near.used, limit: near.limit, unit: near.unit };
  const resource = RESOURCES.find((each) => each.resource === name);
  if (!resource) return undefined;
  const valueOf = (id: string) => readings.find((reading) => reading.id === id)?.value;
  const used = valueOf(resource.used);
  const limit = resource.limit === 100 ? 100 : valueOf(resource.limit);
  return typeof used === 'number' && typeof limit === 'number' && limit > 0 ? { record, used, limit, unit: READINGS[resource.used].unit } : undefined;
}

/** The moment the figures of a diagnosis stand for: its last look. */
function endOf({ diagnosis }: EvidenceRecord): string {
  return utc(new Date(Date.parse(diagnosis.startedAt) + diagnosis.durationMs).toISOString());
}
