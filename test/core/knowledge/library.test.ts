import { describe, expect, test } from 'vitest';
import { checkLibrary, formatFinding } from '../../../core/knowledge/check.ts';
import { assembleLibrary } from '../../../core/knowledge/library.ts';
import { edited, SAMPLE, sampleFile } from './sample.ts';

const { library } = assembleLibrary(SAMPLE);
const tap = library.runbooks.find(({ id }) => id === 'tap-leak');

test('a runbook carries what its tables say', () => {
  expect(tap?.signals).toEqual([
    { reading: 'descriptors.used', warning: { kind: 'growing' }, role: 'decisive', says: 'It grows.' },
    {
      reading: 'descriptors.used_share',
      warning: { kind: 'at-least', value: 70 },
      critical: { kind: 'at-least', value: 90 },
      role: 'supporting',
      says: 'Little is left.',
    },
    {
      reading: 'memory.rss',
      warning: { kind: 'more-than', value: 2 ** 30 },
      critical: { kind: 'growing', with: 'descriptors.used' },
      role: 'supporting',
      says: 'Memory follows.',
    },
    { reading: 'pool.holders', critical: { kind: 'equals', text: 'idle-unmoved' }, role: 'supporting', says: 'Idle ones.' },
    { reading: 'threads.count', warning: { kind: 'flat' }, role: 'against', says: 'It does not grow.' },
  ]);
  expect(tap?.messages).toEqual([
    { kind: 'literal', pattern: 'Too many open taps', runtime: 'any', certainty: 'names it' },
    {
      kind: 'regex',
      pattern: 'tap (open|left) at \\d+',
      shape: expect.objectContaining({ anchors: ['tap open at ', 'tap left at '] }),
      runtime: 'node',
      certainty: 'points to it',
    },
  ]);
  expect(tap?.lookAlikes).toEqual([
    { what: 'Pipe leak', cause: 'pipe-leak', tell: 'The wall is wet.' },
    { what: 'Rain', tell: 'Look out of the window.' },
  ]);
  expect(tap?.mitigations).toEqual([
    {
      title: 'Close the tap',
      slug: 'close-the-tap',
      commands: ['kill -TERM $PID'],
      effect: 'the water stops.',
      risk: 'thirst.',
      verify: '`ls` shows less.',
      undo: 'open it.',
    },
  ]);
  expect(tap?.sections.find(({ slug }) => slug === 'capture-first')).toEqual({
    heading: 'Capture first',
    slug: 'capture-first',
    markdown: '```bash\ncp /proc/$PID/status .\n```',
  });
});

test('the symptoms keep the order of their causes', () => {
  expect(library.symptoms[0]).toEqual({
    id: 'too-many-open-files',
    text: 'Too many open files',
    causes: ['tap-leak', 'pipe-leak'],
    probes: ['descriptors', 'sockets'],
  });
});

test('the playbook has its phases, windows, steps and commands', () => {
  expect(library.playbook.phases.map(({ id, endsAfter }) => [id, endsAfter])).toEqual([
    ['immediate', 900],
    ['investigation', 3600],
    ['resolution', 14_400],
    ['post-incident', 432_000],
  ]);
  expect(library.playbook.phases[0]?.steps).toEqual([
    {
      id: '1.0',
      title: 'Look',
      text: 'Look at [the tap](tap-leak.md#capture-first) once more.',
      details: [
        { label: 'Run', text: '`ls /proc/$PID/fd`' },
        { label: 'Run', text: '`cat /proc/$PID/status` and compare' },
        { label: 'Careful', text: 'it is hot.' },
      ],
      commands: ['ls /proc/$PID/fd', 'cat /proc/$PID/status'],
    },
    { id: '1.1', title: 'Think', text: '', details: [], commands: [] },
  ]);
});

test('a case study has offsets that cross midnight, metrics and a reading time', () => {
  const [study] = library.cases;
  expect(study?.timeline.map(({ time, offset }) => [time, offset])).toEqual([
    ['not recorded', undefined],
    ['23:50', 85_800],
    ['day 2 00:05', 86_700],
    ['day 2 00:35:30', 88_530],
  ]);
  expect(study?.metrics).toEqual([
    { name: 'time to detect', seconds: 900, from: 'impact-start 23:50', to: 'detected day 2 00:05' },
    { name: 'time to mitigate', seconds: 1830, from: 'detected day 2 00:05', to: 'mitigated day 2 00:35:30' },
  ]);
  expect(study?.readingMinutes).toBe(1);
});

test('a case study says where it comes from, and nothing where nothing is recorded', () => {
  const [study] = library.cases;
  expect(study?.provenance).toEqual({ sources: [], confidence: 'high', factsCheckedAt: '2026-11-21' });
  expect(study).not.toHaveProperty('impact');
});

test('a guide has its causes and sections', () => {
  expect(library.guides).toEqual([
    {
      id: 'plumbing',
      file: 'guides/plumbing.md',
      title: 'Plumbing',
      summary: 'How pipes are laid.',
      causes: ['tap-leak', 'pipe-leak'],
      sections: [{ heading: 'Taps', slug: 'taps', markdown: expect.stringContaining('defer tap.Close()') }],
    },
  ]);
});

test('back-links are computed', () => {
  expect(library.backlinks['tap-leak']).toEqual({
    symptoms: ['too-many-open-files'],
    guides: ['plumbing'],
    cases: ['2023-wet-floor'],
    prevention: [library.prevention[0]?.text],
  });
  expect(library.backlinks['pipe-leak']?.symptoms).toEqual(['too-many-open-files', 'it-drips']);
});

