import { descriptorsProbe } from './descriptors.ts';
import { memoryProbe } from './memory.ts';
import { portableDescriptorsProbe } from './portable-descriptors.ts';
import { portableProcessProbe } from './portable-process.ts';
import { portableSocketsProbe } from './portable-sockets.ts';
import type { Probe } from './probe.ts';
import { processProbe } from './process.ts';
import { socketsProbe } from './sockets.ts';
import { threadsProbe } from './threads.ts';
import { trafficProbe } from './traffic.ts';

/** Every way Stanch has to look at a process. A new probe is a file here and a line in this list. */
export const PROBES: readonly Probe[] = [
  processProbe,
  descriptorsProbe,
  socketsProbe,
  threadsProbe,
  memoryProbe,
  trafficProbe,
  portableProcessProbe,
  portableDescriptorsProbe,
  portableSocketsProbe,
];
