import { formatAmount } from '../../core/figures.ts';

/** What speaks for looking at a process first; a figure that could not be read is absent. */
export interface Signs {
  readonly descriptors?: number;
  readonly limit?: number;
  readonly sockets?: number;
  /** Sockets in CLOSE_WAIT: the peer has closed, and the process has not. */
  readonly closeWait: number;
  readonly threads?: number;
  /** Bytes. */
  readonly rss?: number;
  /** Children that ended and were not collected. */
  readonly zombies: number;
  /** The letter of /proc/PID/stat. */
  readonly state?: string;
}

/** From here on a figure is worth a word; below it, most healthy programs look the same. */
const FROM = { descriptors: 50, memory: 25, closeWait: 10, sockets: 500, threads: 400, zombies: 5 } as const;

interface Reason {
  /** 0 to 100. */
  readonly weight: number;
  readonly says: string;
}

/** What makes a process suspicious, the worst first, and how much: 0 and up, what the list is sorted by. `memory`: bytes of the machine. */
export function suspicionOf(signs: Signs, memory: number): { readonly why: string; readonly suspicion: number } {
  const reasons = reasonsFor(signs, memory).sort((a, b) => b.weight - a.weight);
  return { why: reasons.map(({ says }) => says).join(', '), suspicion: reasons.reduce((sum, { weight }) => sum + weight, 0) };
}

function reasonsFor({ descriptors, limit, sockets = 0, closeWait, threads = 0, rss = 0, zombies, state }: Signs, memory: number): Reason[] {
  const full = descriptors !== undefined && limit ? (100 * descriptors) / limit : 0;
  const resident = (100 * rss) / memory;
  const count = (value: number): string => formatAmount(value, 'count');
  return [
    ...(full >= FROM.descriptors ? [{ weight: full, says: `fd ${Math.round(full)} % of ${count(limit ?? 0)}` }] : []),
    ...(closeWait >= FROM.closeWait ? [{ weight: Math.min(90, 40 + closeWait), says: `${count(closeWait)} CLOSE_WAIT` }] : []),
    ...(resident >= FROM.memory ? [{ weight: resident, says: `${Math.round(resident)} % of the memory` }] : []),
    ...(sockets >= FROM.sockets ? [{ weight: Math.min(50, sockets / 50), says: `${count(sockets)} sockets` }] : []),
    ...(threads >= FROM.threads ? [{ weight: Math.min(60, threads / 20), says: `${count(threads)} threads` }] : []),
    ...(zombies >= FROM.zombies ? [{ weight: Math.min(60, 20 + zombies), says: `${count(zombies)} zombie children` }] : []),
    ...(state === 'D' ? [{ weight: 20, says: 'waits for a disk' }] : []),
  ];
}
