import { describe, expect, test } from 'vitest';
import { checkLibrary, formatFinding } from '../../../core/knowledge/check.ts';
import { RULES, type RuleName } from '../../../core/knowledge/rules.ts';
import type { SourceFile } from '../../../core/knowledge/types.ts';
import { edited, SAMPLE, sampleFile } from './sample.ts';

const TAP = 'runbooks/tap-leak.md';
const CASE = 'case-studies/2023-wet-floor.md';
const GUIDE = 'guides/plumbing.md';
const SYMPTOMS = 'runbooks/symptoms.md';
const PLAYBOOK = 'runbooks/playbook.md';

/** Files with a mistake, and the line of `stanch check` that must name it. */
type Bad = readonly [files: readonly SourceFile[], finding: string];

const tap = (from: string | RegExp, to: string, finding: string): Bad => [edited(TAP, from, to), `${TAP}:${finding}`];
const study = (from: string | RegExp, to: string, finding: string): Bad => [edited(CASE, from, to), `${CASE}:${finding}`];
const guide = (from: string | RegExp, to: string, finding: string): Bad => [edited(GUIDE, from, to), `${GUIDE}:${finding}`];
const symptoms = (from: string | RegExp, to: string, finding: string): Bad => [edited(SYMPTOMS, from, to), `${SYMPTOMS}:${finding}`];
const playbook = (from: string | RegExp, to: string, finding: string): Bad => [edited(PLAYBOOK, from, to), `${PLAYBOOK}:${finding}`];

