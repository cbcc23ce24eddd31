import type { Diagnosis, ProbeReport } from '../../../core/diagnosis/types.ts';
import { cell, cut } from '../../../core/fit-text.ts';
import { printable } from '../../../core/printable.ts';
import type { WaitingProbe } from '../effects.ts';
import { packed } from './wrap.ts';

/** From so many lines on a probe has its own. */
const ROOMY = 5;

/** How we know: a line a probe where there is room, who waits for an answer first; else in a few words. The record has the whole of it. */
export function probeLines({ probes }: Pick<Diagnosis, 'probes'>, waiting: readonly WaitingProbe[], columns: number, room: number): readonly string[] {
  const lines = [...waiting.map((probe) => waits(probe, columns)), ...troubledFirst(probes).map((probe) => line(probe, columns))];
  if (lines.length <= room) return lines;
  // The slowest and those in trouble, and that there are more.
  if (room >= ROOMY) return [...lines.slice(0, room - 1), `  ${lines.length - room + 1} more, all answered`];
  const now = waiting.map(({ id, what }) => printable(`… ${id}: ${cut(what, 40)}`));
  return packed([...now, ...inFewWords(probes)], columns, Math.min(2, room));
}

/** What waits, before there is anything else to say. */
export function waits({ id, of, what }: WaitingProbe, columns: number): string {
  return cut(`… ${cell(named(id, of), 24)} ${'waiting'.padStart(9)}  ${printable(what)}`, columns);
}

const troubledFirst = (probes: readonly ProbeReport[]): readonly ProbeReport[] =>
  probes.toSorted((a, b) => Number(a.status === 'ok') - Number(b.status === 'ok') || b.durationMs - a.durationMs);

function line({ id, of, status, durationMs, argv, reads, coverage }: ProbeReport, columns: number): string {
  const [sign, said] = status === 'ok' ? ['✔', `${Math.round(durationMs)} ms`] : status === 'missing' ? ['–', 'not there'] : ['✖', status.replaceAll('-', ' ')];
  const what = argv?.[0]?.join(' ') ?? reads?.[0] ?? '';
  return cut(`${sign} ${cell(named(id, of), 24)} ${said.padStart(9)}  ${printable([what, ...(coverage ? [coverage] : [])].join(' · '))}`, columns);
}

function named(id: string, of: string | undefined): string {
  return of === undefined ? id : `${id} of ${of}`;
}

/** `✔ /proc/4182/fd 12 ms`: a file once. */
function inFewWords(probes: readonly ProbeReport[]): readonly string[] {
  const took = new Map<string, number>();
  const troubles: string[] = [];
  for (const { id, status, durationMs, argv, reads } of probes) {
    const what = cut(argv?.[0]?.join(' ') ?? reads?.[0] ?? id, 40);
    if (status === 'ok') took.set(what, (took.get(what) ?? 0) + durationMs);
    else troubles.push(printable(status === 'missing' ? `– ${id} not there` : `✖ ${id} ${status.replaceAll('-', ' ')}`));
  }
  return [...troubles, ...[...took].map(([what, ms]) => `✔ ${what} ${Math.round(ms)} ms`)];
}
