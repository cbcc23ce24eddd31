import type { Weights } from './format.ts';

/** A figure, the figure that is its limit, and what it means when the two meet. */
export const LIMITS: readonly {
  readonly used: string;
  readonly limit: string;
  readonly noun: string;
  readonly causes: Weights;
  readonly from?: number;
  readonly upTo?: number;
}[] = [
  {
    used: 'processopenfds openfds openfiledescriptorcount nodefilefdallocated processfilesopenfiles zkopenfiledescriptorcount numfiles',
    limit: 'processmaxfds maxfds maxfiledescriptorcount nodefilefdmaximum processfilesmaxfiles zkmaxfiledescriptorcount maxfiles',
    noun: 'descriptors are open',
    causes: { 'fd-leak': 0.8, 'connection-leak': 0.45 },
    from: 0.7,
  },
  {
    used: 'threadsconnected maxusedconnections mysqlglobalstatusthreadsconnected connectedclients redisconnectedclients pgstatdatabasenumbackends',
    limit: 'maxconnections mysqlglobalvariablesmaxconnections maxclients redisconfigmaxclients pgsettingsmaxconnections',
    noun: 'connections of the server are taken',
    causes: { 'db-server-connections-exhausted': 0.9, 'connection-leak': 0.4 },
  },
  {
    used: 'nfconntrackcount nodenfconntrackentries ipconntrackcount',
    limit: 'nfconntrackmax nodenfconntrackentrieslimit ipconntrackmax',
    noun: 'entries of the connection tracking table are taken',
    causes: { 'conntrack-table-full': 0.95 },
  },
  {
    used: 'pidscurrent',
    limit: 'pidsmax',
    noun: 'processes and threads of the group are used',
    causes: { 'thread-explosion': 0.75, 'zombie-process-leak': 0.4 },
  },
  { used: 'maxmemoryused', limit: 'memorysize', noun: 'of the memory was used', causes: { 'memory-leak': 0.65, 'limit-too-low': 0.5 }, from: 0.97 },
  {
    used: 'usedmemory memorycurrent containermemoryusagebytes containermemoryworkingsetbytes jvmmemoryusedbytes',
    limit: 'maxmemory memorymax containerspecmemorylimitbytes jvmmemorymaxbytes',
    noun: 'of the memory is used',
    causes: { 'memory-leak': 0.6, 'native-memory-leak': 0.35, 'limit-too-low': 0.35 },
    from: 0.9,
  },
  { used: 'usedheapsize', limit: 'heapsizelimit', noun: 'of the heap are used', causes: { 'memory-leak': 0.7, 'limit-too-low': 0.4 }, from: 0.9 },
  {
    used: 'currentthreadsbusy tomcatthreadsbusythreads tomcatthreadsbusy jettythreadsbusy',
    limit: 'maxthreads tomcatthreadsconfigmaxthreads tomcatthreadsconfigmax jettythreadsconfigmax',
    noun: 'threads of the web server are busy',
    causes: { 'worker-starvation': 0.8, 'missing-timeout': 0.35 },
    from: 0.95,
  },
  {
    used: 'currconns',
    limit: 'maxconn',
    noun: 'connections of HAProxy are taken',
    causes: { 'traffic-growth': 0.55, 'connection-leak': 0.5, 'limit-too-low': 0.45 },
    from: 0.95,
  },
  { used: 'usedarrays', limit: 'numberarrays', noun: 'semaphore arrays are taken', causes: { 'file-lock-or-semaphore-leak': 0.85 }, from: 0.95 },
  {
    used: 'sunreclaim',
    limit: 'memtotal',
    noun: 'of the memory are held by the kernel itself',
    causes: { 'native-memory-leak': 0.7, 'fd-leak': 0.35 },
    from: 0.3,
  },
  {
    used: 'memavailable',
    limit: 'memtotal',
    noun: 'of the memory are available',
    causes: { 'memory-leak': 0.55, 'native-memory-leak': 0.35 },
    from: 0,
    upTo: 0.05,
  },
  { used: 'inotifywatches', limit: 'maxuserwatches fsinotifymaxuserwatches', noun: 'watches are used', causes: { 'inotify-watch-limit': 0.9 } },
];

