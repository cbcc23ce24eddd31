import { describeNotChecked, describeTimeLeft } from '../../../core/diagnosis/figures.ts';
import { leakOf, standingOf } from '../../../core/diagnosis/standing.ts';
import type { Diagnosis, Evidence, Saturation, Status, Verdict } from '../../../core/diagnosis/types.ts';
import { formatAmount } from '../../../core/figures.ts';
import { printable } from '../../../core/printable.ts';
import { isReadingId, READINGS } from '../../../core/probes/readings.ts';
import type { Line, Tone } from './lines.tsx';

const TONES: Record<Status, Tone> = { confirmed: 'critical', likely: 'warning', possible: 'dim', refuted: 'good' };

/** The answer in one line, as firm as it is so far. */
export function headline(diagnosis: Diagnosis): Line {
  const best = leakOf(diagnosis);
  if (best)
    return { label: best.status, text: titleOf(best), tone: best.severity === 'warning' && best.status === 'confirmed' ? 'warning' : TONES[best.status] };
  if (diagnosis.outcome === 'no-leak-seen') return { label: 'no leak seen', text: missed(diagnosis), tone: 'good' };
  return { label: 'inconclusive', text: printable(diagnosis.because[0] ?? 'Not enough seen yet.'), tone: 'dim' };
}

/** Everything the verdict screen and the scrollback say, the answer first and the proof under it. `here`: the screen, where the time left is `counted` on and stands first, and keys answer. */
export function verdictLines(diagnosis: Diagnosis, here?: { readonly counted?: Line | undefined }): readonly Line[] {
  const best = leakOf(diagnosis);
  const others = standingOf(diagnosis).filter((verdict) => verdict !== best);
  return [
    headline(diagnosis),
    ...(here?.counted ? [here.counted] : []),
    ...(best ? best.evidence.slice(0, 5).map(({ says }): Line => ({ label: '  for', text: printable(says) })) : []),
    ...(best ? against(best) : []),
    ...(best?.timeToExhaustion && !here?.counted ? [left(best.timeToExhaustion)] : []),
    ...(best && best.consequences.length > 0 ? [{ label: '  so also', text: printable(best.consequences.join(' · ')) }] : []),
    ...(best ? diagnosis.because : diagnosis.because.slice(diagnosis.outcome === 'inconclusive' ? 1 : 0)).map(
      (why): Line => ({ label: '  note', text: printable(why) }),
    ),
    ...diagnosis.saturated.map(saturated),
    ...others.map(other),
    ...ruledOut(diagnosis),
    ...notChecked(diagnosis),
    ...(here ? askedCheck(diagnosis) : nextCheck(diagnosis)),
  ];
}

/** What nobody looked at yet and would tell most. */
function nextCheck({ nextCheck: best }: Diagnosis): readonly Line[] {
  return best ? [{ label: 'best check', text: printable(`${best.check}: ${best.why}`), tone: 'dim' }] : [];
}

/** The same where it can be answered: with the key that does. */
export function askedCheck(diagnosis: Diagnosis): readonly Line[] {
  return nextCheck(diagnosis).map((line) => ({ ...line, text: `${keyFor(diagnosis.nextCheck?.option)}${line.text}` }));
}

function keyFor(option = ''): string {
  if (option.startsWith('--dsn')) return 'd gives the address: ';
  return /^--(pprof|metrics|expvar)/.test(option) ? 'p gives the page: ' : '';
}

export function saturated({ resource, used, limit, unit, severity }: Saturation): Line {
  if (unit === '%') return { label: severity === 'critical' ? 'FULL' : 'filling', text: `${printable(resource)} ${formatAmount(used, unit)}`, tone: severity };
  const share = limit > 0 ? `, ${formatAmount((used / limit) * 100, '%')}` : '';
  return {
    label: severity === 'critical' ? 'FULL' : 'filling',
    text: `${printable(resource)} ${formatAmount(used, unit)} of ${formatAmount(limit, unit)}${share}`,
    tone: severity,
  };
}

export function ruledOut({ verdicts }: Diagnosis): readonly Line[] {
  const out = verdicts.filter(({ status }) => status === 'refuted');
  return out.length === 0
    ? []
    : [{ label: 'ruled out', text: out.map((verdict) => `${titleOf(verdict)}${because(verdict.against)}`).join(' · '), tone: 'good' }];
}

export function notChecked({ notChecked: unseen }: Diagnosis): readonly Line[] {
  return unseen.length === 0 ? [] : [{ label: 'not checked', text: printable(describeNotChecked(unseen)), tone: 'dim' }];
}

/** A verdict below the first; a rival with the reading for it, since that may be the answer. */
function other(verdict: Verdict): Line {
  if (!verdict.rival) return { label: verdict.status, text: titleOf(verdict), tone: TONES[verdict.status] };
  return { label: verdict.status, text: `${titleOf(verdict)}, which is no leak${because(verdict.evidence)}`, tone: 'dim' };
}

function titleOf({ title, variant }: Verdict): string {
  return printable(variant === undefined ? title : `${title}: ${variant}`);
}

function because([first]: readonly Evidence[]): string {
  // The figure rules it out; the sentence after it would fill the screen.
  return first ? ` (${printable(first.says.split('. ')[0]?.replace(/\.$/, '') ?? '')})` : '';
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
