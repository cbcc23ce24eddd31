import { normalFrom } from './series.ts';

/** A process whose resource follows its requests, with and without a leak. */
export interface TrafficCase {
  readonly title: string;
  /** Requests a second grow to this many times their level over the window. */
  readonly ramp: number;
  /** Units a second that leak. */
  readonly leak: number;
  /** Share of the requests that leak one unit. */
  readonly perRequest: number;
  /** Percent of windows of 20, 30 and 60 samples called growing in an earlier simulation, traffic taken out. */
  readonly earlier: readonly [number, number, number];
}

export const TRAFFIC_CASES: readonly TrafficCase[] = [
  { title: 'flat, noisy load', ramp: 1, leak: 0, perRequest: 0, earlier: [2, 1, 0] },
  { title: 'load that doubles', ramp: 2, leak: 0, perRequest: 0, earlier: [39, 33, 29] },
  { title: 'flat load, leak of 1/s', ramp: 1, leak: 1, perRequest: 0, earlier: [92, 100, 100] },
  { title: 'load that doubles, leak of 1/s', ramp: 2, leak: 1, perRequest: 0, earlier: [60, 77, 99] },
  { title: 'flat load, 0.3 % of the requests leak', ramp: 1, leak: 0, perRequest: 0.003, earlier: [89, 100, 100] },
];

export const TRAFFIC_LENGTHS = [20, 30, 60] as const;

const LEVEL = 300;
/** What each request a second holds, and what is held without any. */
const PER_REQUEST = 0.4;
const BASE = 50;

/** Requests a second with waves, and the level of the resource beside them. */
export function simulateTraffic(
  { ramp, leak, perRequest }: TrafficCase,
  n: number,
  random: () => number,
): { readonly traffic: number[]; readonly values: number[] } {
  const normal = normalFrom(random);
  let wave = 0;
  let lost = 0;
  const traffic: number[] = [];
  const values: number[] = [];
  for (let i = 0; i < n; i++) {
    wave = 0.8 * wave + 0.6 * 30 * normal();
    const rate = Math.max(1, LEVEL * (1 + ((ramp - 1) * i) / Math.max(1, n - 1)) + wave);
    lost += leak + perRequest * rate;
    traffic.push(rate);
    values.push(Math.round(BASE + PER_REQUEST * rate + lost + 2 * normal()));
  }
  return { traffic, values };
}
