import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import { replay } from '../../../core/incident/state.ts';
import type { IncidentSeverity } from '../../../core/incident/types.ts';
import type { Finding } from '../../../core/knowledge/types.ts';
import { readPostmortem } from '../../../core/postmortem/document.ts';
import { emptyTemplate } from '../../../core/postmortem/draft.ts';
import { QUESTION, QUESTIONS } from '../../../core/postmortem/questions.ts';
import { TEMPLATES } from '../../../core/postmortem/templates/index.ts';
import { stanch } from '../../../core/postmortem/templates/stanch.ts';
import { diagnosis, events, opened } from '../incident/events.ts';
import { draft, section, split } from './a-draft.ts';

describe.each(TEMPLATES)('the empty template $name', (template) => {
  const markdown = emptyTemplate(template);

  test('has questions and nothing made up, and no marks: there is no record to refresh it from', () => {
    const { data, root } = split(markdown);
    expect(data).toEqual({ schema: 1, kind: 'postmortem', template: template.name, title: 'not recorded', status: 'draft', severity: 'not recorded' });
    expect(markdown).toContain(QUESTION);
    expect(markdown).not.toContain('<!--');
    const facts = root.children.filter((node) => node.type === 'list').flatMap((list) => list.children.map((item) => textOf(item)));
    for (const fact of facts) expect(fact).toMatch(/: not recorded$/);
  });

  test('is a postmortem that can be read, without a finding', () => {
    const findings: Finding[] = [];
    const document = readPostmortem({ path: 'postmortem.md', text: markdown }, findings);
    expect(findings).toEqual([]);
    expect(document?.head?.template).toBe(template.name);
  });

  test('takes what is known of the incident', () => {
    const head = { title: 'checkout: 5xx', severity: 'sev1', startTime: '2026-11-21T00:00:00Z', precision: 'day' } as const;
    expect(split(emptyTemplate(template, head)).data).toMatchObject({
      title: 'checkout: 5xx',
      severity: 'sev1',
      start_time: '2026-11-21T00:00:00Z',
      time_precision: 'day',
    });
  });
});

describe('the severity decides what is asked', () => {
  const headings = (markdown: string) => [...markdown.matchAll(/^#{2,3} (.+)$/gm)].map(([, heading]) => heading);

  test.each<[severity: IncidentSeverity | undefined, yes: readonly string[], no: readonly string[]]>([
    [undefined, ['Impact', 'Investigation', 'Lessons'], ['What stopped it']],
    ['sev1', ['Impact', 'Investigation', 'Lessons'], ['What stopped it']],
    ['sev2', ['Impact', 'Investigation', 'Lessons'], ['What stopped it']],
    ['sev3', ['Summary', 'Impact', 'Timeline', 'Causes', 'What changed'], ['Investigation', 'Lessons', 'What stopped it']],
    ['none', ['What stopped it', 'Lessons'], ['Impact', 'Investigation']],
  ])('%s', (severity, yes, no) => {
    const found = headings(emptyTemplate(stanch, severity === undefined ? {} : { severity }));
    expect(found).toEqual(expect.arrayContaining([...yes]));
    for (const heading of no) expect(found).not.toContain(heading);
  });

  test('a section that is not asked for stays, without its questions, when the record has facts for it', () => {
    const record = events(opened, { kind: 'severity', severity: 'sev3' }, { kind: 'diagnosis', evidence: 'E1', diagnosis }, { kind: 'note', text: 'called' });
    const markdown = draft(replay(record));
    expect(headings(markdown)).toEqual(expect.arrayContaining(['Investigation', 'Evidence', 'Notes']));
    expect(headings(markdown)).not.toContain('Steps taken');
    expect(markdown).not.toContain(QUESTIONS.cues);
  });

  test('the worst severity counts, whatever it was at the end', () => {
    const record = events(opened, { kind: 'severity', severity: 'sev1' }, { kind: 'severity', severity: 'sev4' });
    const markdown = draft(replay(record));
    expect(split(markdown).data).toMatchObject({ severity: 'sev1', severity_changes: [{ to: 'sev1' }, { to: 'sev4' }] });
    expect(section(markdown, 'Impact')).toContain('- Severity: sev1 at its worst, sev4 at the end (recorded ');
    expect(headings(markdown)).toContain('Lessons');
  });
});
