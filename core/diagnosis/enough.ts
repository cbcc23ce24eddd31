import type { Sample } from '../probes/probe.ts';
import { tabulate } from './series.ts';
import { FEWEST_SAMPLES } from './trend/trend.ts';
import type { Diagnosis } from './types.ts';
import { primaryOf } from './watched.ts';

/** Samples that decide an ordinary process, and a noisy one. */
const USUAL = 30;
export const NOISY = 60;

/**
 * Whether more samples could change the answer: a plain leak is decided after 15, a quiet process after 30, one with
 * strong autocorrelation, a p-value in between, or growth that may have begun only just now after 60.
 */
export function decided(samples: readonly Sample[], diagnosis: Diagnosis): boolean {
  if (isPlain(samples, diagnosis)) return true;
  if (samples.length < USUAL) return false;
  const trend = primaryOf(tabulate(samples), diagnosis.target.pid !== undefined)?.trend;
  // Both may turn out to be a burst, or chance, when it is watched longer.
  const open =
    diagnosis.verdicts[0]?.status !== 'refuted' &&
    diagnosis.verdicts[0]?.against.some(({ reading }) => reading === 'process.uptime' || reading === 'traffic.rate') === true;
  const noisy = trend !== undefined && ((trend.p > 0.01 && trend.p < 0.2 && trend.verdict !== 'growing') || trend.autocorrelation > 0.6);
  return samples.length >= NOISY || !(noisy || open || trend?.verdict === 'unclear');
}

/** A leak so plain, or a process so gone, that no further sample can matter. */
export function isPlain(samples: readonly Sample[], diagnosis: Diagnosis): boolean {
  if (diagnosis.target.state === 'exited') return true;
  const [first] = diagnosis.verdicts;
  if (samples.length < FEWEST_SAMPLES || diagnosis.outcome !== 'leak' || first?.status !== 'confirmed') return false;
  const table = tabulate(samples);
  // The first sample has no rate yet: until there are enough of them, rising traffic would go unseen.
  const rates = table.get('traffic.rate')?.points.length ?? FEWEST_SAMPLES;
  const primary = primaryOf(table, diagnosis.target.pid !== undefined);
  const ids = [...(primary ? [primary.id] : []), ...first.evidence.map(({ reading }) => reading)];
  return rates >= FEWEST_SAMPLES && ids.some((id) => table.get(id)?.trend?.plain);
}
