import { describe, expect, test } from 'vitest';
import { sha256 } from '../../../cli/sha256.ts';
import type { Finding } from '../../../core/knowledge/types.ts';
import { BLOCKS } from '../../../core/postmortem/blocks/index.ts';
import { readPostmortem } from '../../../core/postmortem/document.ts';
import { draftPostmortem } from '../../../core/postmortem/draft.ts';
import { blocksIn, shortHash } from '../../../core/postmortem/generated.ts';
import { QUESTIONS } from '../../../core/postmortem/questions.ts';
import { TEMPLATES, templateNamed } from '../../../core/postmortem/templates/index.ts';
import { LIBRARY, RECORDED, recordedIncident } from './a-record.ts';

const draft = (template: (typeof TEMPLATES)[number], journal = RECORDED) => draftPostmortem(recordedIncident(journal), { hash: sha256, template, ...LIBRARY });

describe.each(TEMPLATES)('the template $name, from a real record', (template) => {
  const markdown = draft(template);

  test('is as it was', async () => {
    await expect(markdown).toMatchFileSnapshot(`__snapshots__/${template.name}.md`);
  });

  test('is a postmortem without a finding, with its headings in their order and every mark in its place', () => {
    const findings: Finding[] = [];
    const document = readPostmortem({ path: 'postmortem.md', text: markdown }, findings);
    expect(findings).toEqual([]);
    expect(document?.head).toMatchObject({ template: template.name, severity: 'sev2' });
    const asked = template.sections.filter(({ profiles, depth, blocks }) => (profiles?.includes('full') ?? true) || (depth === 3 && blocks !== undefined));
    expect(document?.headings.filter(({ node }) => node.depth < 4).map(({ text }) => text)).toEqual(asked.map(({ heading }) => heading));
    const { blocks, problems } = blocksIn(document!);
    expect(problems).toEqual([]);
    expect(blocks.map(({ name }) => name)).toEqual(asked.flatMap((section) => section.blocks ?? []));
    for (const { text, sha } of blocks) expect(shortHash(text, sha256)).toBe(sha);
  });

  test('uses each block, each question and each heading once at most', () => {
    const twice = (all: readonly string[]) => all.filter((each, index) => all.indexOf(each) !== index);
    expect(twice(template.sections.flatMap(({ blocks = [] }) => blocks))).toEqual([]);
    expect(twice(template.sections.map(({ heading }) => heading))).toEqual([]);
    // Either the impact or what stopped it is asked, never both.
    const asked = template.sections.filter(({ heading }) => heading !== 'What stopped it');
    expect(twice(asked.flatMap(({ questions = [] }) => questions))).toEqual([]);
  });

  test('comes out the same from the same record, whatever the order of its keys', () => {
    const turned = RECORDED.split('\n')
      .map((line) => (line === '' ? line : JSON.stringify(backwards(JSON.parse(line)))))
      .join('\n');
    expect(turned).not.toBe(RECORDED);
    expect(draft(template, turned)).toBe(markdown);
  });
});

function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, each]) => [key, backwards(each)]),
  );
}

describe('the templates', () => {
  test('never let a part follow a section that another severity asks for', () => {
    for (const { sections } of TEMPLATES)
      for (const [index, { heading }] of sections.entries()) if (heading === 'What stopped it') expect(sections[index + 1]?.depth).toBeUndefined();
  });

  test('leave no block and no question that none of them uses', () => {
    const used = new Set<string>(TEMPLATES.flatMap(({ sections }) => sections.flatMap(({ blocks = [], questions = [] }) => [...blocks, ...questions])));
    expect([...Object.keys(BLOCKS), ...Object.keys(QUESTIONS)].filter((name) => !used.has(name))).toEqual([]);
  });

  test('for people outside hold no name, process or address of the record', () => {
    const outside = draft(templateNamed('external'));
    for (const inside of ['drill', '12273', 'CLOSE_WAIT', 'grafana', 'E1', '127.0.0.1', 'customer called', 'metrics', 'leak'])
      expect(outside).not.toContain(inside);
    expect(outside).toContain('- Lasted: 15 min 40 s');
  });

  test('ask the seven questions of a debriefing, each of them, wherever everything is asked', () => {
    for (const { name, sections } of TEMPLATES.filter((template) => !['short', 'external'].includes(template.name)))
      expect(
        sections.flatMap(({ questions = [] }) => questions),
        name,
      ).toEqual(expect.arrayContaining(['cues', 'knowledge', 'goals', 'assessment', 'action', 'help', 'process']));
  });

  test('a name that is none lists them', () => {
    expect(() => templateNamed('gogle')).toThrow(expect.objectContaining({ name: 'UserError', hint: expect.stringContaining('google') }));
  });
});
