import { attachProbe } from './attach.ts';
import { childrenProbe } from './children.ts';
import { conntrackProbe } from './conntrack.ts';
import { cpuProbe } from './cpu.ts';
import { descriptorsProbe } from './descriptors.ts';
import { diskProbe } from './disk.ts';
import { expvarProbe } from './expvar.ts';
import { hostFilesProbe } from './host-files.ts';
import { inotifyProbe } from './inotify.ts';
import { locksProbe } from './locks.ts';
import { mappingsProbe } from './mappings.ts';
import { memoryProbe } from './memory.ts';
import { memoryGroupProbe } from './memory-group.ts';
import { memoryPartsProbe } from './memory-parts.ts';
import { metricsProbe } from './metrics/metrics.ts';
import { mysqlProbe } from './mysql.ts';
import { peerProbe } from './peer.ts';
import { pgbouncerProbe } from './pgbouncer.ts';
import { portableDescriptorsProbe } from './portable-descriptors.ts';
import { portableProcessProbe } from './portable-process.ts';
import { portableSocketsProbe } from './portable-sockets.ts';
import { portsProbe } from './ports.ts';
import { postgresProbe } from './postgres.ts';
import { pprofProbe } from './pprof.ts';
import type { EndpointProbe, ProcessProbe } from './probe.ts';
import { processProbe } from './process.ts';
import { redisProbe } from './redis.ts';
import { semaphoresProbe } from './semaphores.ts';
import { siblingsProbe } from './siblings.ts';
import { socketAgesProbe } from './socket-ages.ts';
import { socketsProbe } from './sockets.ts';
import { threadLimitsProbe } from './thread-limits.ts';
import { threadsProbe } from './threads.ts';
import { trafficProbe } from './traffic.ts';

/** Every way Stanch has to look at a process. A new probe is a file here and a line in this list. */
export const PROBES: readonly ProcessProbe[] = [
  processProbe,
  descriptorsProbe,
  socketsProbe,
  threadsProbe,
  memoryProbe,
  memoryGroupProbe,
  memoryPartsProbe,
  mappingsProbe,
  hostFilesProbe,
  trafficProbe,
  childrenProbe,
  siblingsProbe,
  cpuProbe,
  threadLimitsProbe,
  inotifyProbe,
  diskProbe,
  portsProbe,
  locksProbe,
  semaphoresProbe,
  conntrackProbe,
  socketAgesProbe,
  portableProcessProbe,
  portableDescriptorsProbe,
  portableSocketsProbe,
];

/** Every way to ask a service or a runtime about itself. */
export const ENDPOINT_PROBES: readonly EndpointProbe[] = [postgresProbe, pgbouncerProbe, mysqlProbe, redisProbe, pprofProbe, expvarProbe, metricsProbe];

/** What sends something to a process: only when it was asked for and agreed to. */
export const ATTACH_PROBES: readonly ProcessProbe[] = [attachProbe];

/** What connects to somebody else than the process: only when it was asked for. */
export const PEER_PROBES: readonly ProcessProbe[] = [peerProbe];
