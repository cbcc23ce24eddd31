import type { Sample } from '../probes/probe.ts';
import type { Reading } from '../probes/readings.ts';
import { deriveReadings } from './derive/derive.ts';
import { type SeriesTable, tabulate } from './series.ts';

/** Moments kept at most. When they are used up, two and two become one: the whole time stays in sight, ever more coarsely. */
const MOMENTS = 60;

/**
 * What a watch of hours remembers, in memory that does not grow: of the whole time a few dozen moments, and of the last
 * looks what the next one is compared with.
 */
export class History {
  readonly #wanted: (reading: Reading) => boolean;
  #moments: Sample[] = [];
  /** Samples that make one moment, and those in the last one so far. */
  #stride = 1;
  #filled = 0;
  #recent: readonly Sample[] = [];

  /** Only the readings that are wanted are judged for growth: each costs a comparison of all moments. */
  constructor(wanted: (reading: Reading) => boolean) {
    this.#wanted = wanted;
  }

  add(raw: Sample): void {
    const [sample = raw] = deriveReadings([...this.#recent, raw]).slice(-1);
    const withSockets = this.#recent.findLast(({ sockets }) => sockets);
    const last = this.#recent.at(-1);
    this.#recent = [...new Set([withSockets, last, sample])].filter((each) => each !== undefined);
    const bare: Sample = { at: sample.at, readings: sample.readings.filter(this.#wanted), derived: true };
    const open = this.#filled < this.#stride ? this.#moments.pop() : undefined;
    this.#filled = open ? this.#filled + 1 : 1;
    this.#moments.push(open ? merge(open, bare) : bare);
    if (this.#moments.length > MOMENTS) this.#halve();
  }

  /** The series so far, judged for growth. */
  table(): SeriesTable {
    return tabulate(this.#moments);
  }

  /** Another program stands in the place of the one that was watched: it starts anew. */
  clear(): void {
    [this.#moments, this.#stride, this.#filled, this.#recent] = [[], 1, 0, []];
  }

  #halve(): void {
    const { length } = this.#moments;
    this.#filled += length % 2 === 0 ? this.#stride : 0;
    this.#stride *= 2;
    this.#moments = Array.from({ length: Math.ceil(length / 2) }, (_, i) => {
      const [first, second] = this.#moments.slice(2 * i, 2 * i + 2);
      return first && second ? merge(first, second) : (first as Sample);
    });
  }
}

/** Two samples as one: of each reading the later value, with the moment at which it was taken. */
function merge(earlier: Sample, later: Sample): Sample {
  const readings = new Map([...earlier.readings, ...later.readings].map((reading) => [reading.id, reading]));
  return { at: later.at, readings: [...readings.values()], derived: true };
}
