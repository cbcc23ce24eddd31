/** A small linear congruential generator: the same series on every machine (Numerical Recipes' constants). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Normal deviates by Box and Muller. */
export function normalFrom(random: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export type Maker = (n: number, random: () => number) => readonly number[];

const LEVEL = 200;

/** A level with noise that remembers `phi` of the sample before; `sd` is the deviation of the noise itself. */
export function noisy(sd: number, phi = 0, slope = 0): Maker {
  return (n, random) => {
    const normal = normalFrom(random);
    let state = sd * normal();
    return Array.from({ length: n }, (_, i) => {
      state = phi * state + sd * Math.sqrt(1 - phi * phi) * normal();
      return Math.round(LEVEL + slope * i + state);
    });
  };
}

/** Flat, but for three outliers. */
export const blips: Maker = (n, random) => {
  const at = new Set(Array.from({ length: 3 }, () => Math.floor(random() * n)));
  return Array.from({ length: n }, (_, i) => LEVEL + (at.has(i) ? 20 : 0));
};

/** A warm-up: one step of 40 somewhere in the middle half. */
export const step: Maker = (n, random) => {
  const normal = normalFrom(random);
  const at = Math.floor(n * (0.25 + random() / 2));
  return Array.from({ length: n }, (_, i) => Math.round(LEVEL + (i >= at ? 40 : 0) + 2 * normal()));
};

/** A garbage collector's heap: rises by 4 a second, falls to its floor every `period` or so; `leak` lifts the floor. */
export function sawtooth(period: number, leak = 0): Maker {
  return (n, random) => {
    const normal = normalFrom(random);
    let since = Math.floor(random() * period);
    let next = period * (0.8 + 0.4 * random());
    return Array.from({ length: n }, (_, i) => {
      if (++since > next) [since, next] = [0, period * (0.8 + 0.4 * random())];
      return Math.round(LEVEL + 4 * since + leak * i + 2 * normal());
    });
  };
}

/** Whole leaks at random moments, `rate` a second, never one taken back. */
export function poisson(rate: number): Maker {
  return (n, random) => {
    let level = LEVEL;
    return Array.from({ length: n }, () => {
      for (let left = Math.exp(-rate), p = random(); p > left; p *= random()) level++;
      return level;
    });
  };
}

/** Points a second apart. */
export function pointsOf(values: readonly number[]): readonly { t: number; x: number }[] {
  return values.map((x, t) => ({ t, x }));
}
