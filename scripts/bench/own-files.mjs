// A library as a large team might have one: half runbooks, half case studies, in words that partly mean something.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FIELD =
  'connection pool thread memory socket timeout queue disk file lock session database request worker cache deploy alert latency restart limit'.split(' ');
const SYLLABLES = 'ba de fi go ku la me ni po ra se ti vo zu'.split(' ');
const VOCABULARY = 6000;

/** Writes so many Markdown files, the same ones each time. */
export function writeLibrary(folder, files) {
  const say = speaker(7);
  for (const name of ['runbooks', 'case-studies']) mkdirSync(join(folder, name), { recursive: true });
  for (let n = 0; n < files / 2; n++) {
    writeFileSync(join(folder, `runbooks/own-${n}.md`), runbook(say, n));
    writeFileSync(join(folder, `case-studies/2024-own-${n}.md`), caseStudy(say, n));
  }
}

/** Sentences of so many words; the common ones come more often. */
function speaker(seed) {
  let state = seed;
  const below = (most) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state % most;
  };
  const vocabulary = Array.from({ length: VOCABULARY }, () => Array.from({ length: 2 + below(3) }, () => SYLLABLES[below(SYLLABLES.length)]).join(''));
  const word = () => (below(4) === 0 ? FIELD[below(FIELD.length)] : vocabulary[Math.min(below(VOCABULARY), below(VOCABULARY))]);
  return (words) => Array.from({ length: words }, word).join(' ');
}

function runbook(say, n) {
  return `---
title: ${say(4)}
summary: ${say(10)}.
resource: ${say(1)}
severity: warning
also_called:
  - ${say(2)}
  - ${say(3)}
---

## Meaning

${say(60)}.

## Impact

- ${say(12)}.

## Signals

| Reading | Warning | Critical | Role | Says |
|---|---|---|---|---|
| \`descriptors.used\` | growing | | decisive | ${say(8)}. |

## Error messages

| Message | Runtime | Certainty |
|---|---|---|
| \`${say(3)} ${n}\` | any | names it |
| \`${say(2)} failed ${n}\` | any | points to it |

## Look-alikes

| Looks like it | How to tell |
|---|---|
| ${say(4)} | ${say(10)}. |

## Diagnosis

\`\`\`bash
cat /proc/$PID/limits
\`\`\`

Look for ${say(10)}.

## Capture first

${say(12)}.

## Mitigation

### ${say(3)}

${say(10)}.

- **Effect:** ${say(8)}.
- **Risk:** ${say(8)}.
- **Verify:** ${say(8)}.
- **Undo:** ${say(8)}.

## Fix

### Go

\`\`\`go
package main
\`\`\`

## Verification

- ${say(12)}.

## Prevention

- ${say(12)}.
`;
}

function caseStudy(say, n) {
  return `---
schema: 1
kind: case-study
title: ${say(6)}
company: not disclosed
severity: not recorded
summary: ${say(25)}.
takeaway: ${say(12)}.
keywords:
  - ${say(1)}
  - ${say(2)}
confidence: medium
wording: own
facts_checked_at: 2026-01-01
related_runbooks:
  - own-${n}
---

## Summary

${say(40)}.

## Impact

${say(20)}.

## Timeline

| Time | Kind | What happened |
|---|---|---|
| 03:12 | alerted | ${say(8)}. |
| 03:40 | mitigated | ${say(8)}. |

## Investigation

${say(50)}.

## Causes

${say(30)}.

## Resolution

${say(20)}.

## What changed

- ${say(12)}.

## Lessons

${say(20)}.
`;
}
