import type { Sample } from '../../core/probes/probe.ts';
import type { ReadingId } from '../../core/probes/readings.ts';
import type { Look } from './look.ts';

/** What a process is beside the look before: still itself, gone, or the same one with another program in it. */
export type Became = 'same' | 'gone' | 'replaced';

/** Gone is also a zombie, and a later process with the same pid. */
export function whatBecame({ sample, reports }: Look, before: Sample | undefined): Became {
  if (reports.some(({ id, status }) => (id === 'process' || id === 'portable-process') && status === 'gone')) return 'gone';
  if (/^[ZX]/.test(String(valueIn(sample, 'process.state') ?? ''))) return 'gone';
  const changed = (id: ReadingId, differs: (then: number, now: number) => boolean) => {
    const [then, now] = [valueIn(before, id), valueIn(sample, id)];
    return typeof then === 'number' && typeof now === 'number' && differs(then, now);
  };
  // The tools do not tell when a process started to the tick; one that is younger than before is another one.
  if (changed('process.started', (then, now) => now !== then) || changed('process.uptime', (then, now) => now < then)) return 'gone';
  return isReplaced(valueIn(before, 'process.image'), valueIn(sample, 'process.image')) ? 'replaced' : 'same';
}

/** Of one kind both times: a process that gave up its rights shows less than before, and is the same program. */
function isReplaced(then: number | string | undefined, now: number | string | undefined): boolean {
  const kind = (image: unknown) => String(image).split(' ', 1)[0];
  return then !== undefined && now !== undefined && then !== now && kind(then) === kind(now);
}

function valueIn(sample: Sample | undefined, wanted: ReadingId): number | string | undefined {
  return sample?.readings.find(({ id }) => id === wanted)?.value;
}
