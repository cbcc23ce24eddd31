import * as counts from './counts.ts';
import * as disk from './disk.ts';
import type { Example } from './format.ts';
import * as goroutines from './goroutines.ts';
import * as histograms from './histograms.ts';
import * as javaThreads from './java-threads.ts';
import * as lsof from './lsof.ts';
import * as processes from './processes.ts';
import * as sockets from './sockets.ts';
import * as tables from './tables.ts';

/** The examples of every format. Apart from the registry, so that a browser need not load them. */
export const EXAMPLES: readonly { readonly id: string; readonly examples: readonly Example[] }[] = [
  { id: 'lsof', examples: lsof.examples },
  { id: 'sockets', examples: sockets.examples },
  { id: 'disk', examples: disk.examples },
  { id: 'counts', examples: counts.examples },
  { id: 'socket-summary', examples: counts.summaryExamples },
  { id: 'wc', examples: counts.wordCountExamples },
  { id: 'processes', examples: processes.examples },
  { id: 'goroutines', examples: goroutines.examples },
  { id: 'java-threads', examples: javaThreads.examples },
  { id: 'table', examples: tables.examples },
  { id: 'histogram', examples: histograms.examples },
];
