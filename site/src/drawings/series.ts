import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { formatAmount } from '../../../core/figures.ts';
import type { Unit } from '../../../core/probes/readings.ts';
import type { RecordedPair, Recording } from './recording.ts';

/** The plane the curve is drawn in. It is stretched to the width there is; what must not be stretched is placed in percent of it. */
export const PLANE = { width: 1000, height: 300 } as const;

/** One panel: the curve in the plane, everything else in percent from the left or from the top. */
export interface DrawnSeries {
  readonly path: string;
  /** From the verdict to where the resource is used up, as it was predicted. */
  readonly prediction?: { readonly path: string; readonly at: number };
  readonly verdictAt?: number;
  readonly limitAt?: number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  /** Seconds at the right edge. */
  readonly seconds: number;
}

/** Both panels of a pair, on the same axes, so that they can be compared by eye. */
export function drawPair({ leak, healthy, reading }: RecordedPair, unit: Unit): { readonly leak: DrawnSeries; readonly healthy: DrawnSeries } {
  const limit = limitOf(leak, reading);
  const full = limit && leak.verdict ? leak.verdict.at + limit.seconds : 0;
  const seconds = Math.max(...[leak, healthy].flatMap(({ points }) => points.map(([time]) => time)), full);
  const highest = Math.max(...[leak, healthy].flatMap(({ points }) => points.map(([, value]) => value)), limit?.limit ?? 0);
  const axes = { seconds, top: highest * 1.08, unit, limit };
  return { leak: drawSeries(leak, axes), healthy: drawSeries(healthy, { ...axes, limit: undefined }) };
}

interface Axes {
  readonly seconds: number;
  readonly top: number;
  readonly unit: Unit;
  readonly limit: ReturnType<typeof limitOf>;
}

const MEBIBYTE = 1024 ** 2;
const TICKS = 3;
/** Percent of the height that two labels need between them. */
const ROOM = 9;

function drawSeries({ points, verdict }: Recording, { seconds, top, unit, limit }: Axes): DrawnSeries {
  const x = scaleLinear([0, seconds], [0, PLANE.width]);
  const y = scaleLinear([0, top], [PLANE.height, 0]);
  const curve = line<readonly [number, number]>(
    ([time]) => round(x(time)),
    ([, value]) => round(y(value)),
  );
  const size = unit === 'bytes' ? MEBIBYTE : 1;
  const ticks = scaleLinear([0, top / size], [0, 1])
    .ticks(TICKS)
    .map((value) => ({ at: percent(y(value * size), PLANE.height), label: formatAmount(value * size, unit) }))
    .filter(({ at }) => !limit || Math.abs(at - percent(y(limit.limit), PLANE.height)) > ROOM);
  const seen = verdict && points.find(([time]) => time >= verdict.at - 1);
  return {
    path: curve(points) ?? '',
    ticks,
    seconds,
    ...(verdict && { verdictAt: percent(x(verdict.at), PLANE.width) }),
    ...(limit && { limitAt: percent(y(limit.limit), PLANE.height) }),
    ...(limit &&
      verdict &&
      seen && {
        prediction: {
          path: curve([seen, [verdict.at + limit.seconds, limit.limit]]) ?? '',
          at: percent(x(verdict.at + limit.seconds), PLANE.width),
        },
      }),
  };
}

/** The time that was predicted, where it is for the very thing that is drawn. */
function limitOf({ verdict }: Recording, reading: string) {
  const exhaustion = verdict?.exhaustion;
  return exhaustion && reading === `${exhaustion.resource}.used` ? exhaustion : undefined;
}

/** The values at evenly spread moments, for those who read them as a table. */
export function rowsOf({ leak, healthy }: RecordedPair, most = 12): readonly { readonly time: number; readonly leak?: number; readonly healthy?: number }[] {
  const last = Math.max(...[leak, healthy].map(({ points }) => points.at(-1)?.[0] ?? 0));
  return Array.from({ length: most + 1 }, (_, index) => {
    const time = Math.round((last * index) / most);
    const [left, right] = [valueAt(leak, time), valueAt(healthy, time)];
    return { time, ...(left !== undefined && { leak: left }), ...(right !== undefined && { healthy: right }) };
  });
}

const valueAt = ({ points }: Recording, time: number): number | undefined => points.findLast(([at]) => at <= time + 0.5)?.[1];
const percent = (value: number, of: number): number => round((100 * value) / of);
const round = (value: number): number => Math.round(10 * value) / 10;
