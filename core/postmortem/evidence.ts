import { describeTarget, describeTimeLeft } from '../diagnosis/figures.ts';
import { standingOf } from '../diagnosis/standing.ts';
import type { Diagnosis, Evidence, ProbeReport, Verdict } from '../diagnosis/types.ts';
import { formatAmount, formatDuration } from '../figures.ts';
import { utc } from '../incident/measure.ts';
import type { EvidenceRecord } from '../incident/state.ts';
import { code, inline } from './escape.ts';

/** Shows a cause by its id, as a link where the library has a runbook of it. */
export type ShowCause = (id: string) => string;

/** One diagnosis as the postmortem quotes it: every figure from the record, every gap named. */
export function evidenceMarkdown({ evidence, diagnosis }: EvidenceRecord, showCause: ShowCause): string {
  const { target, verdicts } = diagnosis;
  const standing = standingOf(diagnosis);
  const refuted = verdicts.filter(({ status }) => status === 'refuted');
  return [
    `#### ${inline(evidence)}: ${inline(describeTarget(target))}, ${utc(diagnosis.startedAt)}`,
    '',
    `- Outcome: ${OUTCOMES[diagnosis.outcome]}, after ${formatDuration(diagnosis.durationMs / 1000)}${target.state === 'exited' ? '; the process ended meanwhile' : ''}`,
    ...diagnosis.because.map((why) => `- Why no more can be said: ${inline(why)}`),
    ...diagnosis.saturated.map(
      ({ resource, used, limit, unit, severity }) =>
        `- Nearly full (${inline(severity)}): ${inline(resource)}, ${formatAmount(used, unit)} of ${formatAmount(limit, unit)}`,
    ),
    ...standing.flatMap((verdict) => verdictLines(verdict, showCause)),
    ...list(
      'Ruled out',
      refuted.map(
        (verdict) =>
          `${inline(verdict.title)} (${showCause(verdict.cause)})${verdict.against.length > 0 ? `: ${verdict.against.map(reading).join('; ')}` : ''}`,
      ),
    ),
    ...list(
      'Not checked',
      diagnosis.notChecked.map(({ cause, why }) => `${showCause(cause)}: ${inline(why)}`),
    ),
    ...missed(diagnosis),
    ...list('How it was looked at', diagnosis.probes.map(probe)),
  ].join('\n');
}

const OUTCOMES = { leak: 'leak', 'no-leak-seen': 'no leak seen', inconclusive: 'inconclusive' } as const;

function verdictLines(verdict: Verdict, showCause: ShowCause): readonly string[] {
  const variant = verdict.variant === undefined ? '' : `, ${inline(verdict.variant)}`;
  return [
    `- **${verdict.status}**: ${inline(verdict.title)} (${showCause(verdict.cause)}${variant}), score ${verdict.score ?? 'not recorded'}`,
    ...(verdict.evidence.length === 0 ? ['  - for: not recorded'] : verdict.evidence.map((each) => `  - for: ${reading(each)}`)),
    ...(verdict.against.length === 0 ? ['  - against: no reading'] : verdict.against.map((each) => `  - against: ${reading(each)}`)),
    ...(verdict.timeToExhaustion ? [`  - left: ${inline(describeTimeLeft(verdict.timeToExhaustion))}`] : []),
    ...(verdict.consequences.length > 0 ? [`  - consequences: ${verdict.consequences.map(showCause).join(', ')}`] : []),
  ];
}

function reading({ reading: id, value, unit, says }: Evidence): string {
  return `${code(id)} ${inline(formatAmount(value, unit))}: ${inline(says)}`;
}

function missed({ missedBelow }: Diagnosis): readonly string[] {
  return missedBelow
    ? [`- Would have been missed: growth of ${code(missedBelow.reading)} below ${formatAmount(missedBelow.perMinute, 'count')} per minute`]
    : [];
}

function probe({ id, argv, reads, status, coverage }: ProbeReport): string {
  const looked = [...(argv ?? []).map((words) => words.join(' ')), ...(reads ?? [])].map(code).join(', ');
  return `${code(id)} ${inline(status)}${looked === '' ? '' : `: ${looked}`}${coverage === undefined ? '' : ` (${inline(coverage)})`}`;
}

function list(label: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`- ${label}:`, ...items.map((item) => `  - ${item}`)];
}
