import { describeTarget, describeTimeLeft } from '../../diagnosis/figures.ts';
import { standingOf } from '../../diagnosis/standing.ts';
import type { Diagnosis, Evidence, Verdict } from '../../diagnosis/types.ts';
import { formatAmount, formatDuration } from '../../figures.ts';
import { utc } from '../../incident/measure.ts';
import type { EvidenceRecord } from '../../incident/state.ts';
import { code, inline } from '../escape.ts';
import { type Facts, showCause } from '../facts.ts';
import type { Block } from './block.ts';

/** Each diagnosis with its verdicts, and the readings for and against them. */
export const evidence: Block = {
  holds: 'each diagnosis: what it says, the readings for and against it, and the time that was left',
  render(facts) {
    const { diagnoses } = facts.incident;
    return diagnoses.length === 0 ? undefined : diagnoses.map((record) => diagnosisMarkdown(record, facts)).join('\n\n');
  },
};

function diagnosisMarkdown({ evidence: name, diagnosis }: EvidenceRecord, facts: Facts): string {
  const { target } = diagnosis;
  return [
    `#### ${inline(name)}: ${inline(describeTarget(target))}, ${utc(diagnosis.startedAt)}`,
    '',
    `- Outcome: ${OUTCOMES[diagnosis.outcome]}, after ${formatDuration(diagnosis.durationMs / 1000)}${target.state === 'exited' ? '; the process ended meanwhile' : ''}`,
    ...diagnosis.because.map((why) => `- Why no more can be said: ${inline(why)}`),
    ...diagnosis.saturated.map(
      ({ resource, used, limit, unit, severity }) =>
        `- Nearly full (${inline(severity)}): ${inline(resource)}, ${inline(formatAmount(used, unit))} of ${inline(formatAmount(limit, unit))}`,
    ),
    ...standingOf(diagnosis).flatMap((verdict) => verdictLines(verdict, facts)),
    ...missed(diagnosis),
  ].join('\n');
}

const OUTCOMES = { leak: 'leak', 'no-leak-seen': 'no leak seen', inconclusive: 'inconclusive' } as const;

function verdictLines(verdict: Verdict, facts: Facts): readonly string[] {
  const variant = verdict.variant === undefined ? '' : `, ${inline(verdict.variant)}`;
  return [
    `- **${verdict.status}**: ${inline(verdict.title)} (${showCause(verdict.cause, facts)}${variant}), score ${verdict.score ?? 'not recorded'}`,
    ...(verdict.evidence.length === 0 ? ['  - for: not recorded'] : verdict.evidence.map((each) => `  - for: ${reading(each)}`)),
    ...(verdict.against.length === 0 ? ['  - against: no reading'] : verdict.against.map((each) => `  - against: ${reading(each)}`)),
    ...(verdict.timeToExhaustion ? [`  - left: ${inline(describeTimeLeft(verdict.timeToExhaustion))}`] : []),
    ...(verdict.consequences.length > 0 ? [`  - consequences: ${verdict.consequences.map((cause) => showCause(cause, facts)).join(', ')}`] : []),
  ];
}

/** A reading as a postmortem quotes it: name, figure with unit, and what it says. */
export function reading({ reading: id, value, unit, says }: Evidence): string {
  return `${code(id)} ${inline(formatAmount(value, unit))}: ${inline(says)}`;
}

function missed({ missedBelow }: Diagnosis): readonly string[] {
  return missedBelow
    ? [`- Would have been missed: growth of ${code(missedBelow.reading)} below ${inline(formatAmount(missedBelow.perMinute, 'count'))} per minute`]
    : [];
}
