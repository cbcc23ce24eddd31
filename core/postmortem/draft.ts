import { isFirm } from '../diagnosis/standing.ts';
import { type IncidentState, replay } from '../incident/state.ts';
import { outcomeOf } from '../incident/timeline.ts';
import type { Playbook, Runbook } from '../knowledge/types.ts';
import { code, inline } from './escape.ts';
import { evidenceMarkdown, type ShowCause } from './evidence.ts';
import { frontMatter } from './front-matter.ts';
import { NOT_RECORDED } from './not-recorded.ts';
import { questionsOf } from './questions.ts';
import { changedFacts, impactFacts, metricsTable, notesList, stepsList, summaryFacts, timelineTable } from './sections.ts';

/** What of the library a draft uses; each part may be missing. */
export interface DraftParts {
  readonly runbooks?: readonly Pick<Runbook, 'id'>[];
  readonly playbook?: Playbook;
  /** Lines of the record that could not be read, as sentences: a draft that hid them would lie. */
  readonly unreadable?: readonly string[];
}

/**
 * The record as a postmortem in Markdown: facts where there are facts, questions where people must answer, "not
 * recorded" for the rest. The same record gives the same bytes. Without an incident it is the empty template.
 */
export function draftPostmortem(incident: IncidentState = replay([]), parts: DraftParts = {}): string {
  const showCause = causeShower(parts.runbooks ?? []);
  const named = incident.diagnoses.flatMap(({ evidence, diagnosis }) => diagnosis.verdicts.filter(isFirm).map((verdict) => ({ from: evidence, verdict })));
  const causes = [...new Set(named.map(({ verdict }) => verdict.cause))].filter((cause) => parts.runbooks?.some(({ id }) => id === cause));
  const evidence = incident.diagnoses.map((record) => evidenceMarkdown(record, showCause));
  const unreadable = (parts.unreadable ?? []).map((says) => `- Not readable in the record: ${inline(says)}`);
  return `${[
    frontMatter(incident, causes),
    '## Summary',
    summaryFacts(incident),
    questionsOf('Summary'),
    '## Impact',
    impactFacts(incident),
    questionsOf('Impact'),
    '## Timeline',
    timelineTable(incident),
    ...(unreadable.length > 0 ? [unreadable.join('\n')] : []),
    '### Metrics',
    metricsTable(incident),
    questionsOf('Timeline'),
    '## Investigation',
    '### Evidence',
    ...(evidence.length > 0 ? evidence : [`- ${NOT_RECORDED}`]),
    '### Steps taken',
    stepsList(incident, parts.playbook),
    '### Notes',
    notesList(incident),
    questionsOf('Investigation'),
    '## Causes',
    [
      changedFacts(incident),
      ...named.map(({ from, verdict }) => `- ${inline(from)} says ${verdict.status}: ${inline(verdict.title)} (${showCause(verdict.cause)})`),
      ...(named.length > 0 ? [] : [`- Confirmed or likely by a diagnosis: ${lastWord(incident)}`]),
    ].join('\n'),
    questionsOf('Causes'),
    '## Resolution',
    `- As recorded at closing: ${incident.resolution === undefined ? NOT_RECORDED : inline(incident.resolution)}`,
    questionsOf('Resolution'),
    '## What changed',
    questionsOf('What changed'),
    '## Lessons',
    questionsOf('Lessons'),
  ].join('\n\n')}\n`;
}

function lastWord(incident: IncidentState): string {
  const latest = incident.diagnoses.at(-1);
  return latest ? `none; ${inline(latest.evidence)} says ${inline(outcomeOf(latest.diagnosis))}` : NOT_RECORDED;
}

function causeShower(runbooks: readonly Pick<Runbook, 'id'>[]): ShowCause {
  const known = new Set(runbooks.map(({ id }) => id));
  return (id) => (known.has(id) ? `[${inline(id)}](../runbooks/${id}.md)` : code(id));
}
