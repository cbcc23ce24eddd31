import process from 'node:process';
import { describeNotChecked, describeTarget, describeTimeLeft } from '../../core/diagnosis/figures.ts';
import { resourceOf } from '../../core/diagnosis/resources.ts';
import { isFirm, standingOf } from '../../core/diagnosis/standing.ts';
import { FEWEST_SAMPLES } from '../../core/diagnosis/trend/trend.ts';
import type { Diagnosis, Saturation, Target, Verdict } from '../../core/diagnosis/types.ts';
import { formatAmount, formatEstimate } from '../../core/figures.ts';
import { printable } from '../../core/printable.ts';
import { READINGS, type ReadingId } from '../../core/probes/readings.ts';
import { ODD_ONE } from '../../core/probes/siblings.ts';
import { asOptions } from './as-options.ts';
import { describeServices } from './service-lines.ts';
import type { Style } from './style.ts';

const LABEL = 12;

/** The report of `diagnose` for people: the answer first, the proof under it, how it was found last. */
export function renderReport(diagnosis: Diagnosis, style: Style, { fromBundle = false }: { readonly fromBundle?: boolean } = {}): string {
  const { verdicts, notChecked } = diagnosis;
  const named = standingOf(diagnosis);
  const ruledOut = verdicts.filter(({ status }) => status === 'refuted');
  const lines = [
    headline(diagnosis, style),
    ...named.flatMap((verdict) => renderVerdict(verdict, diagnosis, style)),
    ...diagnosis.saturated.map((each) => row('full', `${saturation(each)}${each.severity === 'critical' ? ': act now' : ''}`)),
    ...describeServices(diagnosis).map((line) => row('seen', line)),
    ...siblings(diagnosis),
    ...(diagnosis.target.note ? [row('noted', diagnosis.target.note)] : []),
    ...diagnosis.because.map((reason) => row('because', reason)),
    ...missed(diagnosis),
    ...(ruledOut.length > 0 ? [row('ruled out', ruledOut.map(ruledOutText).join(' · '), style)] : []),
    ...(notChecked.length > 0 ? [row('not checked', describeNotChecked(notChecked), style)] : []),
    ...nextCheck(diagnosis),
    ...nextStep(diagnosis, fromBundle),
    style.dim(footer(diagnosis)),
    ...diagnosis.probes
      .filter(({ status }) => status !== 'ok')
      .map((probe) => style.dim(printable(`probe ${probe.id}: ${probe.status}${probe.coverage ? `: ${probe.coverage}` : ''}`))),
  ];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function headline({ target, outcome, saturated }: Diagnosis, style: Style): string {
  const answer = { leak: style.critical('leak'), 'no-leak-seen': style.good('no leak seen'), inconclusive: style.warning('inconclusive') }[outcome];
  const full = saturated.map(({ resource, severity }) => `, ${resource} ${severity === 'critical' ? 'full' : 'nearly full'}`).join('');
  return `${style.strong(printable(describeTarget(target)))}: ${answer}${full}`;
}

function renderVerdict(verdict: Verdict, diagnosis: Diagnosis, style: Style): readonly string[] {
  const status = verdict.rival || !isFirm(verdict) ? style.warning : style.critical;
  return [
    `  ${style.strong(printable(verdict.title))}${verdict.variant ? `: ${verdict.variant}` : ''} (${verdict.cause}), ${status(verdict.status)}${verdict.rival ? ': looks like a leak, and is none' : ''}`,
    ...verdict.evidence.map(({ says }) => detail('for', says)),
    ...(verdict.against.length > 0 ? verdict.against.map(({ says }) => detail('against', says)) : [detail('against', '-')]),
    ...(verdict.consequences.length > 0 ? [detail('leads to', verdict.consequences.join(', '))] : []),
    ...timeLeft(verdict, diagnosis),
  ];
}

function timeLeft({ timeToExhaustion: left, status, rival, evidence }: Verdict, diagnosis: Diagnosis): readonly string[] {
  if (left) return [detail('left', describeTimeLeft(left))];
  const [first] = evidence;
  return first && status !== 'possible' && !rival ? noEstimate(first.reading, diagnosis) : [];
}

/** Of what grows and has an end: that it is out of sight, or unknown. No window reaches further ahead than 100 times its own length. */
function noEstimate(reading: ReadingId, { durationMs, readings }: Diagnosis): readonly string[] {
  const resource = resourceOf(reading);
  const of = (id: ReadingId) => readings.find((each) => each.id === id);
  if (!resource || of(resource.used)?.trend?.verdict !== 'growing') return [];
  const known = resource.limit === 100 || of(resource.limit) !== undefined;
  const far = `more than ${formatEstimate(durationMs / 10)} at this rate; no estimate reaches further than 100 × the time watched`;
  return [detail('left', known ? far : 'unknown, because the limit is')];
}

function saturation({ resource, used, limit, unit }: Saturation): string {
  if (unit === '%') return `${resource} ${formatAmount(used, unit)}`;
  return `${resource} ${Math.round((100 * used) / limit)} %: ${formatAmount(used, unit)} of ${formatAmount(limit, unit)}`;
}

/** Of workers that do the same, the odd one is the one to look at. */
function siblings({ readings }: Diagnosis): readonly string[] {
  const [beside, own, times] = ['siblings.descriptors', 'descriptors.used', 'siblings.times'].map((id) => readings.find((reading) => reading.id === id));
  if (!beside?.of || !own || !times) return [];
  const odd = Number(times.value) >= ODD_ONE ? `, ${formatAmount(times.value, times.unit)} times as many` : '';
  return [row('siblings', `this one has ${formatAmount(own.value, own.unit)} descriptors${odd}; the others: ${beside.of}`)];
}

function missed({ missedBelow }: Diagnosis): readonly string[] {
  if (!missedBelow) return [];
  const { title, unit } = READINGS[missedBelow.reading];
  const slower = `${formatAmount(missedBelow.perMinute, unit)} a minute (${title})`;
  return [row('missed', `a leak slower than ${slower} would not have been seen; --interval 5s --for 5m sees slower ones`)];
}

function ruledOutText({ cause, against }: Verdict): string {
  const [first] = against;
  return first ? `${cause} (${first.says.split('. ')[0]?.replace(/\.$/, '')})` : cause;
}

/** What nobody looked at yet and would tell most. */
function nextCheck({ nextCheck: best }: Diagnosis): readonly string[] {
  return best ? [row('best check', `${best.check}: ${best.why}${best.option ? `; give ${best.option}` : ''}`)] : [];
}

function nextStep({ outcome, verdicts, target, probes, readings }: Diagnosis, fromBundle: boolean): readonly string[] {
  const [top] = verdicts;
  const denied = probes.some(({ status }) => status === 'not-permitted');
  if (outcome === 'leak' && top)
    return [
      ...(fromBundle ? [] : [row('do first', `save this before a restart: ${again(target, 'capture')}`)]),
      row('then', `stanch show ${top.cause} · stanch playbook`),
    ];
  const about = top?.rival && isFirm(top) ? [row('about it', `stanch show ${top.cause}`)] : [];
  if (outcome !== 'inconclusive' || target.state === 'exited' || fromBundle) return about;
  const short = Math.max(0, ...readings.map(({ samples }) => samples?.length ?? 1)) < FEWEST_SAMPLES;
  const command = short ? again(target) : `${again(target)} --interval 5s --for 5m`;
  return [...about, row('next', denied && target.pid !== undefined && process.getuid?.() !== 0 ? `sudo ${command}` : command)];
}

/** The command that looks at the same once more. */
function again(target: Target, command: 'diagnose' | 'capture' = 'diagnose'): string {
  return `stanch ${command} ${asOptions(target)}`;
}

function footer({ readings, probes, durationMs }: Diagnosis): string {
  const samples = Math.max(1, ...readings.map((reading) => reading.samples?.length ?? 1));
  const spent = probes.reduce((sum, probe) => sum + probe.durationMs, 0);
  return `${samples} sample${samples === 1 ? '' : 's'} in ${(durationMs / 1000).toFixed(1)} s, ${Math.round(spent)} ms of them reading; ${traces(probes)}`;
}

/** What looking has left on the system: nothing, unless it was agreed to. */
function traces(probes: Diagnosis['probes']): string {
  const dumps = probes.find(({ id }) => id === 'java-stacks')?.argv?.length ?? 0;
  return dumps > 0 ? 'jcmd sent the JVM a SIGQUIT, and the JVM made its file of /tmp' : 'nothing written to the system';
}

function row(label: string, text: string, style?: Style): string {
  const line = `  ${label.padEnd(LABEL)} ${printable(text)}`;
  return style ? style.dim(line) : line;
}

function detail(label: string, text: string): string {
  return `    ${label.padEnd(LABEL - 2)} ${printable(text)}`;
}