test('messages that name no leak are read with what they mean, marks removed', () => {
  expect(library.context).toEqual([
    {
      kind: 'regex',
      pattern: 'rain (in|on) \\d+ places',
      shape: expect.objectContaining({ anchors: ['rain in ', 'rain on '] }),
      runtime: 'sky',
      says: 'Look up, not at the tap.',
    },
    { kind: 'literal', pattern: 'It is wet', runtime: 'any', says: 'It rains.' },
  ]);
});

test('the library survives JSON', () => {
  expect(JSON.parse(JSON.stringify(library))).toEqual(library);
});

test('a second folder adds symptoms, checklist items, other messages and runbooks', () => {
  const ours = [
    {
      root: 'ours',
      path: 'runbooks/symptoms.md',
      text: sampleFile('runbooks/symptoms.md').text.replaceAll('It drips', 'Wet socks').replaceAll('Too many open files', 'Wet walls'),
    },
    {
      root: 'ours',
      path: 'runbooks/other-messages.md',
      text: '---\ntitle: Ours\nsummary: Ours too.\n---\n\n| Message | Runtime | What it means |\n|---|---|---|\n| `It is wet` | any | Ours. |\n| `Snowing` | any | Cold. |\n',
    },
    { root: 'ours', path: 'runbooks/drain-leak.md', text: sampleFile('runbooks/tap-leak.md').text.replace('[TapOpen, WaterHigh]', '[DrainOpen]') },
  ];
  const { library: both, findings } = assembleLibrary([...SAMPLE, ...ours]);
  expect(findings).toEqual([]);
  expect(both.symptoms.map(({ id }) => id)).toEqual(['too-many-open-files', 'it-drips', 'wet-walls', 'wet-socks']);
  expect(both.context.map(({ says }) => says)).toEqual(['Look up, not at the tap.', 'It rains.', 'Cold.']);
  expect(both.runbooks.map(({ id }) => id)).toEqual(['tap-leak', 'pipe-leak', 'drain-leak']);
});

test('a file of a second folder never replaces one of the first', () => {
  const { library: both, findings } = assembleLibrary([
    ...SAMPLE,
    { root: 'ours', path: 'runbooks/tap-leak.md', text: sampleFile('runbooks/tap-leak.md').text.replace('Tap leak', 'Evil') },
  ]);
  expect(both.runbooks.find(({ id }) => id === 'tap-leak')?.title).toBe('Tap leak');
  expect(findings.map(formatFinding)).toEqual([
    'ours/runbooks/tap-leak.md:1:1  Unexpected file runbooks/tap-leak.md, which would replace runbooks/tap-leak.md, expected a name of its own  (id-unique)',
  ]);
});

test('probe ids come from the caller', () => {
  expect(checkLibrary(SAMPLE, { probes: ['descriptors', 'memory'] }).map(({ rule }) => rule)).toEqual(['symptom-probe']);
});

describe('the same file in another encoding of its lines', () => {
  const encodings: [string, (text: string) => string][] = [
    ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
    ['a BOM', (text) => `\uFEFF${text}`],
    ['both', (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
  ];
  test.each(encodings)('with %s it gives the same library', (_, encode) => {
    const again = assembleLibrary(SAMPLE.map((file) => ({ ...file, text: encode(file.text) })));
    expect(again.findings).toEqual([]);
    expect(again.library).toEqual(library);
  });

  test.each(encodings)('with %s it gives findings at the same places', (_, encode) => {
    const files = edited('runbooks/tap-leak.md', '| growing |', '| grows |');
    expect(checkLibrary(files.map((file) => ({ ...file, text: encode(file.text) })))).toEqual(checkLibrary(files));
  });
});

const MISTAKES: [path: string, piece: string, mistake: string, shown: string][] = [
  ['runbooks/tap-leak.md', '`descriptors.used` | growing', '`water.level` | growing', '`water.level`'],
  ['runbooks/tap-leak.md', '≥ 70 %', '≥ many', '≥ many'],
  ['runbooks/tap-leak.md', '[Pipe leak](pipe-leak.md)', '[Pipe leak](gone.md)', '[Pipe leak](gone.md)'],
  ['runbooks/tap-leak.md', 'severity: critical', 'severity: awful', 'awful'],
  ['runbooks/tap-leak.md', 'kill -TERM $PID', 'kill $EVERYTHING', 'kill $EVERYTHING'],
  ['runbooks/symptoms.md', '`memory`', '`disk`', '`disk`'],
  ['runbooks/playbook.md', '`cat /proc/$PID/status`', '`cat \\`', '`cat \\`'],
  ['guides/plumbing.md', 'causes: [tap-leak', 'causes: [tap-laek', 'tap-laek'],
  ['case-studies/2023-wet-floor.md', 'class: fd', 'class: bathtub', 'bathtub'],
];

test.each(MISTAKES)('%s: the finding points at the mistake itself (%s → %s)', (path, piece, mistake, shown) => {
  const files = edited(path, piece, mistake);
  const before = (files.find((file) => file.path === path)?.text ?? '').split(shown)[0]?.split('\n') ?? [];
  const [finding] = checkLibrary(files);
  expect({ line: finding?.line, column: finding?.column }).toEqual({ line: before.length, column: (before.at(-1)?.length ?? 0) + 1 });
});
