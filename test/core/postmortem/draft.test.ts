import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import type { Diagnosis } from '../../../core/diagnosis/types.ts';
import { replay } from '../../../core/incident/state.ts';
import type { Entry } from '../../../core/incident/types.ts';
import { QUESTION, QUESTIONS } from '../../../core/postmortem/questions.ts';
import { stanch } from '../../../core/postmortem/templates/stanch.ts';
import { diagnosis, events, opened } from '../incident/events.ts';
import { draft, section, split } from './a-draft.ts';

const HEADINGS = ['Summary', 'Impact', 'Timeline', 'Investigation', 'Causes', 'Resolution', 'What changed', 'Lessons'];

const night: readonly (Entry | { readonly at: string; readonly entry: Entry })[] = [
  opened,
  { kind: 'severity', severity: 'sev2' },
  { kind: 'changed', answer: 'no' },
  { kind: 'symptom', text: 'too many open files' },
  { at: '2026-11-21T02:48:00Z', entry: { kind: 'mark', mark: 'impact-start' } },
  { at: '2026-11-21T02:54:00Z', entry: { kind: 'mark', mark: 'detected' } },
  { kind: 'process', pid: 4182, name: 'payment-service' },
  { kind: 'diagnosis', evidence: 'E1', diagnosis },
  { kind: 'step', step: '1.1', title: 'Resource usage checked.', state: 'done' },
  { kind: 'step', step: '1.2', title: 'Restart', state: 'skipped', reason: 'evidence first' },
  { kind: 'step', step: '1.3', title: 'Scale out', state: 'not-possible' },
  { kind: 'note', text: 'one of three\nrestarted' },
  { kind: 'closed', resolution: 'bodies are closed since 4.2.1' },
];

