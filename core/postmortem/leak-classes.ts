import type * as z from 'zod';
import type { resourceSchema } from '../knowledge/case-study-schema.ts';
import type { ReadingId } from '../probes/readings.ts';

type Resource = z.input<typeof resourceSchema>;

/** What a cause uses up, in the words of the leak profile, and which readings tell of it. */
export interface LeakClass {
  readonly class: Resource['class'];
  readonly mode: Resource['mode'];
  /** How much of it is in use. */
  readonly used?: ReadingId;
  /** The limit that held in the live process, and the file of the probe that tells it. */
  readonly limit?: { readonly reading: ReadingId; readonly probe: string; readonly file: RegExp };
}

const DESCRIPTORS = { reading: 'descriptors.limit', probe: 'descriptors', file: /\/limits$/ } as const;

/** By the id of the cause; a cause of no class, or of several, is not here. */
export const LEAK_CLASSES: Readonly<Record<string, LeakClass>> = {
  'fd-leak': { class: 'fd', mode: 'leak', used: 'descriptors.used', limit: DESCRIPTORS },
  'connection-leak': { class: 'socket', mode: 'leak', used: 'sockets.tcp', limit: DESCRIPTORS },
  'goroutine-explosion': { class: 'goroutine', mode: 'unbounded-growth', used: 'go.goroutines' },
  'thread-explosion': { class: 'thread', mode: 'unbounded-growth', used: 'threads.count' },
  'db-pool-exhaustion': { class: 'connection-pool', mode: 'limit-reached', used: 'pool.used_share' },
  'memory-leak': { class: 'heap', mode: 'leak', used: 'memory.rss' },
  'ephemeral-port-exhaustion': { class: 'ephemeral-port', mode: 'limit-reached', used: 'ports.top_peer_share' },
  'conntrack-table-full': { class: 'conntrack', mode: 'limit-reached', used: 'conntrack.used_share' },
  'disk-full-deleted-open-files': { class: 'disk', mode: 'leak', used: 'disk.deleted_bytes' },
  'inotify-watch-limit': { class: 'inotify', mode: 'leak', used: 'inotify.watches' },
  'message-or-queue-backlog': { class: 'queue', mode: 'unbounded-growth' },
  'cpu-runaway': { class: 'cpu', mode: 'unbounded-growth', used: 'cpu.share' },
};
