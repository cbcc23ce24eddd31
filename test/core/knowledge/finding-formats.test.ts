import { expect, test } from 'vitest';
import { renderFindings } from '../../../core/knowledge/finding-formats.ts';

const TEXT = 'odd\u009b2J\u202e\u{e0041}name';
const FINDING = { file: `runbooks/${TEXT}.md`, line: 1, column: 1, rule: 'control-character', message: TEXT } as const;

test.each(['pretty', 'json', 'github', 'sarif'])('%s passes nothing on that a terminal would act on', (format) => {
  const out = renderFindings(format, [FINDING], 1);
  expect(out).not.toMatch(/[\u007f-\u009f\u202e\u{e0041}]/u);
  expect(out).toContain('name');
});

test('what the JSON holds is what was found', () => {
  expect(JSON.parse(renderFindings('json', [FINDING], 1))).toEqual({ schema: 1, findings: [FINDING], files: 1 });
});
