import { describeNotChecked, describeTimeLeft } from '../../../core/diagnosis/figures.ts';
import type { Diagnosis, Saturation, Status, Verdict } from '../../../core/diagnosis/types.ts';
import { formatAmount } from '../../../core/figures.ts';
import { printable } from '../../../core/printable.ts';
import { isReadingId, READINGS } from '../../../core/probes/readings.ts';
import type { Line, Tone } from './lines.tsx';

const TONES: Record<Status, Tone> = { confirmed: 'critical', likely: 'warning', possible: 'dim', refuted: 'good' };

/** The answer in one line, as firm as it is so far. */
export function headline(diagnosis: Diagnosis): Line {
  const best = standing(diagnosis)[0];
  if (best)
    return { label: best.status, text: titleOf(best), tone: best.severity === 'warning' && best.status === 'confirmed' ? 'warning' : TONES[best.status] };
  if (diagnosis.outcome === 'no-leak-seen') return { label: 'no leak seen', text: missed(diagnosis), tone: 'good' };
  return { label: 'inconclusive', text: printable(diagnosis.because[0] ?? 'Not enough seen yet.'), tone: 'dim' };
}

/** Everything the verdict screen and the scrollback say, the answer first and the proof under it. */
export function verdictLines(diagnosis: Diagnosis): readonly Line[] {
  const [best, ...others] = standing(diagnosis);
  return [
    headline(diagnosis),
    ...(best ? best.evidence.slice(0, 5).map(({ says }): Line => ({ label: '  for', text: printable(says) })) : []),
    ...(best ? against(best) : []),
    ...(best?.timeToExhaustion ? [left(best.timeToExhaustion)] : []),
    ...(best && best.consequences.length > 0 ? [{ label: '  so also', text: printable(best.consequences.join(' · ')) }] : []),
    ...(best ? diagnosis.because : diagnosis.because.slice(diagnosis.outcome === 'inconclusive' ? 1 : 0)).map(
      (why): Line => ({ label: '  note', text: printable(why) }),
    ),
    ...diagnosis.saturated.map(saturated),
    ...others.map((verdict): Line => ({ label: verdict.status, text: titleOf(verdict), tone: TONES[verdict.status] })),
    ...ruledOut(diagnosis),
    ...notChecked(diagnosis),
  ];
}

export function saturated({ resource, used, limit, unit, severity }: Saturation): Line {
  const share = limit > 0 ? `, ${formatAmount((used / limit) * 100, '%')}` : '';
  return {
    label: severity === 'critical' ? 'FULL' : 'filling',
    text: `${printable(resource)} ${formatAmount(used, unit)} of ${formatAmount(limit, unit)}${share}`,
    tone: severity,
  };
}

export function ruledOut({ verdicts }: Diagnosis): readonly Line[] {
  const out = verdicts.filter(({ status }) => status === 'refuted');
  return out.length === 0 ? [] : [{ label: 'ruled out', text: out.map((verdict) => `${titleOf(verdict)}${why(verdict)}`).join(' · '), tone: 'good' }];
}

export function notChecked({ notChecked: unseen }: Diagnosis): readonly Line[] {
  return unseen.length === 0 ? [] : [{ label: 'not checked', text: printable(describeNotChecked(unseen)), tone: 'dim' }];
}

function standing({ verdicts }: Diagnosis): readonly Verdict[] {
  return verdicts.filter(({ status }) => status !== 'refuted');
}

function titleOf({ title, variant }: Verdict): string {
  return printable(variant === undefined ? title : `${title}: ${variant}`);
}

function why({ against: readings }: Verdict): string {
  return readings[0] ? ` (${printable(readings[0].says)})` : '';
}

function against(verdict: Verdict): readonly Line[] {
  return verdict.against.length === 0
    ? [{ label: '  against', text: '-', tone: 'dim' }]
    : verdict.against.slice(0, 3).map(({ says }) => ({ label: '  against', text: printable(says) }));
}

export function left(time: NonNullable<Verdict['timeToExhaustion']>): Line {
  return { label: '  left', text: printable(describeTimeLeft(time)) };
}

function missed({ missedBelow, because }: Diagnosis): string {
  const name = missedBelow && isReadingId(missedBelow.reading) ? READINGS[missedBelow.reading] : undefined;
  if (!missedBelow || !name) return printable(because[0] ?? 'in what was looked at');
  return `a leak below ${formatAmount(missedBelow.perMinute, name.unit)} per minute (${name.title}) would have been missed`;
}
