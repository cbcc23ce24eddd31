import * as disk from './disk.ts';
import type { Example } from './format.ts';
import * as lsof from './lsof.ts';
import * as sockets from './sockets.ts';

/** The examples of every format. Apart from the registry, so that a browser need not load them. */
export const EXAMPLES: readonly { readonly id: string; readonly examples: readonly Example[] }[] = [
  { id: 'lsof', examples: lsof.examples },
  { id: 'sockets', examples: sockets.examples },
  { id: 'disk', examples: disk.examples },
];
