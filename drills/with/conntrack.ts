import { readFileSync } from 'node:fs';
import { findProgram } from './bound-process.ts';

/** Tracked connections that a drill may make at most: each takes about 300 bytes of kernel memory. */
const MOST = 300_000;

/** How many connections the kernel tracks for one network namespace; it cannot be made fewer for a single one. */
export function trackedAtMost(): number | undefined {
  try {
    return Number(readFileSync('/proc/sys/net/netfilter/nf_conntrack_max', 'utf8'));
  } catch {
    return undefined;
  }
}

/** Whether connections are tracked here, in a table that is small enough to be filled, and rules can be made that ask for it. */
export const HAS_CONNTRACK = findProgram('/usr/sbin/nft', '/sbin/nft') !== undefined && (trackedAtMost() ?? Number.POSITIVE_INFINITY) <= MOST;