describe('a draft', () => {
  const markdown = draft(replay(events(...night)), { runbooks: [{ id: 'connection-leak' }] });

  test('has the headings of a case study, in their order', () => {
    const { root } = split(markdown);
    expect(root.children.filter((node) => node.type === 'heading' && node.depth === 2).map((node) => textOf(node))).toEqual(HEADINGS);
  });

  test('starts with what is known of the incident', () => {
    const { generated_sha, ...data } = split(markdown).data;
    expect(data).toEqual({
      schema: 1,
      kind: 'postmortem',
      template: 'stanch',
      id: 'INC-14',
      incident: '01KAHJ00000000000000000000',
      title: 'checkout 5xx',
      status: 'draft',
      severity: 'sev2',
      severity_changes: [{ at: '2026-11-21T03:01:00Z', to: 'sev2' }],
      start_time: '2026-11-21T02:48:00Z',
      opened_at: '2026-11-21T03:00:00Z',
      closed_at: '2026-11-21T03:12:00Z',
      metrics: {
        'time to detect': { seconds: 360, from: 'impact-start 2026-11-21T02:48:00Z', to: 'detected 2026-11-21T02:54:00Z' },
        'time to resolve': { seconds: 1440, from: 'impact-start 2026-11-21T02:48:00Z', to: 'resolved 2026-11-21T03:12:00Z' },
        'declared to resolved': { seconds: 720, from: 'declared 2026-11-21T03:00:00Z', to: 'resolved 2026-11-21T03:12:00Z' },
      },
      related_runbooks: ['connection-leak'],
      resource: { class: 'socket', mode: 'leak' },
    });
    expect(Object.keys(generated_sha as object)).toEqual([
      'id',
      'incident',
      'severity',
      'severity_changes',
      'start_time',
      'opened_at',
      'closed_at',
      'metrics',
      'related_runbooks',
    ]);
  });

  test('gives the end of the impact as it was marked, never the closing', () => {
    expect(section(markdown, 'Impact')).toContain('- Impact ended: not recorded\n- Resolved: 2026-11-21T03:12:00Z');
    const marked = draft(replay(events(...night, { at: '2026-11-21T03:09:30Z', entry: { kind: 'mark', mark: 'impact-end' } })));
    expect(split(marked).data).toMatchObject({ end_time: '2026-11-21T03:09:30Z' });
    expect(section(marked, 'Impact')).toContain('- Impact ended: 2026-11-21T03:09:30Z');
  });

  test('marks a note that was written down late', () => {
    const late = draft(replay(events(opened, { at: '2026-11-21T02:50:00Z', entry: { kind: 'note', text: 'called' } })));
    expect(section(late, 'Notes')).toMatch(/^- 2026-11-21T02:50:00Z \(written down 2026-11-21T03:01:00Z\): called$/);
  });

  test('is the same, byte for byte, from the same record', () => {
    expect(draft(replay(events(...night)), { runbooks: [{ id: 'connection-leak' }] })).toBe(markdown);
  });

  test('quotes a diagnosis with figures, units, gaps and the clock', () => {
    expect(section(markdown, 'Evidence')).toMatchInlineSnapshot(`
      "#### E1: payment-service (pid 4182), 2026-11-21T03:02:00Z

      - Outcome: leak, after 30 s
      - Nearly full (warning): descriptors, 903 of 1,024
      - **likely**: Client connection leak ([connection-leak](../runbooks/connection-leak.md)), score 0.83
        - for: \`sockets.close_wait\` 1,611: 98 % to 10.0.1.50:443, the same for 30 s
        - against: no reading
        - left: 58 s (53 s to 64 s) until 1,024 descriptors
        - consequences: \`fd-leak\`"
    `);
  });

  test('says what was ruled out by which reading, what was not checked, and how it was looked at', () => {
    expect(section(markdown, 'Ruled out')).toBe('- Memory leak (`memory-leak`), by E1: `memory.rss` 212 MB: flat');
    expect(section(markdown, 'Not checked')).toBe('- By E1: `goroutine-explosion`: no pprof address');
    expect(section(markdown, 'Commands run and files read').split('\n')).toEqual([
      '- E1: `descriptors` ok: read `/proc/4182/fd`',
      '- E1: `lsof` missing: ran `lsof -p 4182`',
    ]);
  });

  test('gives where each fact comes from: the evidence, or when it was recorded', () => {
    expect(section(markdown, 'Summary')).toContain('- Last diagnosis: likely Client connection leak (E1)\n');
    expect(section(markdown, 'Summary')).toContain('- Seen: too many open files (recorded 2026-11-21T03:03:00Z)\n');
    expect(section(markdown, 'Impact')).toContain('- Impact started: 2026-11-21T02:48:00Z (recorded 2026-11-21T03:04:00Z)\n');
  });

  test('gives each stretch of impact that a record has, and an end that nobody recorded as such', () => {
    const impacts = [{ from: '2026-11-21T02:48:00Z', to: '2026-11-21T03:00:00Z', errorRatio: 0.38, note: 'EU only' }, { from: '2026-11-21T03:05:00Z' }];
    expect(section(draft(Object.assign(replay(events(...night)), { impacts })), 'Impact')).toContain(
      '- Hurt: 2026-11-21T02:48:00Z to 2026-11-21T03:00:00Z, 38 % of the requests failed, EU only\n- Hurt: 2026-11-21T03:05:00Z to an end that is not recorded',
    );
  });

  test('says no moment more exactly than the record knows it', () => {
    const [start, note, stretch] = events(
      { at: '2026-11-21T02:48:30.000Z', entry: { kind: 'mark', mark: 'impact-start' } },
      { at: '2026-11-21T02:50:00.000Z', entry: { kind: 'note', text: 'the batch job began' } },
      { at: '2026-11-21T02:55:00.000Z', entry: { kind: 'impact', from: '2026-11-21T02:55:00.000Z', to: '2026-11-21T02:59:00.000Z' } },
    );
    const about = [
      { ...start!, precision: 'minute' as const },
      { ...note!, precision: 'hour' as const },
    ];
    const marked = draft(replay(about));
    expect(section(marked, 'Impact')).toContain('- Impact started: \\~2026-11-21T02:48Z (');
    expect(section(marked, 'Timeline')).toContain('| ~2026-11-21T02:48Z | impact-start |');
    expect(section(marked, 'Timeline')).toContain('| ~2026-11-21T02:00Z | note | the batch job began (known to the hour; written down ');
    expect(section(marked, 'Notes')).toMatch(/^- \\~2026-11-21T02Z /);
    expect(split(marked).data).toMatchObject({ start_time: '2026-11-21T02:48:30Z', time_precision: 'minute' });
    const hurt = draft(replay([{ ...stretch!, precision: 'minute' }]));
    expect(section(hurt, 'Impact')).toContain('- Hurt: \\~2026-11-21T02:55Z to \\~2026-11-21T02:59Z');
    expect(split(hurt).data['metrics']).toMatchObject({ 'impact duration': { from: 'impact-start ~2026-11-21T02:55Z', to: 'impact-end ~2026-11-21T02:59Z' } });
  });

  test('keeps the table in order where the clock was put back, and says so', () => {
    const back = events(opened, { kind: 'note', text: 'before' }, { kind: 'note', text: 'after' }).map((event, index) =>
      index === 2 ? { ...event, at: '2026-11-21T03:00:30.000Z', recordedAt: '2026-11-21T03:00:30.000Z' } : event,
    );
    expect(section(draft(replay(back)), 'Timeline')).toContain(
      '| 2026-11-21T03:00:30Z | note | after (written after later ones: the clock was put back) |\n| 2026-11-21T03:01:00Z | note | before |',
    );
  });

  test('lists the addresses that the record names, once each, and nothing that only looks like one', () => {
    const said: Entry[] = [
      { kind: 'note', text: 'see https://tracker.example/PAY-881, and (https://grafana.example/d/pool?from=1&to=2).' },
      { kind: 'note', text: 'again https://tracker.example/PAY-881> javascript:alert(1) https://x.example/<b>' },
    ];
    expect(section(draft(replay(events(opened, ...said))), 'Links').split('\n')).toEqual([
      '- <https://tracker.example/PAY-881>, named 2026-11-21T03:01:00Z',
      '- <https://grafana.example/d/pool?from=1&to=2>, named 2026-11-21T03:01:00Z',
      '- <https://x.example/>, named 2026-11-21T03:02:00Z',
    ]);
  });

  test('proposes what may have happened before: other incidents and case studies with the same cause', () => {
    const before = replay(events({ kind: 'opened', title: 'cart hangs', number: 3 }, { kind: 'diagnosis', evidence: 'E1', diagnosis }));
    const others = [{ ...before, id: '01KAHH00000000000000000000' }, replay(events(opened))];
    const caseStudies = [
      { id: '2023-bodies', title: 'Bodies', company: 'not disclosed', causes: ['connection-leak'] },
      { id: '2020-threads', title: 'Threads', company: 'x', causes: ['thread-explosion'] },
    ];
    expect(section(draft(replay(events(...night)), { others, caseStudies }), 'Recurrence').split('\n')).toEqual([
      '- Incident `INC-3`, 2026-11-21T03:00:00Z: cart hangs (`connection-leak`)',
      '- Case study [Bodies](../case-studies/2023-bodies.md), not disclosed (`connection-leak`)',
    ]);
    expect(section(draft(replay(events(opened)), { others, caseStudies }), 'Recurrence')).toBe('- not recorded');
  });

  test('lists the steps with their reasons, and a reason nobody gave as not recorded', () => {
    expect(section(markdown, 'Steps taken').split('\n')).toEqual([
      '- done, 2026-11-21T03:08:00Z: **1.1** Resource usage checked.',
      '- skipped, 2026-11-21T03:09:00Z: **1.2** Restart (reason: evidence first)',
      '- not possible, 2026-11-21T03:10:00Z: **1.3** Scale out (reason: not recorded)',
    ]);
  });

  test('gives each metric with both moments, and those it cannot give as not recorded', () => {
    const table = section(markdown, 'Metrics');
    expect(table).toContain('| time to detect | 6 min | impact-start 2026-11-21T02:48:00Z | detected 2026-11-21T02:54:00Z |');
    expect(table).toContain('| not recorded | not recorded | not recorded |');
    expect(table).not.toMatch(/NaN|undefined/);
  });

  test('keeps the timeline in order and marks what was written down late', () => {
    const times = [...section(markdown, 'Timeline').matchAll(/^\| (2026\S+) \|/gm)].map(([, time]) => time);
    expect(times).toHaveLength(night.length);
    expect(times).toEqual(times.toSorted());
    expect(markdown).toContain('| 2026-11-21T02:48:00Z | impact-start | Impact started (written down 2026-11-21T03:04:00Z) |');
  });

  test('asks people what only people know, marked as questions in every section', () => {
    const { root } = split(markdown);
    const quotes = root.children.filter((node) => node.type === 'blockquote').map((node) => textOf(node));
    const asked = stanch.sections.filter(({ heading }) => heading !== 'What stopped it').flatMap(({ questions = [] }) => questions);
    expect(quotes).toEqual(asked.map((id) => `Question: ${QUESTIONS[id]}`));
    for (const heading of HEADINGS) expect(markdown.split(`## ${heading}\n`)[1]).toContain(QUESTION);
  });

  test('says which steps of the playbook nobody settled', () => {
    const step = (id: string) => ({ id, title: `Step ${id}.`, text: '', details: [], commands: [] });
    const playbook = {
      title: 'p',
      phases: [{ id: 'immediate', title: 'Immediate', window: '', endsAfter: 900, doneWhen: '', steps: [step('1.0'), step('1.1')] }],
    };
    const steps = section(draft(replay(events(...night)), { playbook }), 'Steps taken');
    expect(steps.split('\n').slice(0, 2)).toEqual(['- not recorded: **1.0** Step 1.0.', '- done, 2026-11-21T03:08:00Z: **1.1** Resource usage checked.']);
    expect(steps).toContain('not possible, 2026-11-21T03:10:00Z: **1.3** Scale out');
  });

  test('says what of the record could not be read', () => {
    expect(draft(replay(events(opened)), { unreadable: ['line 7 cannot be read: it is not JSON'] })).toContain(
      '- Not readable in the record: line 7 cannot be read',
    );
  });

  test.each<[string, Partial<Diagnosis>, RegExp]>([
    [
      'no leak seen',
      { outcome: 'no-leak-seen', verdicts: [], missedBelow: { reading: 'descriptors.used', perMinute: 4 } },
      /Outcome: no leak seen.*\n[\s\S]*Would have been missed: growth of `descriptors\.used` below 4 per minute/,
    ],
    [
      'inconclusive',
      { outcome: 'inconclusive', verdicts: [], because: ['Only 3 samples.'] },
      /Outcome: inconclusive.*\n- Why no more can be said: Only 3 samples\./,
    ],
    [
      'a clock without an end',
      { verdicts: [{ ...diagnosis.verdicts[0]!, timeToExhaustion: { resource: 'fd', limit: 10, seconds: 7200, low: 3600, high: null } }] },
      /left: 2 h \(60 min or more, perhaps never\) until 10 fd/,
    ],
  ])('tells %s', (_, part, expected) => {
    const other = draft(replay(events(opened, { kind: 'diagnosis', evidence: 'E1', diagnosis: { ...diagnosis, ...part } })));
    expect(other).toMatch(expected);
  });
});
