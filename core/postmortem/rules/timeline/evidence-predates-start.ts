import { walk } from '../../../knowledge/markdown.ts';
import { quote, type Spot } from '../../../knowledge/report.ts';
import type { PostmortemDocument } from '../../document.ts';
import { timelineOf } from '../../facts/timeline.ts';
import type { PostmortemRule, Remark } from '../rule.ts';
import { timeline } from '../sample.ts';

const STAMP = /\b(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(?:[.,]\d+)?(?: ?(Z|[+-]\d{2}:?\d{2}))?/;
const TROUBLE = /\b(?:error|fatal|panic|exception|refused|time(?:d)?[ -]?out|too many open files|EMFILE|ENFILE|ENOSPC|OOM|out of memory|crash|5\d\d)\b/i;
const SLACK = 60;
const DAY = 86_400;

export const evidencePredatesStart: PostmortemRule = {
  id: 'T12',
  name: 'evidence-predates-start',
  layer: 'timeline',
  severity: 'warn',
  asks: 'No error in a quoted log is older than the start of impact, unless a row says what it was.',
  why: 'The log is the better witness: the incident began before the timeline says so.',
  examples: [
    {
      markdown: `${timeline(['16:58 | impact-start | Connections saturate', '17:25 | declared | Incident'])}\n\`\`\`text\n2026-03-02T16:58:16Z ERROR pool timed out\n2026-03-02T16:00:00Z INFO started\n\`\`\`\n`,
      finds: [],
    },
    {
      markdown: `${timeline(['16:58 | impact-start | Connections saturate', '17:25 | declared | Incident'])}\n\`\`\`text\n2026-03-02T16:54:16Z ERROR pool timed out\n\`\`\`\n`,
      finds: ['11:1'],
    },
    {
      markdown: `${timeline(['16:54 | symptom | First errors of one pod', '16:58 | impact-start | Connections saturate'])}\n\`\`\`text\n2026-03-02T16:54:16Z ERROR pool timed out\n\`\`\`\n`,
      finds: [],
    },
    {
      markdown:
        '## Timeline\n\n- **16:58 UTC** - Connections to the database saturate\n- **17:05 UTC** - Pods crash\n\n```text\n{"timestamp":"2026-03-02T16:54:16.154Z","level":"ERROR","message":"pool timed out"}\n```\n',
      finds: ['7:1'],
    },
  ],
  check(postmortem) {
    const start = startOf(postmortem);
    if (start === undefined) return [];
    return [...walk(postmortem.tree)].flatMap((node) => (node.type === 'code' && node.position ? inCode(node.value, node.position.start.line, start) : []));
  },
};

interface Start {
  readonly seconds: number;
  readonly label: string;
  /** Without a day, times are compared as those of one day. */
  readonly dated: boolean;
}

/** The first sign of trouble a row tells of. */
function startOf(postmortem: PostmortemDocument): Start | undefined {
  const timeline = timelineOf(postmortem);
  const rows = timeline.rows.filter(({ seconds, zoned, group }) => seconds !== undefined && zoned && group === timeline.rows[0]?.group);
  const start = rows.find(({ kind }) => kind === 'impact-start') ?? (timeline.hasKinds ? undefined : rows[0]);
  const told = postmortem.head?.start_time;
  const seconds = start?.seconds ?? (told === undefined ? undefined : Date.parse(told) / 1000);
  if (seconds === undefined) return undefined;
  const sign = rows.find(({ means }) => ['symptom', 'alerted', 'detected'].includes(means ?? ''));
  return { seconds: Math.min(seconds, sign?.seconds ?? seconds), label: start?.timeText ?? told ?? '', dated: start?.dated ?? true };
}

function inCode(code: string, fence: number, start: Start): Remark[] {
  for (const [index, line] of code.split('\n').entries()) {
    const [stamp, date, clock, zone = 'Z'] = STAMP.exec(line.slice(0, 400)) ?? [];
    if (stamp === undefined || !TROUBLE.test(line.slice(0, 2000))) continue;
    const seconds = Date.parse(`${date}T${clock}${zone}`) / 1000;
    const before = start.dated ? start.seconds - seconds : (((start.seconds - seconds) % DAY) + DAY) % DAY;
    if (!(before > SLACK && before < (start.dated ? DAY : DAY / 4))) continue;
    const at: Spot = { line: fence + 1 + index, column: 1 };
    return [
      {
        at,
        message: `Unexpected error of ${quote(stamp)} before the start of impact at ${start.label}, expected a start at or before it, or a row that tells of it`,
      },
    ];
  }
  return [];
}
