import { oneOf } from '../../../knowledge/report.ts';
import { partsNamed } from '../../facts/parts.ts';
import { profileOf } from '../../facts/profile.ts';
import { timelineOf } from '../../facts/timeline.ts';
import type { PostmortemRule } from '../rule.ts';
import { HONEST_ROWS, sample, timeline } from '../sample.ts';

/** Each is there when one of its kinds is. */
const NEEDED: readonly (readonly string[])[] = [
  ['impact-start'],
  ['detected', 'alerted'],
  ['engaged', 'acknowledged', 'action', 'mitigation-attempt', 'decision'],
  ['mitigated'],
  ['resolved'],
];
const WELCOME = ['fault-introduced', 'alerted', 'declared', 'cause-identified', 'status-page', 'mitigation-attempt'];

export const neededKinds: PostmortemRule = {
  id: 'T06',
  name: 'needed-kinds',
  layer: 'timeline',
  severity: 'warn',
  asks: 'The timeline of a SEV-1 or SEV-2 has the start of impact, its detection, the first response, the mitigation and the resolution.',
  why: 'The figures of an incident are measured between these rows; what is not known can stand there as "not recorded".',
  examples: [
    { markdown: sample([], { body: timeline(HONEST_ROWS) }), finds: [] },
    { markdown: sample([], { severity: 'sev3', body: timeline(HONEST_ROWS.slice(0, 3)) }), finds: [] },
    { markdown: sample([], { body: timeline(HONEST_ROWS.slice(0, 4)) }), finds: ['9:1'] },
  ],
  check(postmortem) {
    const { rows, hasKinds } = timelineOf(postmortem);
    const part = partsNamed(postmortem, 'timeline')[0];
    if (!part || !hasKinds || profileOf(postmortem) !== 'full') return [];
    const kinds = new Set(rows.map(({ kind }) => kind));
    const missing = NEEDED.filter((alternatives) => !alternatives.some((kind) => kinds.has(kind)));
    if (missing.length === 0) return [];
    const welcome = WELCOME.filter((kind) => !kinds.has(kind));
    return [
      {
        at: part.node,
        message: `Unexpected timeline without ${missing.map((kinds) => oneOf(kinds)).join(', without ')}, expected a row of that kind`,
        ...(welcome.length === 0 ? {} : { better: `Where it is known, ${welcome.join(', ')} help as well.` }),
      },
    ];
  },
};
