import type { ReadingId } from '../probes/readings.ts';

/** Something that can run out: what is used of it, and of how much. */
export interface Resource {
  readonly resource: string;
  readonly used: ReadingId;
  /** A reading in the same unit; 100 where what is used is a share already. */
  readonly limit: ReadingId | 100;
  /** Somebody waits for it: it is full, whatever the share says. */
  readonly waiting?: ReadingId;
  /** Readings that begin so are of this resource: their growth uses it up. */
  readonly prefixes: readonly string[];
}

const share = (resource: string, used: ReadingId, ...prefixes: readonly string[]): Resource => ({ resource, used, limit: 100, prefixes });

/** The resources with a limit. A reading belongs to the one with the longest prefix that fits. */
export const RESOURCES: readonly Resource[] = [
  { resource: 'descriptors', used: 'descriptors.used', limit: 'descriptors.limit', prefixes: ['descriptors.', 'sockets.'] },
  { resource: 'memory', used: 'memory.rss', limit: 'memory.limit', prefixes: ['memory.', 'heap.', 'go.heap', 'listeners.', 'timers.'] },
  { resource: 'connections of the pool', used: 'pool.used_share', limit: 100, waiting: 'pool.waiting', prefixes: ['pool.'] },
  share('sessions of the database', 'db.connections_share', 'db.'),
  share('threads', 'threads.limit_share', 'threads.', 'process.zombies', 'process.children', 'pids.'),
  share('local ports to one destination', 'ports.top_peer_share', 'ports.'),
  share('tracked connections', 'conntrack.used_share', 'conntrack.'),
  share('inotify instances', 'inotify.instances_share', 'inotify.instances'),
  share('inotify watches', 'inotify.watches_share', 'inotify.'),
  share('disk space', 'disk.used_share', 'disk.'),
  share('inodes', 'disk.inodes_share', 'disk.inodes'),
  share('memory mappings', 'memory.mappings_share', 'memory.mappings', 'semaphores.posix'),
  share('semaphores', 'semaphores.limit_share', 'semaphores.'),
];

/** What a reading is a part of, and would use up by growing; some are of nothing that has an end. */
export function resourceOf(reading: ReadingId): Resource | undefined {
  const fitting = RESOURCES.map((resource) => ({
    resource,
    length: Math.max(0, ...resource.prefixes.filter((prefix) => reading.startsWith(prefix)).map(({ length }) => length)),
  }));
  const longest = Math.max(...fitting.map(({ length }) => length));
  return longest === 0 ? undefined : fitting.find(({ length }) => length === longest)?.resource;
}
