import { describe, expect, test } from 'vitest';
import { sha256 } from '../../../cli/sha256.ts';
import { type IncidentState, replay } from '../../../core/incident/state.ts';
import type { Entry } from '../../../core/incident/types.ts';
import { draftPostmortem, emptyTemplate } from '../../../core/postmortem/draft.ts';
import { factsOf } from '../../../core/postmortem/facts.ts';
import { refreshPostmortem } from '../../../core/postmortem/refresh.ts';
import { external } from '../../../core/postmortem/templates/external.ts';
import { google } from '../../../core/postmortem/templates/google.ts';
import { diagnosis, events, opened } from '../incident/events.ts';

const before: readonly Entry[] = [opened, { kind: 'note', text: 'called' }];
const after: readonly Entry[] = [...before, { kind: 'severity', severity: 'sev1' }, { kind: 'note', text: 'restarted' }, { kind: 'mark', mark: 'impact-end' }];
const incident = (entries: readonly Entry[]): IncidentState => replay(events(...entries));
const draft = (entries: readonly Entry[] = before) => draftPostmortem(incident(entries), { hash: sha256 });

function refresh(text: string, entries: readonly Entry[] = after, options: { template?: string; discardEdits?: boolean } = {}) {
  return refreshPostmortem(text, factsOf(incident(entries)), { hash: sha256, file: 'pm.md', ...options });
}

/** What people wrote, and what they left of what was there. */
const EDITS: readonly (readonly [string, (text: string) => string])[] = [
  ['prose instead of a question', (text) => text.replace('> **Question:** What went well?', 'The bundle came first.\n\nSo we had evidence.')],
  ['prose between a block and its heading', (text) => text.replace('## Impact\n', '## Impact\n\nNobody could pay.\n')],
  ['a heading of their own', (text) => text.replace('## Lessons\n', '## Glossary\n\nPSP: who takes the money\n\n## Lessons\n')],
  ['HTML, odd spaces and a table', (text) => `${text}\n<br>\n\n| a | b |\n|---|---|\n|  1|2 |  \n\n\n`],
  [
    'keys and comments in the head',
    (text) => text.replace('status: draft\n', 'status: in-review # nearly\n# mine\nowner: "pay"\ntakeaway: >-\n  a folded\n  text\n'),
  ],
  ['keys in another order', (text) => text.replace('schema: 1\nkind: postmortem\n', 'kind: postmortem\nschema: 1\n')],
  ['a title of their own', (text) => text.replace('title: checkout 5xx', "title: 'Nobody could pay'")],
  ['marks in code, which are none', (text) => `${text}\n\`\`\`\n<!-- generated:timeline sha=0123456789abcdef -->\n\`\`\`\n`],
  ['a comment of their own', (text) => text.replace('## Lessons\n', '## Lessons\n\n<!-- ask the database people -->\n')],
  ['a block moved elsewhere', (text) => moved(text, 'notes')],
  ['a block removed', (text) => text.replace(blockOf(text, 'metrics'), '')],
  [
    'blank lines taken away around a block',
    (text) => text.replace(/(<!-- generated:notes .*? -->)\n\n/, '$1\n').replace('\n\n<!-- /generated:notes', '\n<!-- /generated:notes'),
  ],
];

const blockOf = (text: string, name: string): string => new RegExp(`<!-- generated:${name} [\\s\\S]*?<!-- /generated:${name} -->\\n`).exec(text)?.[0] ?? '';
const moved = (text: string, name: string): string => `${text.replace(blockOf(text, name), '')}\n${blockOf(text, name)}`;
/** The file without its generated blocks and keys. */
const ofPeople = (text: string): string =>
  text
    .replace(/<!-- generated:([a-z-]+) sha=[0-9a-f]{16} -->[\s\S]*?<!-- \/generated:\1 -->/g, (_, name) => `[${name}]`)
    .replace(/^(?:severity|severity_changes|end_time|metrics|generated_sha):.*\n(?: .*\n)*/gm, '');

