import { expect, test } from 'vitest';
import { readPostmortem } from '../../../../core/postmortem/document.ts';
import { webLinks } from '../../../../core/postmortem/facts/web-links.ts';

test('lists addresses on the web once, and nothing else', () => {
  const text =
    '---\nschema: 1\nkind: postmortem\ntitle: x\nstatus: draft\nseverity: sev3\naction_items:\n  - id: a1\n    text: Close files\n    link: https://tracker.example/1\n---\n\n[a](https://a.example/) [b](../runbooks/fd-leak.md) [c](#d) [e](mailto:x@example.org) [again](https://a.example/)\n';
  const document = readPostmortem({ path: 'x.md', text }, []);
  expect(document && webLinks(document).map(({ url }) => url)).toEqual(['https://tracker.example/1', 'https://a.example/']);
});
