import type { SourceFile } from '../../../core/knowledge/types.ts';

const RUNBOOK = `---
title: Tap leak
summary: Somebody left the tap open.
resource: descriptors
severity: critical
alerts: [TapOpen, WaterHigh]
also_called: [drip, dripping tap]
---

## Meaning

Water runs. See [the other one](pipe-leak.md#look-alikes).

## Impact

The floor is wet.

## Signals

| Reading | Warning | Critical | Role | Says |
|---|---|---|---|---|
| \`descriptors.used\` | growing | | decisive | It grows. |
| \`descriptors.used_share\` | ≥ 70 % | ≥ 90 % | supporting | Little is left. |
| \`memory.rss\` | > 1 GiB | growing with \`descriptors.used\` | supporting | Memory follows. |
| \`pool.holders\` | | = idle-unmoved | supporting | Idle ones. |
| \`threads.count\` | flat | | against | It does not grow. |

## Error messages

| Message | Runtime | Certainty |
|---|---|---|
| \`Too many open taps\` | any | names it |
| \`/tap (open\\|left) at \\d+/\` | node | points to it |

## Look-alikes

| Looks like it | How to tell |
|---|---|
| [Pipe leak](pipe-leak.md) | The wall is wet. |
| Rain | Look out of the window. |

## Diagnosis

\`\`\`bash
ls /proc/$PID/fd
\`\`\`

Look for many entries.

\`\`\`sql
SELECT 1;
\`\`\`

\`\`\`text
1
\`\`\`

Look for a 1.

## Capture first

\`\`\`bash
cp /proc/$PID/status .
\`\`\`

## Mitigation

### Close the tap

Gently.

\`\`\`bash
kill -TERM $PID
\`\`\`

- **Effect:** the water stops.
- **Risk:** thirst.
- **Verify:** \`ls\` shows less.
- **Undo:** open it.

## Fix

### Go

\`\`\`go
defer tap.Close()
\`\`\`

## Verification

Dry.

## Prevention

A [case](../case-studies/2023-wet-floor.md#lessons) and [the checklist](prevention.md).
`;

const SYMPTOMS = `---
title: Symptoms
summary: What you see and what it may be.
---

| Symptom | Likely causes | Look at |
|---|---|---|
| Too many open files | [Tap leak](tap-leak.md) · [Pipe leak](pipe-leak.md) | \`descriptors\` \`sockets\` |
| It drips | [Pipe leak](pipe-leak.md) | \`memory\` |
`;

const PHASES = [
  ['Immediate', '0–15 min'],
  ['Investigation', '15–60 min'],
  ['Resolution', '1–4 h'],
  ['Post-incident', 'within 5 days'],
];

const PLAYBOOK = `---
title: Playbook
summary: What to do when.
---
${PHASES.map(
  ([phase, window], index) => `
## ${phase}

**Window:** ${window}

**Done when:** phase ${index + 1} is done.

- [ ] **${index + 1}.0 Look.** Look at [the tap](tap-leak.md#capture-first)
  once more.
  - Run: \`ls /proc/$PID/fd\`
  - Run: \`cat /proc/$PID/status\` and compare
  - Careful: it is hot.
- [ ] **${index + 1}.1 Think.**
`,
).join('')}`;

const PREVENTION = `---
title: Prevention
summary: What keeps it from coming back.
---

## Code

- [ ] Close every tap: [Tap leak](tap-leak.md), [Pipe leak](pipe-leak.md), linter \`tapclose\`
`;

const OTHER_MESSAGES = `---
title: Other messages
summary: What is no leak.
---

| Message | Runtime | What it means |
|---|---|---|
| \`/rain (in\\|on) \\d+ places/\` | sky | Look up, not at [the tap](tap-leak.md). |
| \`It is wet\` | any | It rains. |
`;

const CASE_STUDY = `---
schema: 1
kind: case-study
title: The wet floor
company: not disclosed
severity: sev2
summary: A tap stayed open.
takeaway: Close taps.
keywords: [tap]
start_time: 2023-10-15T12:00:00Z
end_time: 2023-10-15T14:00:00+00:00
resource:
  class: fd
  mode: leak
confidence: high
wording: own
facts_checked_at: 2026-11-21
related_runbooks: [tap-leak]
---

## Summary

A tap stayed open. See [Tap leak](../runbooks/tap-leak.md).

## Impact

Wet.

## Timeline

| Time | Kind | What happened |
|---|---|---|
| not recorded | fault-introduced | The tap is opened |
| 23:50 | impact-start | The floor is wet |
| day 2 00:05 | detected | Somebody slips |
| day 2 00:35:30 | mitigated | A bucket |

## Investigation

\`\`\`bash
ls /proc/$PID/fd
\`\`\`

## Causes

The tap.

## Resolution

Closed.

## What changed

Better taps.

## Lessons

Close taps.
`;

const GUIDE = `---
title: Plumbing
summary: How pipes are laid.
causes: [tap-leak, pipe-leak]
---

## Taps

Close them, see [Tap leak](../runbooks/tap-leak.md#fix) and [what happened](../case-studies/2023-wet-floor.md).

\`\`\`go
defer tap.Close()
\`\`\`
`;

/** A small library without findings; the mistakes of a test are edits of it. */
export const SAMPLE: readonly SourceFile[] = [
  { path: 'runbooks/tap-leak.md', text: RUNBOOK },
  {
    path: 'runbooks/pipe-leak.md',
    text: RUNBOOK.replace('Tap leak', 'Pipe leak').replace('[TapOpen, WaterHigh]', '[PipeOpen]').replaceAll('pipe-leak.md', 'tap-leak.md'),
  },
  { path: 'runbooks/symptoms.md', text: SYMPTOMS },
  { path: 'runbooks/playbook.md', text: PLAYBOOK },
  { path: 'runbooks/prevention.md', text: PREVENTION },
  { path: 'runbooks/other-messages.md', text: OTHER_MESSAGES },
  { path: 'case-studies/2023-wet-floor.md', text: CASE_STUDY },
  { path: 'guides/plumbing.md', text: GUIDE },
];

/** The sample with one piece of one file replaced; fails when the piece is not there. */
export function edited(path: string, from: string | RegExp, to: string): SourceFile[] {
  return SAMPLE.map((file) => {
    if (file.path !== path) return file;
    const text = file.text.replace(from, () => to);
    if (text === file.text) throw new Error(`${path} does not contain ${String(from)}`);
    return { ...file, text };
  });
}

/** One file of the sample. */
export function sampleFile(path: string): SourceFile {
  const found = SAMPLE.find((file) => file.path === path);
  if (!found) throw new Error(`the sample has no ${path}`);
  return found;
}
