import type * as z from 'zod';
import { leakOf } from '../diagnosis/standing.ts';
import type { Diagnosis, Verdict } from '../diagnosis/types.ts';
import { formatAmount, formatRate } from '../figures.ts';
import type { EvidenceRecord, IncidentState } from '../incident/state.ts';
import type { ReadingId } from '../probes/readings.ts';
import { namedIn } from './facts.ts';
import { LEAK_CLASSES } from './leak-classes.ts';
import type { leakedResourceSchema } from './schema.ts';

type LeakedResource = z.input<typeof leakedResourceSchema>;

/**
 * What the diagnoses say of the resource that leaked: its class, the limit the live process had and where it was read,
 * the growth, and the use while no leak was seen. Nothing that no reading says; undefined when no leak was named, or
 * one of a class that is not known.
 */
export function leakProfile(incident: IncidentState): LeakedResource | undefined {
  const last = namedIn(incident).findLast(({ verdict }) => !verdict.rival && LEAK_CLASSES[verdict.cause]);
  const kind = last && LEAK_CLASSES[last.verdict.cause];
  const record = incident.diagnoses.findLast(({ evidence }) => evidence === last?.evidence);
  if (!last || !kind || !record) return undefined;
  return {
    class: kind.class,
    mode: kind.mode,
    ...effectiveLimit(record, kind.limit),
    ...leakRate(record, last.verdict),
    ...baseline(incident, record.diagnosis, kind.used),
  };
}

function effectiveLimit({ evidence, diagnosis }: EvidenceRecord, limit: (typeof LEAK_CLASSES)[string]['limit']): Partial<LeakedResource> {
  const reading = limit && readingOf(diagnosis, limit.reading);
  if (!limit || typeof reading?.value !== 'number') return {};
  const file = diagnosis.probes.find(({ id }) => id === limit.probe)?.reads?.find((read) => limit.file.test(read));
  return {
    effective_limit: reading.unit === 'bytes' ? formatAmount(reading.value, 'bytes') : reading.value,
    ...(file ? { limit_read_from: `${file} (${evidence})` } : {}),
  };
}

function leakRate({ evidence, diagnosis }: EvidenceRecord, verdict: Verdict): Partial<LeakedResource> {
  for (const { reading: id } of verdict.evidence) {
    const found = readingOf(diagnosis, id);
    if (found?.trend?.verdict === 'growing') return { leak_rate: `${formatRate(found.trend.perSecond, found.unit)} per second (${id}, ${evidence})` };
  }
  return {};
}

/** Healthy is what a diagnosis of the same program called healthy. */
function baseline({ diagnoses }: IncidentState, sick: Diagnosis, used: ReadingId | undefined): Partial<LeakedResource> {
  const healthy = diagnoses.find(({ diagnosis }) => diagnosis.outcome === 'no-leak-seen' && !leakOf(diagnosis) && diagnosis.target.name === sick.target.name);
  const reading = healthy && used && readingOf(healthy.diagnosis, used);
  return healthy && reading ? { baseline: `${formatAmount(reading.value, reading.unit)} (${used}, ${healthy.evidence})` } : {};
}

const readingOf = ({ readings }: Diagnosis, id: ReadingId) => readings.find((reading) => reading.id === id);
