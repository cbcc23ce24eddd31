import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Everything Markdown could try against a reader, each in its own way of writing it. */
export const HOSTILE_MARKDOWN = `
<script>window.hostile = 'block'</script>

<img src=x onerror="window.hostile = 'img'"> inline <svg onload="window.hostile = 'svg'"></svg> text

<iframe srcdoc="<script>parent.hostile = 'frame'</script>"></iframe>

<a href="javascript:window.hostile = 'raw link'">raw link</a>

[plain](javascript:window.hostile='link') [mixed](JaVaScRiPt:window.hostile='case')
[entity](&#106;avascript:window.hostile='entity') [tab](<java\tscript:window.hostile='tab'>) [data](data:text/html,<script>1</script>)
[vb](vbscript:msgbox) [reference][bad] <javascript:window.hostile='auto'>

[bad]: javascript:window.hostile='reference'
[pixel]: https://tracker.test/reference.png
[torn]: %E0%A4%A

![tracker](https://tracker.test/pixel.png) ![scheme-less](//tracker.test/pixel.png) ![broken](%E0%A4%A) ![drawn](data:image/svg+xml,<svg/>) ![known][pixel] ![half][torn]

| cell | <b onclick="window.hostile = 'cell'">b</b> |
|---|---|
| a | [x](javascript:window.hostile='cell-link') |

:::note{onclick="window.hostile = 'directive'"}
directive
:::

\`\`\`bash title="<script>window.hostile='title'</script>" {1}
kill -9 \u202e1234 # <script>window.hostile = 'code'</script>
\`\`\`

Style <style>body { display: none }</style> and a hidden \u200b\u202edrow\u202c.

- [ ] <input autofocus onfocus="window.hostile = 'task'"> task
`;

const HEAD = `---
title: "<script>window.hostile = 'title'</script> \\u202e title"
summary: "<img src=x onerror=window.hostile='summary'>"
`;

/** A team's folder whose every field and paragraph is an attack; well-formed enough to become pages. */
export async function writeHostileFolder(): Promise<{ dir: string; remove(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'stanch-hostile-'));
  await mkdir(join(dir, 'runbooks'));
  await mkdir(join(dir, 'case-studies'));
  await mkdir(join(dir, 'guides'));
  await writeFile(
    join(dir, 'runbooks', 'hostile.md'),
    `${HEAD}resource: "<b onclick=hostile=1>fds</b>"\nseverity: critical\nalso_called: ["</dd><script>window.hostile = 'also'</script>"]\n---\n\n## Meaning\n${HOSTILE_MARKDOWN}`,
  );
  await writeFile(
    join(dir, 'runbooks', 'symptoms.md'),
    `${HEAD}---\n\n| Symptom | Likely causes | Look at |\n|---|---|---|\n| It hurts \`<script>\` here | [Hostile](hostile.md) | \`memory\` |\n`,
  );
  await writeFile(
    join(dir, 'case-studies', '2024-hostile.md'),
    `${HEAD}schema: 1
kind: case-study
company: "<script>window.hostile = 'company'</script>"
severity: "\\" onmouseover=\\"window.hostile = 'severity'"
takeaway: "</p><script>window.hostile = 'takeaway'</script>"
keywords: [x]
confidence: low
wording: own
facts_checked_at: 2026-11-21
related_runbooks: [hostile]
---

## Summary
${HOSTILE_MARKDOWN}`,
  );
  await writeFile(join(dir, 'guides', 'hostile.md'), `${HEAD}causes: [hostile]\n---\n\n## Taps\n${HOSTILE_MARKDOWN}`);
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}
