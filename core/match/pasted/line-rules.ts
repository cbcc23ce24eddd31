import type { Weights } from './format.ts';
import { HOSTS, KERNEL } from './host-rules.ts';
import { RUNTIMES, SERVERS } from './program-rules.ts';

/**
 * A line that says something by itself. Groups of the pattern hold its figures: `used` and `most` of what there may be at most, or
 * the `rest` of it, or `many`; without one, the lines are counted.
 */
export interface LineRule {
  readonly line: RegExp;
  readonly noun: string;
  /** From here on it speaks: a part of `most`, a count or a size, or lines; one unless told. */
  readonly least?: number;
  /** Beyond this it no longer does. */
  readonly upTo?: number;
  /** From here on nothing else can be meant. */
  readonly sure?: number;
  /** What the text must hold elsewhere, where others print such lines too. */
  readonly needs?: RegExp;
  /** None for what is only read: its words describe nothing. Written out each time, so that the finder loads all rules as data. */
  readonly causes: Weights;
}

export const LINE_RULES: readonly LineRule[] = [...KERNEL, ...HOSTS, ...SERVERS, ...RUNTIMES];

/** Names that a log writes in front of each line: their numbers tell how often such a thing was made. Asked last: what stands behind may say more. */
export const NAME_RULES: readonly LineRule[] = [
  { line: /\bpool-\d{3,6}-thread/, noun: 'a pool of threads has a three-digit number: a new one is made each time', causes: { 'thread-explosion': 0.7 } },
  {
    line: /\bHikariPool-(?:[2-9]\d|\d{3,})\b/,
    noun: 'a connection pool has a two-digit number: a new one is made each time',
    causes: { 'connection-leak': 0.6, 'db-server-connections-exhausted': 0.6 },
  },
  { line: /^\s*"[\w.-]{1,60}" ?: ?-?\d[\d.]{0,18},?$|^[A-Z]\w{1,30}(?:\(\w{1,20}\))?: +\d{1,12} kB$/, noun: 'a figure of a list', causes: {} },
];
