import { describe, expect, it } from 'vitest';
import { EXAMPLES } from '../../../../core/match/pasted/examples.ts';
import { readPasted } from '../../../../core/match/pasted/index.ts';

describe.each(EXAMPLES)('pasted output: $id', ({ id, examples }) => {
  it.each(examples)('reads: $title', ({ text, cause, says }) => {
    const { findings, output } = readPasted(text);
    expect(findings[0]?.causes[0]?.id ?? null).toBe(cause);
    expect(findings[0]?.says ?? '').toContain(says ?? '');
    expect(output.map(({ format }) => format)).toContain(id);
  });

  it.each(examples)('reads it between prose, quoted and fenced: $title', ({ text, cause }) => {
    const wrapped = `It broke again last night, see below.\n\n\`\`\`\n${text}\n\`\`\`\nAny idea?`;
    const quoted = `It broke again last night, see below.\n\n${text.replace(/^/gm, '> ')}\r\n\r\nAny idea?`;
    for (const each of [wrapped, quoted]) expect(readPasted(each).findings[0]?.causes[0]?.id ?? null).toBe(cause);
  });

  it.each(examples)('points at a line that is there: $title', ({ text }) => {
    const lines = text.split('\n');
    for (const finding of readPasted(text).findings) expect(lines[finding.line - 1]?.trim()).toContain(finding.text.trim());
  });
});
