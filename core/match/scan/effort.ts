import type { Signature } from './signatures.ts';

/** Bytes around an anchor that a regex may see at most. */
export const MOST_WINDOW = 4096;
/** Of one run of a regex: about ten milliseconds. */
const MOST_STEPS = 10_000_000;

type Effort = Pick<NonNullable<Signature['regex']>, 'power' | 'spacing'>;

/** The steps a regex takes at worst on so many bytes that do not match. */
export function stepsOf({ power, spacing }: Effort, bytes: number): number {
  return bytes ** power / factorial(power) / spacing;
}

/** The most bytes a regex may see. */
export function windowOf({ power, spacing }: Effort): number {
  return power === 0 ? MOST_WINDOW : Math.min(MOST_WINDOW, Math.floor((MOST_STEPS * factorial(power) * spacing) ** (1 / power)));
}

function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}
