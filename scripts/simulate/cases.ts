import { blips, type Maker, noisy, poisson, sawtooth, step } from './series.ts';

/** A kind of series, judged many times with other noise each time. */
export interface Case {
  readonly title: string;
  readonly make: Maker;
  /** Units a second that leak; 0 for a healthy series. */
  readonly leak: number;
  /**
   * Percent of windows of 10, 20, 30 and 60 samples in which the combination of tests that this procedure goes back to
   * called it growing, in an earlier simulation.
   */
  readonly earlier: readonly [number, number, number, number];
}

/** One resource by itself, level 200, a sample a second. */
export const CASES: readonly Case[] = [
  { title: 'flat, white noise of 5', make: noisy(5), leak: 0, earlier: [0, 0, 0, 0] },
  { title: 'flat, autocorrelated 0.8, noise of 10', make: noisy(10, 0.8), leak: 0, earlier: [3, 2, 2, 1] },
  { title: 'flat, autocorrelated 0.95, noise of 20', make: noisy(20, 0.95), leak: 0, earlier: [4, 5, 4, 3] },
  { title: 'constant, three blips', make: blips, leak: 0, earlier: [0, 0, 0, 0] },
  { title: 'a step of 40, as of a warm-up', make: step, leak: 0, earlier: [0, 0, 0, 0] },
  { title: 'a sawtooth of 20 s', make: sawtooth(20), leak: 0, earlier: [42, 10, 0, 0] },
  { title: 'a sawtooth of 90 s', make: sawtooth(90), leak: 0, earlier: [29, 79, 68, 33] },
  { title: 'leak of 0.2/s, white noise of 5', make: noisy(5, 0, 0.2), leak: 0.2, earlier: [0, 0, 0, 4] },
  { title: 'leak of 1/s, white noise of 5', make: noisy(5, 0, 1), leak: 1, earlier: [9, 76, 99, 100] },
  { title: 'leak of 1/s, autocorrelated 0.8', make: noisy(10, 0.8, 1), leak: 1, earlier: [7, 12, 24, 72] },
  { title: 'leak of 5/s, autocorrelated 0.8', make: noisy(10, 0.8, 5), leak: 5, earlier: [35, 57, 74, 97] },
  { title: 'leak of 5/s, autocorrelated 0.95', make: noisy(20, 0.95, 5), leak: 5, earlier: [30, 45, 50, 63] },
  { title: 'leak of 0.5/s at random moments', make: poisson(0.5), leak: 0.5, earlier: [16, 74, 94, 98] },
];

export const LENGTHS = [10, 20, 30, 60] as const;
