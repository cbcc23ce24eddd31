import { spawnSync } from 'node:child_process';
import { findProgram } from './bound-process.ts';

const UNSHARE = findProgram('/usr/bin/unshare', '/bin/unshare');

/** What would run out for the whole host is given to a drill alone: local ports and conntrack lie in `net`, System V semaphores in `ipc`. */
export type Namespace = 'net' | 'ipc';

/** A command line that gives a program namespaces of its own; it stays the same process. */
export function inNamespaces(kinds: readonly Namespace[], argv: readonly [string, ...string[]]): readonly [string, ...string[]] {
  if (!UNSHARE) throw new Error('This drill needs unshare, which comes with util-linux.');
  return [UNSHARE, ...kinds.map((kind) => `--${kind}`), '--', ...argv];
}

/**
 * Whether namespaces can be made, and entered to be looked at: that takes root, and a container often has a root who may not.
 */
export const HAS_NAMESPACES =
  UNSHARE !== undefined &&
  process.getuid?.() === 0 &&
  findProgram('/usr/bin/nsenter', '/bin/nsenter') !== undefined &&
  spawnSync(UNSHARE, ['--net', '--ipc', '--', '/bin/true']).status === 0;
