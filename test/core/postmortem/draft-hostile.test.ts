import { toString as textOf } from 'mdast-util-to-string';
import { describe, expect, test } from 'vitest';
import type { Diagnosis } from '../../../core/diagnosis/types.ts';
import { replay } from '../../../core/incident/state.ts';
import { blocksIn } from '../../../core/postmortem/generated.ts';
import { diagnosis, events } from '../incident/events.ts';
import { all, draft, split } from './a-draft.ts';

describe('text from outside', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '# heading',
    'a | b \\| c \\',
    '`code` **bold** _it_ ~~no~~',
    '[link](javascript:x) ![image](x)',
    '- item',
    '1. one',
    '> quote',
    '---',
    '```',
    'a\u001b[31mred\u202e',
    'line\n\n## two\n| x | y |',
    '&lt;b&gt; &amp; x && y',
    '[ref]: http://x',
    '| --- |',
    '<!-- comment -->',
    '--> out',
    '<!-- /generated:timeline -->',
    '<!-- generated:timeline sha=0123456789abcdef -->',
    'https://x.example/--><!-- /generated:links -->',
    'https://x.example/<b onclick=x>',
    'www.x.example/<b onclick=x>',
    'https://https://x.example/~user/<i>',
    '    indented',
    ':::note',
  ];

  test.each(hostile)('%j is shown as it is and acts as nothing', (text) => {
    const bad: Diagnosis = {
      ...diagnosis,
      target: { pid: 1, name: text },
      because: [text],
      verdicts: diagnosis.verdicts.map((verdict) => ({
        ...verdict,
        cause: text,
        title: text,
        variant: text,
        evidence: [{ ...verdict.evidence[0]!, reading: 'descriptors.used', value: text, unit: 'text', says: text }],
      })),
      notChecked: [{ cause: text, why: text }],
      probes: [{ id: text, argv: [[text, text]], status: 'ok', durationMs: 1, coverage: text }],
    };
    const record = events(
      { kind: 'opened', title: text, number: 1 },
      { kind: 'changed', answer: 'yes', what: text },
      { kind: 'symptom', text, matched: text },
      { kind: 'process', pid: 1, name: text },
      { kind: 'diagnosis', evidence: text, diagnosis: bad },
      { kind: 'step', step: text, title: text, state: 'skipped', reason: text },
      { kind: 'note', text },
      { kind: 'closed', resolution: text },
    );
    const markdown = draft(replay(record));
    const { data, root } = split(markdown);
    expect(markdown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(data['title']).toBeTypeOf('string');
    const nodes = all(root);
    const types = new Set(nodes.map(({ type }) => type));
    // The marks of the generated blocks are the only HTML, each begun and ended.
    const { blocks, problems } = blocksIn({ tree: root, text: '' });
    expect(problems).toEqual([]);
    expect(nodes.filter(({ type }) => type === 'html')).toHaveLength(2 * blocks.length);
    for (const type of ['image', 'definition', 'linkReference', 'emphasis', 'delete', 'thematicBreak', 'code'] as const) expect(types).not.toContain(type);
    // A bare address may become a link to itself, as everywhere on such pages; no text may hide where a link goes.
    for (const link of nodes.filter((node) => node.type === 'link')) expect(link.url.replace(/^http:\/\/(?=www\.)/, '')).toBe(textOf(link));
    expect(root.children.filter((node) => node.type === 'heading').map((node) => node.depth)).toEqual([2, 2, 2, 3, 2, 3, 4, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 3]);
    const tables = nodes.filter((node) => node.type === 'table');
    expect(tables.map(({ children }) => [...new Set(children.map((row) => row.children.length))])).toEqual([[3], [4]]);
    const title = nodes
      .filter((node) => node.type === 'listItem')
      .map((node) => textOf(node))
      .find((item) => item.startsWith('Title: '));
    const shown = text
      .replace(/\s*\n\s*/g, ' ')
      .trim()
      .replace('\u001b', '\\x1b')
      .replace('\u202e', '\\u{202e}');
    expect(title).toBe(`Title: ${shown}`);
  });
});