describe('a refresh', () => {
  test('brings blocks and keys up to the record, and says which', () => {
    const { text, changed, kept } = refresh(draft());
    expect(text).toBe(draft(after));
    expect(changed).toEqual(['severity', 'severity_changes', 'end_time', 'impact', 'timeline', 'severity-times', 'notes']);
    expect(kept).toEqual([]);
  });

  test('changes nothing when the record says the same', () => {
    expect(refresh(draft(), before)).toEqual({ text: draft(), changed: [], kept: [] });
  });

  test.each(EDITS)('keeps %s', (_, edit) => {
    const edited = edit(draft());
    expect(edited).not.toBe(draft());
    const { text } = refresh(edited);
    expect(ofPeople(text)).toBe(ofPeople(edited));
    if (edited.includes('generated:notes')) expect(text).toContain(': restarted\n');
    // And once more: a refresh is stable.
    expect(refresh(text).text).toBe(text);
  });

  test('keeps all of them at once, with Windows line ends and a byte order mark', () => {
    const edited = EDITS.reduce((text, [, edit]) => edit(text), draft());
    const windows = `\uFEFF${edited.replaceAll('\n', '\r\n')}`;
    const { text } = refresh(windows);
    expect(text.startsWith('\uFEFF---\r\n')).toBe(true);
    expect(text).not.toMatch(/[^\r]\n/);
    expect(ofPeople(text.slice(1).replaceAll('\r\n', '\n'))).toBe(ofPeople(edited));
    expect(text).toContain('restarted');
  });

  test('keeps each line end as it was, in a file that has both', () => {
    const mixed = draft().replace('## Lessons\n', 'mine\r\n\r\n## Lessons\r\n').replace('status: draft\n', 'status: draft\r\n');
    const { text } = refresh(mixed);
    expect(text).toContain('restarted');
    expect(text.replaceAll('\r\n', '\n')).toBe(refresh(mixed.replaceAll('\r\n', '\n')).text);
    for (const kept of ['mine\r\n\r\n## Lessons\r\n', 'status: draft\r\n']) expect(text).toContain(kept);
    expect(text.match(/\r/g)).toHaveLength(4);
  });

  test('never changes a key that a person wrote, whatever its name, and says where the record differs', () => {
    const edited = draft()
      .replace('severity: not recorded', 'severity: sev3')
      .replace('status: draft', 'status: draft\nend_time: 2026-11-21T03:59:00Z # by the graph');
    const { text, kept } = refresh(edited);
    expect(text).toContain('severity: sev3\n');
    expect(text).toContain('end_time: 2026-11-21T03:59:00Z # by the graph\n');
    expect(kept).toEqual(['severity stays as you wrote it; the record says "sev1"', 'end_time stays as you wrote it; the record says "2026-11-21T03:04:00Z"']);
    expect(refresh(text).text).toBe(text);
  });

  test('writes the leak profile once, and leaves it to people from then on', () => {
    const seen: readonly Entry[] = [...before, { kind: 'diagnosis', evidence: 'E1', diagnosis }];
    const { text } = refresh(draft(), seen);
    expect(text).toContain('resource:\n  class: socket\n  mode: leak\n');
    const corrected = text.replace('  class: socket', '  class: fd # the sockets are files too');
    expect(refresh(corrected, seen).text).toBe(corrected);
  });

  test.each<[string, (text: string) => string, RegExp]>([
    ['a word in a block', (text) => text.replace(': called\n', ': called us\n'), /^pm\.md:\d+: the block notes comes from the record, and was edited\./],
    ['a line added to a block', (text) => text.replace('| note | called |\n', '| note | called |\n| 03:30 | note | mine |\n'), /the block timeline comes/],
    [
      'several',
      (text) => text.replaceAll(/called/g, 'phoned'),
      /the block timeline .* edited, and so was the block notes \(line \d+\)\. Nothing was written\.$/,
    ],
    ['a generated key', (text) => text.replace(/opened_at: .*/, 'opened_at: 2026-11-21T01:00:00Z'), /^pm\.md:10: the key opened_at comes/],
    ['a generated key removed', (text) => text.replace(/opened_at: .*\n/, ''), /the key opened_at comes/],
    ['a comment inside a generated key', (text) => text, /the key severity_changes comes/],
  ])('refuses an edit of %s, and puts it back when told to', (_, edit, says) => {
    const entries = says.source.includes('severity_changes') ? after : before;
    const made = draft(entries);
    const edited = says.source.includes('severity_changes') ? made.replace('    to: sev1', '    # too late?\n    to: sev1') : edit(made);
    expect(edited).not.toBe(made);
    expect(() => refresh(edited, entries)).toThrow(
      expect.objectContaining({ name: 'UserError', message: expect.stringMatching(says), hint: expect.stringContaining('--discard-edits') }),
    );
    const { text } = refresh(edited, entries, { discardEdits: true });
    expect(refresh(text, entries)).toMatchObject({ changed: [] });
    expect(text.replace(/opened_at: .*\n/, '')).toBe(made.replace(/opened_at: .*\n/, ''));
    expect(text).toMatch(/^opened_at: 2026-11-21T03:00:00Z$/m);
  });

  test.each<[string, (text: string) => string, string]>([
    ['without its end', (text) => text.replace('<!-- /generated:notes -->\n', ''), 'the block links begins inside the block notes'],
    ['without its beginning', (text) => text.replace(/<!-- generated:notes .*\n/, ''), 'the block notes ends without a beginning'],
    ['the last one without its end', (text) => text.replace('<!-- /generated:recurrence -->\n', ''), 'the block recurrence has no end'],
    [
      'one inside another',
      (text) =>
        text.replace('<!-- /generated:notes -->', '<!-- generated:links sha=0123456789abcdef -->\n\n<!-- /generated:links -->\n\n<!-- /generated:notes -->'),
      'the block links begins inside the block notes',
    ],
    ['one that ends another', (text) => text.replace('<!-- /generated:notes -->', '<!-- /generated:links -->'), 'the block links ends inside the block notes'],
    ['twice', (text) => `${text}\n${blockOf(text, 'notes')}`, 'the block notes stands there twice'],
    [
      'in a list',
      (text) => text.replace(blockOf(text, 'notes'), blockOf(text, 'notes').replace(/^/gm, '  ').replace(/^ {2}/, '- ')),
      'stands inside a list or a quote',
    ],
    ['with another hash', (text) => text.replace(/(generated:notes sha=)\w+/, '$1zzz'), 'a mark of a generated block is not written as it was'],
    [
      'with words behind it',
      (text) => text.replace('<!-- /generated:notes -->', '<!-- /generated:notes --> and more'),
      'a mark of a generated block is not written as it was',
    ],
    ['of a name that is none', (text) => text.replaceAll('generated:notes', 'generated:weather'), 'this version knows no block weather'],
  ])('refuses marks that are broken: %s', (_, edit, says) => {
    const edited = edit(draft());
    expect(edited).not.toBe(draft());
    for (const discardEdits of [false, true])
      expect(() => refresh(edited, after, { discardEdits })).toThrow(expect.objectContaining({ name: 'UserError', message: expect.stringContaining(says) }));
  });

  const bomb = `a: &a [x]\n${Array.from({ length: 20 }, (_, level) => `b${level}: &b${level} [${Array(10).fill(level === 0 ? '*a' : `*b${level - 1}`)}]`).join('\n')}`;
  test.each<[string, string, string]>([
    ['prose', 'hours of work', 'is no postmortem that can be read'],
    ['an empty file', '', 'is no postmortem that can be read'],
    ['a case study', '---\nschema: 1\nkind: case-study\n---\n', 'is no postmortem. Nothing was written.'],
    ['front matter that is a list', '---\n- a\n---\n', 'is no postmortem'],
    ['front matter without an end', '---\nkind: postmortem\n', 'is no postmortem that can be read'],
    ['front matter that is code', '---js\n{kind: "postmortem"}\n---\n', 'is no postmortem that can be read'],
    ['YAML that is none', '---\nkind: [\n---\n', 'is no postmortem that can be read'],
    ['aliases by the million', `---\nkind: postmortem\n${bomb}\n---\n`, 'is no postmortem that can be read'],
    ['quotes by the thousand', `---\nkind: postmortem\n---\n${'>'.repeat(100_000)}\n`, 'is no postmortem that can be read'],
    ['an empty template', emptyTemplate(), 'is the postmortem of no incident, not of INC-14'],
    [
      'another incident',
      draftPostmortem({ ...incident(before), id: '01KAHH00000000000000000000', number: 3 }, { hash: sha256 }),
      'is the postmortem of another incident, "INC-3", not of INC-14',
    ],
    ['no hashes', draft().replace(/generated_sha:.*\n(?: .*\n)*/, ''), 'has lost its generated_sha'],
    ['one line of YAML', `---\n{kind: postmortem, incident: 01KAHJ00000000000000000000, generated_sha: {}}\n---\n`, 'has lost its generated_sha'],
  ])('refuses %s', (_, text, says) => {
    expect(() => refresh(text)).toThrow(
      expect.objectContaining({ name: 'UserError', message: expect.stringContaining(says), hint: expect.stringContaining('--out ANOTHER-FILE') }),
    );
  });

  test('keeps what is internal out of a draft for people outside', () => {
    const seen: readonly Entry[] = [...after, { kind: 'diagnosis', evidence: 'E1', diagnosis }];
    const { text, changed } = refresh(draftPostmortem(incident(before), { hash: sha256, template: external }), seen);
    expect(changed).toEqual(['severity', 'end_time', 'impact-times']);
    expect(text).toBe(draftPostmortem(incident(seen), { hash: sha256, template: external }));
  });

  test('refuses another template than the one it was made with, and takes the same', () => {
    const made = draftPostmortem(incident(before), { hash: sha256, template: google });
    expect(() => refresh(made, after, { template: 'coe' })).toThrow('pm.md was made with the template "google".');
    expect(refresh(made, after, { template: 'google' }).text).toBe(draftPostmortem(incident(after), { hash: sha256, template: google }));
  });
});
