import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { type Preset, unified } from 'unified';
import { VFile } from 'vfile';
import { afterAll, beforeAll, expect, test } from 'vitest';

const POSTMORTEM = `---
schema: 1
kind: postmortem
title: Payments stop
status: draft
severity: sev2
---

## Causes

Alice forgot to close the client.

<!-- postmortem-ignore B03 quoted on purpose -->
Bob forgot it, too.
`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stanch-preset-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Messages of the built preset, as somebody meets it who installed the package and uses remark. */
async function messages(text: string) {
  const built = pathToFileURL(join(import.meta.dirname, '../../dist/remark-preset.js')).href;
  const { default: preset } = (await import(built)) as { default: Preset };
  const file = new VFile({ value: text, path: 'payment.md', cwd: folder });
  await unified().use(remarkParse).use(preset).use(remarkStringify).process(file);
  return file.messages.map(({ source, ruleId, line, column, fatal, reason, url }) => ({ origin: `${source}:${ruleId}`, line, column, fatal, reason, url }));
}

test('the preset gives remark every finding with its place, and honours the comments', async () => {
  expect((await messages(POSTMORTEM)).filter(({ origin }) => /^stanch:B/.test(origin))).toEqual([
    {
      origin: 'stanch:B03',
      line: 11,
      column: 7,
      fatal: true,
      reason: expect.stringContaining('Unexpected "forgot"'),
      url: '/rules/language/agent-omission/',
    },
    { origin: 'stanch:B15', line: 11, column: 1, fatal: false, reason: 'Unexpected "Alice", expected the role', url: '/rules/language/personal-data/' },
    { origin: 'stanch:B15', line: 14, column: 1, fatal: false, reason: 'Unexpected "Bob", expected the role', url: '/rules/language/personal-data/' },
  ]);
});

test('the form of the file is a message, too', async () => {
  expect(await messages(POSTMORTEM.replace('status: draft', 'status: old'))).toContainEqual(
    expect.objectContaining({ origin: 'stanch:form', line: 5, fatal: true }),
  );
});

test('stanch.yaml of the project counts', async () => {
  writeFileSync(join(folder, 'stanch.yaml'), 'postmortem:\n  rules: {B03: off}\n  participants: names\n');
  expect((await messages(POSTMORTEM)).filter(({ origin }) => /^stanch:B/.test(origin))).toEqual([]);
});
