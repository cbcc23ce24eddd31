import { measure, utc } from '../incident/measure.ts';
import { coarsest } from '../incident/precision.ts';
import { displayName } from '../incident/state.ts';
import { NOT_RECORDED } from '../not-recorded.ts';
import { printable } from '../printable.ts';
import { causesOf, type Facts } from './facts.ts';
import { type Hash, shortHash } from './generated.ts';
import { leakProfile } from './leak-profile.ts';
import { worstSeverity } from './severity.ts';
import type { Template } from './templates/template.ts';

/** Keys and values of a head, in the order they are written. */
export type Head = Readonly<Record<string, unknown>>;

/**
 * The keys whose values come from the record and are refreshed with it; a key whose value is not recorded is absent,
 * as in a case study.
 */
export function generatedKeys({ incident, runbooks }: Facts, { forOutside }: Pick<Template, 'forOutside'>): Head {
  const changes = incident.severityChanges.map(({ at, to }) => ({ at: utc(at), to }));
  const metrics = measure(incident).flatMap(({ name, metric }) =>
    metric ? [[name, { seconds: Math.round(metric.seconds), from: printable(metric.from), to: printable(metric.to) }] as const] : [],
  );
  const causes = causesOf(incident).filter((cause) => runbooks.some(({ id }) => id === cause));
  const { marks, precisions } = incident;
  const head = present({
    id: displayName(incident),
    incident: incident.id,
    severity: worstSeverity(incident),
    severity_changes: changes.length > 0 ? changes : undefined,
    start_time: time(marks['impact-start']),
    end_time: time(marks['impact-end']),
    time_precision: coarsest([precisions['impact-start'], precisions['impact-end']]),
    opened_at: time(incident.startedAt),
    closed_at: time(incident.closedAt),
    metrics: metrics.length > 0 ? Object.fromEntries(metrics) : undefined,
    related_runbooks: causes.length > 0 ? causes : undefined,
  });
  return forOutside ? Object.fromEntries(Object.entries(head).filter(([key]) => OUTSIDE.includes(key))) : head;
}

const OUTSIDE: readonly string[] = ['id', 'incident', 'severity', 'start_time', 'end_time', 'time_precision'];

/** What is written into the head when it has no such key, and belongs to people from then on. */
export function writtenOnce({ incident }: Facts, { forOutside }: Pick<Template, 'forOutside'>): Head {
  return forOutside ? {} : present({ resource: leakProfile(incident) });
}

/** The generated keys in the order of a draft, and where the leak profile stands among them. */
export const KEY_ORDER: readonly string[] = [
  'id',
  'incident',
  'severity',
  'severity_changes',
  'start_time',
  'end_time',
  'time_precision',
  'opened_at',
  'closed_at',
  'metrics',
  'related_runbooks',
  'resource',
];

/** The head of a new draft: what is written once and then belongs to people, between what is generated. */
export function draftHead(facts: Facts, template: Template, hash: Hash): Head {
  const generated = generatedKeys(facts, template);
  const { id, incident, severity, ...rest } = generated;
  // The title of the record is in the words of those inside.
  const title = template.forOutside ? undefined : facts.incident.title;
  return present({
    schema: 1,
    kind: 'postmortem',
    template: template.name,
    id,
    incident,
    title: title === undefined || title.trim() === '' ? NOT_RECORDED : clipped(printable(title)),
    status: 'draft',
    severity: severity ?? NOT_RECORDED,
    ...rest,
    ...writtenOnce(facts, template),
    generated_sha: keyHashes(generated, hash),
  });
}

/** The hash of each generated key: how a refresh tells an edited one, and one that a person wrote. */
export function keyHashes(generated: Head, hash: Hash): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(generated).map(([key, value]) => [key, valueHash(value, hash)]));
}

/** Of the value and not of how it is written: quotes and line breaks do not count. */
export function valueHash(value: unknown, hash: Hash): string {
  return shortHash(JSON.stringify(value) ?? '', hash);
}

function present(head: Head): Head {
  return Object.fromEntries(Object.entries(head).filter(([, value]) => value !== undefined));
}

// What the schema takes; the whole title stands in the summary.
const LONGEST_TITLE = 120;

function clipped(title: string): string {
  return title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1)}…` : title;
}

function time(at: string | undefined): string | undefined {
  return at === undefined ? undefined : utc(at);
}