/** Figures that speak from a level on. */
export const LEVELS: readonly { readonly names: string; readonly noun: string; readonly least: number; readonly sure: number; readonly causes: Weights }[] = [
  {
    names: 'gogoroutines goroutines numgoroutine numgoroutines goroutinecount runninggoroutines',
    noun: 'goroutines',
    least: 2000,
    sure: 20_000,
    causes: { 'goroutine-explosion': 0.85 },
  },
  {
    names:
      'threads threadcount numthreads livethreads jvmthreadslive jvmthreadslivethreads jvmthreadscurrent gothreads nlwp threadpoolthreadcount dotnetthreadpoolthreadcount',
    noun: 'threads',
    least: 800,
    sure: 4000,
    causes: { 'thread-explosion': 0.8 },
  },
  {
    names: 'openfds processopenfds openfiles openfiledescriptors openfiledescriptorcount openhandles filehandles fdcount fds',
    noun: 'open files',
    least: 900,
    sure: 20_000,
    causes: { 'fd-leak': 0.75, 'connection-leak': 0.4 },
  },
  {
    names: 'nodejsactivehandles nodejsactivehandlestotal activehandles',
    noun: 'active handles',
    least: 500,
    sure: 5000,
    causes: { 'connection-leak': 0.6, 'event-listener-or-timer-leak': 0.5 },
  },
  {
    names: 'listenercount listeners eventlisteners jseventlisteners',
    noun: 'listeners',
    least: 100,
    sure: 1000,
    causes: { 'event-listener-or-timer-leak': 0.85 },
  },
  { names: 'activetimers timers timercount', noun: 'timers', least: 300, sure: 5000, causes: { 'event-listener-or-timer-leak': 0.8 } },
  {
    names: 'rejectedconnections connectionerrorsmaxconnections',
    noun: 'connections refused',
    // Counted since the server started: a few are of some day long past.
    least: 100,
    sure: 1e9,
    causes: { 'db-server-connections-exhausted': 0.8 },
  },
  { names: 'maxchildrenreached', noun: 'times all workers were taken', least: 1, sure: 50, causes: { 'worker-starvation': 0.75, 'limit-too-low': 0.4 } },
  {
    names: 'nodejseventlooplagseconds',
    noun: 'seconds of delay in the event loop',
    least: 1,
    sure: 100,
    causes: { 'worker-starvation': 0.65, 'cpu-runaway': 0.5 },
  },
  { names: 'eventlooplag', noun: 'ms of delay in the event loop', least: 1000, sure: 100_000, causes: { 'worker-starvation': 0.65, 'cpu-runaway': 0.5 } },
  {
    names: 'threadpoolqueuelength dotnetthreadpoolqueuelength',
    noun: 'work items wait for a thread',
    least: 100,
    sure: 1000,
    causes: { 'worker-starvation': 0.85, 'thread-explosion': 0.4 },
  },
  {
    names:
      'approximatenumberofmessages approximatenumberofmessagesvisible enqueued queuedepth messagesready llen consumerlag currentjobsready msgbacklog activemessagecount numundeliveredmessages unprocessedmessages numpending pendingjobs messagequeuelen',
    noun: 'messages wait',
    least: 5000,
    sure: 20_000,
    causes: { 'message-or-queue-backlog': 0.85 },
  },
  { names: 'vmswap', noun: 'of the process are swapped out', least: 3e8, sure: 1e15, causes: { 'memory-leak': 0.6, 'native-memory-leak': 0.55 } },
  {
    names: 'innodbrowlockcurrentwaits mysqlglobalstatusinnodbrowlockcurrentwaits',
    noun: 'statements wait for a row',
    least: 5,
    sure: 1e6,
    causes: { 'slow-or-blocked-sql': 0.7, 'idle-in-transaction': 0.5 },
  },
  {
    names: 'errorportallocation natgatewayerrorportallocation snatconnectionfailed',
    noun: 'connections found no port at the gateway',
    least: 1,
    sure: 1000,
    causes: { 'ephemeral-port-exhaustion': 0.85 },
  },
  {
    names: 'concurrentexecutions',
    noun: 'function instances at once',
    least: 200,
    sure: 1000,
    causes: { 'serverless-connection-reuse': 0.45, 'traffic-growth': 0.4 },
  },
  {
    names: 'inflightrequests',
    noun: 'requests in flight',
    least: 1000,
    sure: 10_000,
    causes: { 'missing-timeout': 0.5, 'worker-starvation': 0.45 },
  },
];
