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

describe('the ranges of tool output', () => {
  const HEALTHY = 'Any idea why the build fails?\n\n$ df -h\nFilesystem Size Used Avail Use% Mounted on\n/dev/vda1 40G 12G 26G 32% /\n\nIt worked last week.';

  it('take in the command, and leave the prose out', () => {
    expect(readPasted(HEALTHY)).toEqual({ findings: [], output: [{ from: 3, to: 5, format: 'disk' }] });
  });

  it('are none where nothing but prose and a stack trace was pasted', () => {
    const text = 'It fails with\njava.lang.IllegalStateException: closed\n\tat acme.A.b(A.java:1)\n\tat acme.A.c(A.java:2)\nsince 3 days, 40 times an hour.';
    expect(readPasted(text)).toEqual({ findings: [], output: [] });
  });

  it('give each line to one format only', () => {
    for (const { examples } of EXAMPLES) {
      for (const { text } of examples) {
        const lines = readPasted(text).output.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, index) => from + index));
        expect(new Set(lines).size).toBe(lines.length);
      }
    }
  });
});

it('puts the sure finding before the likely one, whatever comes first', () => {
  const text = 'process_open_fds 900\nprocess_max_fds 1024\n\nHikariPool-1 - Pool stats (total=10, active=10, idle=0, waiting=80)';
  expect(readPasted(text).findings.map(({ causes }) => causes[0]?.id)).toEqual(['db-pool-exhaustion', 'fd-leak', 'fd-leak']);
});
