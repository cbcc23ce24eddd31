import * as calls from './calls.ts';
import * as collections from './collections.ts';
import * as containers from './containers.ts';
import * as costs from './costs.ts';
import * as counts from './counts.ts';
import * as disk from './disk.ts';
import * as figures from './figure-examples.ts';
import type { Example } from './format.ts';
import * as goroutines from './goroutines.ts';
import * as histograms from './histograms.ts';
import { hostExamples } from './host-line-examples.ts';
import * as innodb from './innodb.ts';
import * as javaThreads from './java-threads.ts';
import * as kernel from './kernel.ts';
import * as kubernetes from './kubernetes.ts';
import * as tellingLines from './line-examples.ts';
import * as locks from './locks.ts';
import * as lsof from './lsof.ts';
import * as machine from './machine.ts';
import * as memoryMaps from './memory-maps.ts';
import * as procFd from './proc-fd.ts';
import * as processes from './processes.ts';
import * as profiles from './profiles.ts';
import { programExamples } from './program-line-examples.ts';
import * as prometheus from './prometheus.ts';
import * as series from './series.ts';
import * as sockets from './sockets.ts';
import * as stacks from './stacks.ts';
import * as tables from './table-examples.ts';
import { ruleExamples } from './table-rule-examples.ts';
import * as traces from './traces.ts';
import * as unfreed from './unfreed.ts';

/** The examples of every format. Apart from the registry, so that a browser need not load them. */
export const EXAMPLES: readonly { readonly id: string; readonly examples: readonly Example[] }[] = [
  { id: 'unfreed', examples: unfreed.examples() },
  { id: 'memory-maps', examples: memoryMaps.examples() },
  { id: 'innodb', examples: innodb.examples() },
  { id: 'calls', examples: calls.examples() },
  { id: 'lsof', examples: lsof.examples() },
  { id: 'sockets', examples: sockets.examples() },
  { id: 'disk', examples: disk.examples() },
  { id: 'counts', examples: counts.examples() },
  { id: 'socket-summary', examples: counts.summaryExamples() },
  { id: 'counts', examples: counts.wordCountExamples() },
  { id: 'processes', examples: processes.examples() },
  { id: 'goroutines', examples: goroutines.examples() },
  { id: 'java-threads', examples: javaThreads.examples() },
  { id: 'table', examples: [...tables.examples(), ...ruleExamples()] },
  { id: 'figures', examples: figures.examples() },
  { id: 'proc-fd', examples: procFd.examples() },
  { id: 'kernel-log', examples: kernel.examples() },
  { id: 'telling-lines', examples: tellingLines.examples() },
  { id: 'telling-lines', examples: [...hostExamples(), ...programExamples()] },
  { id: 'numbered-names', examples: tellingLines.nameExamples() },
  { id: 'locks', examples: locks.examples() },
  { id: 'collections', examples: collections.examples() },
  { id: 'profile', examples: profiles.examples() },
  { id: 'prometheus', examples: prometheus.examples() },
  { id: 'kubernetes', examples: kubernetes.examples() },
  { id: 'stacks', examples: stacks.examples() },
  { id: 'containers', examples: containers.examples() },
  { id: 'machine', examples: machine.examples() },
  { id: 'series', examples: series.examples() },
  { id: 'trace', examples: traces.examples() },
  { id: 'costs', examples: costs.examples() },
  { id: 'histogram', examples: histograms.examples() },
];
