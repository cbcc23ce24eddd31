import { formatMetric } from '../figures.ts';
import { measure, utc } from '../incident/measure.ts';
import { displayName, type IncidentState, type StepRecord } from '../incident/state.ts';
import { isLate, outcomeOf, STEP_WORDS, timeline } from '../incident/timeline.ts';
import type { Playbook } from '../knowledge/types.ts';
import { inline, lines } from './escape.ts';
import { NOT_RECORDED } from './not-recorded.ts';

/** The facts of the summary, one a line. */
export function summaryFacts(incident: IncidentState): string {
  const latest = incident.diagnoses.at(-1);
  return facts([
    ['Incident', incident.id === '' ? undefined : `${displayName(incident)}, ${incident.status}`],
    ['Title', incident.title],
    ['Seen', incident.symptom?.text],
    ['Process', incident.process && `${incident.process.name} (pid ${incident.process.pid})`],
    ['Last diagnosis', latest && `${latest.evidence}, ${outcomeOf(latest.diagnosis)}`],
    ['Resolution', incident.resolution],
  ]);
}

export function impactFacts(incident: IncidentState): string {
  const { marks } = incident;
  return facts([
    ['Severity', incident.severity],
    ['Users hurt, as answered at the start', incident.usersHurt],
    ['Impact started', marks['impact-start'] && utc(marks['impact-start'])],
    ['Mitigated', marks.mitigated && utc(marks.mitigated)],
    ['Impact ended', marks['impact-end'] && utc(marks['impact-end'])],
    ['Resolved', marks.resolved && utc(marks.resolved)],
  ]);
}

export function changedFacts(incident: IncidentState): string {
  const { changed } = incident;
  return facts([['Changed since it was healthy, as answered then', changed && `${changed.answer}${changed.what === undefined ? '' : `, ${changed.what}`}`]]);
}

export function timelineTable(incident: IncidentState): string {
  const rows = timeline(incident.events).map(
    ({ at, recordedAt, late, kind, text }) => `| ${utc(at)} | ${kind} | ${inline(text)}${late ? ` (written down ${utc(recordedAt)})` : ''} |`,
  );
  return [
    'Times are UTC.',
    '',
    '| Time | Kind | What happened |',
    '| --- | --- | --- |',
    ...(rows.length > 0 ? rows : [`| ${NOT_RECORDED} | note | ${NOT_RECORDED} |`]),
  ].join('\n');
}

export function metricsTable(incident: IncidentState): string {
  const rows = measure(incident).map(({ name, metric }) =>
    metric
      ? `| ${inline(name)} | ${formatMetric(metric)} | ${inline(metric.from)} | ${inline(metric.to)} |`
      : `| ${inline(name)} | ${NOT_RECORDED} | ${NOT_RECORDED} | ${NOT_RECORDED} |`,
  );
  return ['| Metric | Value | From | To |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** Steps in the playbook's order, with those nobody settled; steps the playbook does not know come after. */
export function stepsList(incident: IncidentState, playbook: Playbook | undefined): string {
  const known = (playbook?.phases ?? []).flatMap(({ steps }) => steps);
  const ids = new Set(known.map(({ id }) => id));
  const items = [
    ...known.map(({ id, title }) => stepItem(id, title, incident.steps.get(id))),
    ...[...incident.steps].filter(([id]) => !ids.has(id)).map(([id, step]) => stepItem(id, step.title, step)),
  ];
  return items.length > 0 ? items.join('\n') : `- ${NOT_RECORDED}`;
}

function stepItem(id: string, title: string, step: StepRecord | undefined): string {
  const name = `**${inline(id)}** ${inline(step?.title ?? title)}`;
  if (!step) return `- ${NOT_RECORDED}: ${name}`;
  const reason = step.reason ?? (step.state === 'done' ? undefined : NOT_RECORDED);
  return `- ${STEP_WORDS[step.state]}, ${utc(step.at)}: ${name}${reason === undefined ? '' : ` (reason: ${inline(reason)})`}`;
}

export function notesList(incident: IncidentState): string {
  const items = incident.notes.map((note) => `- ${utc(note.at)}${isLate(note) ? ` (written down ${utc(note.recordedAt)})` : ''}: ${lines(note.text)}`);
  return items.length > 0 ? items.join('\n') : `- ${NOT_RECORDED}`;
}

function facts(pairs: readonly (readonly [label: string, value: string | undefined])[]): string {
  return pairs.map(([label, value]) => `- ${label}: ${value === undefined || value.trim() === '' ? NOT_RECORDED : inline(value)}`).join('\n');
}