// Every rule but file-readable, which needs a disk: test/content/folders.test.ts.
const BAD: Record<Exclude<RuleName, 'file-readable'>, readonly Bad[]> = {
  'alert-unique': [
    [
      edited('runbooks/pipe-leak.md', '[PipeOpen]', '[PipeOpen, tapopen]'),
      'runbooks/pipe-leak.md:6:20  Unexpected alert "tapopen", which leads to tap-leak already, expected it in one runbook',
    ],
  ],
  'code-language': [guide('```go', '```', '11:1  Unexpected code without a language, expected one after the fence, or text')],
  'command-line': [
    guide('```go\ndefer', '```sh\nset \\\ndefer', '12:1  Unexpected command "set \\" that goes on, expected it whole on one line'),
    tap('ls /proc/$PID/fd', 'ls \\\n  /proc/$PID/fd', '45:1  Unexpected command "ls \\" that goes on, expected it whole on one line'),
    tap('ls /proc/$PID/fd', 'cat <<EOF\nx\nEOF', '45:1  Unexpected command "cat <<EOF" that goes on, expected it whole on one line'),
    tap('SELECT 1;', 'SELECT\n1;', '51:1  Unexpected command "SELECT" that goes on, expected a statement that ends in ; on its line'),
    tap('kill -TERM $PID', "kill 'x", '73:1  Unexpected command "kill \'x" that goes on, expected it whole on one line'),
    playbook('`cat /proc/$PID/status`', '`cat "x`', '15:10  Unexpected command "cat "x" that goes on, expected it whole on one line'),
  ],
  'command-placeholder': [
    tap('cp /proc/$PID/status .', 'cp $TARGET .', '63:1  Unexpected placeholder $TARGET, expected $PID, $HOST, $PORT or $DSN'),
    playbook('ls /proc/$PID/fd', 'ls $PASSWORD', '14:10  Unexpected placeholder $PASSWORD, expected $PID, $HOST, $PORT or $DSN'),
  ],
  'condition-fits': [
    tap('≥ 70 %', '≥ 70', '23:30  Unexpected condition "≥ 70", expected a number followed by %'),
    tap('≥ 70 %', '≥ 170 %', '23:30  Unexpected condition "≥ 170 %", expected a share from 0 to 100 %'),
    tap('> 1 GiB', '> 1 GB', '24:18  Unexpected condition "> 1 GB", expected a number followed by B, KiB, MiB, GiB or TiB'),
    tap('= idle-unmoved', '> 3', '25:22  Unexpected condition "> 3", expected "= text", because the reading is text'),
    tap('| growing |', '| = many |', '22:24  Unexpected condition "= many", expected a number, because descriptors.used is one'),
    tap('| growing |', '| ≥ 5 % |', '22:24  Unexpected condition "≥ 5 %", expected a plain number'),
  ],
  'condition-syntax': [
    tap('| growing |', '| grows |', '22:24  Unexpected condition "grows", expected "≥ 90 %", "> 100"'),
    tap('| growing |', '| |', '22:22  Unexpected row without a condition, expected one under Warning or Critical'),
  ],
  'control-character': [
    tap('Water runs', 'Water \u001b[31mruns', '12:7  Unexpected character \\x1b, expected printable text'),
    tap('Water runs', 'Water \u202eruns', '12:7  Unexpected character \\u{202e}, expected printable text'),
    tap('Water runs', 'Water\rruns', '12:6  Unexpected character \\x0d, expected printable text'),
    tap('Water runs', 'Water &#x202e;runs', '12:1  Unexpected character \\u{202e}, expected printable text'),
    tap('Tap leak', '"Tap \\e[2J leak"', '2:8  Unexpected character \\x1b, expected printable text'),
    tap('Rain', 'Rain\u0007', '40:7  Unexpected character \\x07, expected printable text'),
  ],
  'error-message': [
    [
      edited('runbooks/other-messages.md', '`It is wet`', 'It is wet'),
      'runbooks/other-messages.md:9:1  Unexpected "It is wet", expected one message in backticks',
    ],
    tap('`Too many open taps`', 'Too many open taps', '32:1  Unexpected "Too many open taps", expected one message in backticks'),
    tap('`Too many open taps`', '`満杯`', '32:3  Unexpected "満杯", expected at least 5 characters'),
    tap('names it', 'proves it', '32:30  Unexpected certainty "proves it", expected "names it" or "points to it"'),
  ],
  'error-regex': [
    tap('/tap (open', '/tap ((open', '33:3  Unexpected regex "tap ((open|left) at \\d+", expected one that compiles (Unterminated group)'),
    tap('/tap (open\\|left) at \\d+/', '/(tap)*/', '33:3  Unexpected regex "(tap)*", expected one that does not match an empty line'),
    tap(
      '/tap (open\\|left) at \\d+/',
      '/(tap+)+ open/',
      '33:3  Unexpected regex "(tap+)+ open", expected one that is safe and quick on any line (with no repeat inside a repeat)',
    ),
  ],
  'file-name': [
    [
      [...SAMPLE, { ...sampleFile(TAP), path: 'runbooks/Tap_Leak.md' }],
      'runbooks/Tap_Leak.md:1:1  Unexpected file name "Tap_Leak", expected kebab-case such as fd-leak.md',
    ],
    [
      [...SAMPLE, { ...sampleFile(GUIDE), path: 'guides/Pipes.md' }],
      'guides/Pipes.md:1:1  Unexpected file name "Pipes", expected kebab-case such as connection-pooling.md',
    ],
    [
      [...SAMPLE, { ...sampleFile(CASE), path: 'case-studies/wet.md' }],
      'case-studies/wet.md:1:1  Unexpected file name "wet", expected its year or undated first',
    ],
  ],
  'file-place': [
    [[...SAMPLE, { path: 'guides/more/x.md', text: '' }], 'guides/more/x.md:1:1  Unexpected file "guides/more/x.md", expected it directly in'],
    [[...SAMPLE, { path: 'runbooks/more/x.md', text: '' }], 'runbooks/more/x.md:1:1  Unexpected file "runbooks/more/x.md", expected it directly in'],
  ],
  'fix-code': [
    tap('```go\ndefer tap.Close()\n```', 'Close it.', '83:1  Unexpected "Go" without code, expected fenced code with its language'),
    tap('### Go\n', '', '81:1  Unexpected Fix without parts, expected a level-3 heading for each language'),
  ],
  'front-matter-absent': [
    tap('---\ntitle', 'title', '1:1  Unexpected start of the file, expected front matter between --- lines'),
    [edited(TAP, /^.*$/s, ''), `${TAP}:1:1  Unexpected start of the file, expected front matter between --- lines`],
  ],
  'front-matter-close': [
    tap(/\n---\n.*$/s, '', '1:1  Unexpected end of the file in the front matter, expected a line of ---'),
    tap('\n---\n', '\n----\n', '8:1  Unexpected "----", expected a line of exactly ---'),
  ],
  'front-matter-date': [
    study('2026-11-21', '2026-02-30', '17:19  Unexpected "2026-02-30" in facts_checked_at, expected a date such as 2026-11-21'),
    study('2023-10-15T12:00:00Z', 'yesterday', '10:13  Unexpected "yesterday" in start_time, expected an RFC 3339 time such as 2026-11-21T04:05:00Z'),
    study(
      '2023-10-15T14:00:00+00:00',
      '2023-10-15T13:00:00+02:00',
      '11:11  Unexpected "2023-10-15T13:00:00+02:00" in end_time, expected an end at or after start_time',
    ),
  ],
  'front-matter-key': [
    tap('severity:', 'sevrity:', '5:1  Unexpected key "sevrity", expected "severity"'),
    tap('resource:', 'owner: me\nresource:', '4:1  Unexpected key "owner", expected title, summary, resource, severity, rival, alerts or also_called'),
    study('  mode: leak', '  mode: leak\n  realeased_by: gc', '15:3  Unexpected key "realeased_by" in resource, expected "released_by"'),
  ],
  'front-matter-language': [
    tap('---\ntitle', '---js\ntitle', '1:1  Unexpected ---js front matter, expected YAML'),
    tap('---\ntitle', '---javascript\ntitle', '1:1  Unexpected ---javascript front matter, expected YAML'),
    tap('---\ntitle', '--- coffee\ntitle', '1:1  Unexpected ---coffee front matter, expected YAML'),
    tap('---\ntitle', '---json\ntitle', '1:1  Unexpected ---json front matter, expected YAML'),
    tap('---\ntitle', '---toml\ntitle', '1:1  Unexpected ---toml front matter, expected YAML'),
    tap('---\ntitle', '---constructor\ntitle', '1:1  Unexpected ---constructor front matter, expected YAML'),
  ],
  'front-matter-missing': [
    tap('resource: descriptors\n', '', '1:1  Unexpected end of the front matter, expected key "resource"'),
    study('  class: fd\n', '', '13:3  Unexpected end of the front matter, expected key "resource.class"'),
  ],
  'front-matter-value': [
    tap('severity: critical', 'severity: bad', '5:11  Unexpected "bad" in severity, expected one of critical, warning'),
    tap('title: Tap leak', 'title: 5', '2:8  Unexpected 5 in title, expected text'),
    tap('title: Tap leak', 'title:', '2:7  Unexpected null in title, expected text'),
    tap('Somebody left the tap open.', 'x'.repeat(161), `3:10  Unexpected "${'x'.repeat(59)}…" in summary, expected at most 160 characters`),
    tap('[drip, dripping tap]', '[]', '7:14  Unexpected empty list in also_called, expected at least one item, or no such key'),
    tap('WaterHigh', 'Water High', '6:19  Unexpected "Water High" in alerts.1, expected an alert name without spaces'),
    study('class: fd', 'class: water', '13:10  Unexpected "water" in resource.class, expected one of fd, socket'),
  ],
  'front-matter-yaml': [
    tap('title: Tap leak', 'title: [Tap', '3:'),
    tap('title: Tap leak', 'title: Tap leak\ntitle: Again', '3:1  Unexpected YAML (Map keys must be unique), expected valid YAML'),
    tap('title: Tap leak', 'title: !!js/function "x"', '2:8  Unexpected YAML (Unresolved tag: tag:yaml.org,2002:js/function)'),
    tap(
      'title: Tap leak',
      `a: &a [x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b]\nd: [*c, *c, *c, *c, *c]`,
      '1:1  Unexpected YAML (Excessive alias count',
    ),
  ],
  'heading-duplicate': [tap('## Impact', '## Impact\n\nYes.\n\n## Impact', '18:1  Unexpected second heading "Impact", expected it once')],
  'heading-missing': [
    guide(/\n## Taps.*$/s, '', '1:1  Unexpected guide without sections, expected level-2 headings of your choice'),
    tap('## Impact\n\nThe floor is wet.\n\n', '', '14:1  Unexpected heading "Signals", expected heading "Impact" before it'),
    tap(/\n## Prevention.*$/s, '', '91:1  Unexpected end of the file, expected heading "Prevention" before it'),
  ],
  'heading-order': [
    tap(
      /(## Meaning.*)(## Impact.*)(?=## Signals)/s,
      '## Impact\n\nWet.\n\n## Meaning\n\nWater.\n\n',
      '14:1  Unexpected heading "Meaning" after "Impact", expected it before',
    ),
  ],
  'heading-title': [tap('## Meaning', '# Tap leak\n\n## Meaning', '10:1  Unexpected level-1 heading, expected the title in the front matter only')],
  'heading-unknown': [
    tap('## Look-alikes', '## Lookalikes', '35:1  Unexpected heading "Lookalikes", expected "Look-alikes"'),
    tap('## Meaning', '## Weather\n\nFine.\n\n## Meaning', '10:1  Unexpected heading "Weather", expected Meaning, Impact'),
  ],
  'id-unique': [
    [[...SAMPLE, { ...sampleFile(TAP), root: 'ours' }], `ours/${TAP}:1:1  Unexpected file ${TAP}, which would replace ${TAP}, expected a name of its own`],
    [[...SAMPLE, { ...sampleFile(PLAYBOOK), root: 'ours' }], `ours/${PLAYBOOK}:1:1  Unexpected file ${PLAYBOOK}, which would replace ${PLAYBOOK}`],
    [[...SAMPLE, { ...sampleFile(SYMPTOMS), root: 'ours' }], `ours/${SYMPTOMS}:8:1  Unexpected second symptom "Too many open files", expected it once`],
    symptoms('It drips', 'Too many open files', '9:1  Unexpected second symptom "Too many open files", expected it once'),
  ],
  'library-file': [
    [SAMPLE.filter(({ path }) => path !== SYMPTOMS), `${SYMPTOMS}:1:1  Unexpected library without this file, expected it`],
    [[], `${PLAYBOOK}:1:1  Unexpected library without this file, expected it`],
  ],
  'link-anchor': [
    tap('#look-alikes', '#lookalikes', '12:17  Unexpected heading "#lookalikes" of runbooks/pipe-leak.md, expected "#look-alikes"'),
    tap('2023-wet-floor.md#lessons', '2023-wet-floor.md#lesson', '95:3  Unexpected heading "#lesson" of case-studies/2023-wet-floor.md, expected "#lessons"'),
    study('tap-leak.md)', 'tap-leak.md#nothing)', '23:24  Unexpected heading "#nothing" of runbooks/tap-leak.md, expected a heading of that file'),
  ],
  'link-file': [
    tap('(pipe-leak.md#look-alikes)', '(pipes-leak.md)', '12:17  Unexpected link to "pipes-leak.md", expected "runbooks/pipe-leak.md"'),
    tap('../case-studies/2023-wet-floor.md#lessons', '2023-wet-floor.md', '95:3  Unexpected link to "2023-wet-floor.md", expected '),
    study('../runbooks/tap-leak.md', '../../etc/passwd', '23:24  Unexpected link to "../../etc/passwd", expected a file of the library'),
    study('../runbooks/tap-leak.md', '/runbooks/tap-leak.md', '23:24  Unexpected link to "/runbooks/tap-leak.md", expected a file of the library'),
  ],
  'link-protocol': [
    tap('pipe-leak.md#look-alikes', 'JavaScript:alert(1)', '12:17  Unexpected link "JavaScript:alert(1)", expected https:, http:, mailto: or a relative path'),
    tap('pipe-leak.md#look-alikes', '//evil.example', '12:17  Unexpected link "//evil.example", expected https:, http:, mailto: or a relative path'),
    tap('Water runs.', '![x](data:image/png;base64,AA)', '12:1  Unexpected link "data:image/png;base64,AA"'),
  ],
  'look-for': [
    tap('Look for many entries.', 'Many entries.', '44:1  Unexpected command without what to look for, expected a paragraph after it that starts "Look for"'),
    tap('```sql', '```ruby', '50:1  Unexpected block of "ruby", expected bash, sh, sql or text'),
  ],
  'mitigation-items': [
    tap(
      '- **Undo:** open it.\n',
      '',
      '76:1  Unexpected list of Effect, Risk, Verify under "Close the tap", expected a list of **Effect:**, **Risk:**, **Verify:**, **Undo:**',
    ),
    tap('- **Risk:** thirst.', '- **Risk:**', '76:1  Unexpected list of Effect, Risk, Verify, Undo under "Close the tap"'),
    tap('### Close the tap', '', '66:1  Unexpected Mitigation without parts, expected a level-3 heading for each'),
  ],
  'nesting-depth': [
    tap('Water runs.', '>'.repeat(20_000), '12:1  Unexpected depth of nesting, expected fewer levels'),
    tap('Water runs.', '- '.repeat(20_000), '12:1  Unexpected depth of nesting'),
  ],
  'playbook-phase': [
    playbook('**Window:** 0–15 min\n\n', '', '8:1  Unexpected phase without a window, expected "**Window:** 0–15 min" as the first paragraph'),
    playbook('0–15 min', 'soon', '8:1  Unexpected window "soon", expected "**Window:** 0–15 min"'),
    playbook('15–60 min', '5–10 min', '21:1  Unexpected window "5–10 min", expected one that ends after the phase before it'),
    playbook(
      '**Done when:** phase 1 is done.\n\n',
      '',
      '10:1  Unexpected phase without an exit criterion, expected "**Done when:** …" as the second paragraph',
    ),
  ],
  'playbook-step': [
    playbook('- [ ] **1.1 Think.**', '- [ ] **Think.**', '17:1  Unexpected step "Think.", expected "- [ ] **1.2 Title.** what to do"'),
    playbook('- [ ] **1.1 Think.**', '- [ ] **2.1 Think.**', '17:1  Unexpected step 2.1, expected 1.1 or later in this phase'),
    playbook('Careful:', 'Beware:', '16:3  Unexpected detail "Beware: it is hot.", expected "Run:", "Careful:", "Expect:" or "See:" and text'),
    playbook('Run: `ls /proc/$PID/fd`', 'Run: ls', '14:5  Unexpected command "ls", expected "Run: `command`"'),
  ],
  'prevention-item': [
    [
      edited('runbooks/prevention.md', /\[Tap leak\].*/, 'always'),
      'runbooks/prevention.md:8:1  Unexpected item "Close every tap: always" without a cause, expected a link to the runbook it prevents',
    ],
  ],
  'raw-html': [tap('Water runs.', 'Water <script>runs</script>.', '12:7  Unexpected HTML, expected Markdown')],
  'reading-unknown': [
    tap('`descriptors.used` | growing', '`descriptors.usde` | growing', '22:3  Unexpected reading "descriptors.usde", expected "descriptors.used"'),
    tap('growing with `descriptors.used`', 'growing with `water`', '24:28  Unexpected reading "water", expected a registered reading'),
    tap('| `threads.count` |', '| threads.count |', '26:1  Unexpected "threads.count", expected one reading in backticks'),
  ],
  'runbook-unknown': [
    study('[tap-leak]', '[tap-leak, tap-laek]', '18:30  Unexpected runbook "tap-laek", expected "tap-leak"'),
    guide('pipe-leak]', 'pipe-laek]', '4:20  Unexpected runbook "pipe-laek", expected "pipe-leak"'),
  ],
  'section-empty': [
    guide('## Taps', 'Hello.\n\n## Taps', '7:1  Unexpected text before the first heading, expected it under a heading'),
    tap('The floor is wet.\n', '', '14:1  Unexpected empty section "Impact", expected text'),
    tap('## Meaning', 'Hello.\n\n## Meaning', '10:1  Unexpected text before the first heading, expected it under a heading'),
  ],
  'signal-role': [tap('| decisive |', '| sure |', '22:34  Unexpected role "sure", expected decisive, supporting or against')],
  'symptom-causes': [
    symptoms('[Tap leak](tap-leak.md) ·', '[Tap leak](tap-leak.md),', '8:23  Unexpected "Tap leak, Pipe leak", expected links to runbooks, separated by " · "'),
    symptoms('[Tap leak](tap-leak.md) · [Pipe leak](pipe-leak.md)', 'unknown', '8:23  Unexpected "unknown", expected links to runbooks'),
    symptoms(
      '(tap-leak.md)',
      '(../case-studies/2023-wet-floor.md)',
      '8:25  Unexpected link to "../case-studies/2023-wet-floor.md", expected a link to a runbook',
    ),
  ],
  'symptom-probe': [
    symptoms('`sockets`', '`socket`', '8:93  Unexpected probe "socket", expected "sockets"'),
    symptoms('`memory`', 'memory', '9:40  Unexpected "memory", expected probes in backticks'),
  ],
  'table-cells': [
    tap('It grows. |', 'It | grows. |', '22:1  Unexpected 6 cells, expected 5, with a pipe in a cell written \\|'),
    tap('| The wall is wet. |', '|', '39:1  Unexpected 1 cells, expected 2'),
    tap('| any |', '| |', '32:24  Unexpected empty cell in column Runtime, expected text'),
  ],
  'table-columns': [
    [
      edited('runbooks/other-messages.md', 'What it means', 'Says'),
      'runbooks/other-messages.md:6:1  Unexpected table | Message | Runtime | Says |, expected a table | Message | Runtime | What it means |',
    ],
    tap(
      '| Reading | Warning |',
      '| Reading | Warn |',
      '20:1  Unexpected table | Reading | Warn | Critical | Role | Says |, expected a table | Reading | Warning | Critical | Role | Says |',
    ),
    tap(/(?<=## Look-alikes\n\n)[^#]*/, 'None.\n\n', '37:1  Unexpected section without a table, expected a table | Looks like it | How to tell |'),
  ],
  'timeline-kind': [study('| detected |', '| detcted |', '35:15  Unexpected kind "detcted", expected "detected"')],
  'timeline-order': [
    study('day 2 00:05', '00:05', '35:1  Unexpected time "00:05" after a later one, expected rows in order; after midnight write "day 2 00:05"'),
  ],
  'timeline-time': [
    study('23:50', '11:50 pm', '34:1  Unexpected time "11:50 pm", expected "03:12", "03:12:05", "day 2 08:00"'),
    study('23:50', '24:50', '34:1  Unexpected time "24:50"'),
    study('23:50', '2023-02-30T23:50:00Z', '34:1  Unexpected time "2023-02-30T23:50:00Z"'),
  ],
};

test('the sample has nothing wrong', () => {
  expect(checkLibrary(SAMPLE).map(formatFinding)).toEqual([]);
});

test('every rule has a mistake that it finds', () => {
  expect([...Object.keys(BAD), 'file-readable'].sort()).toEqual(Object.keys(RULES).sort());
});

describe.each(Object.entries(BAD))('%s', (rule, examples) => {
  test.each(examples)('is found in example %#', (files, expected) => {
    const found = checkLibrary(files).map(formatFinding);
    const hit = found.find((line) => line.startsWith(expected) && line.endsWith(`(${rule})`));
    expect(hit, `${expected}\nfound instead:\n${found.join('\n')}`).toBeDefined();
  });
});
