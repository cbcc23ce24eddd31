import type { Weights } from './format.ts';

/** Names of the same figure in pools of all kinds, lower case and without marks. */
export const POOL = {
  used: 'active activecount activeconnections inuse busy busycount numbusyconnections numused leased acquired acquiredconns acquiredsize borrowed checkedout currentthreadsbusy busythreads checkedoutconnections currentcheckedoutconnections hikaricpconnectionsactive totalallocated activethreads activeworkers activeprocesses used',
  idle: 'idle idleconns idlecount idleconnections numidleconnections numfree free freeconnections available idlesize connectionsinpool poolcapacity hikaricpconnectionsidle totalkeptalive idleworkers idleprocesses',
  waiting:
    'waiting waitingcount waiters waitingrequests pending pendingcount numpendingacquires numthreadsawaitingcheckout pendingacquiresize pendingacquires pendingrequests queued queuedtasks queuesize queuelength awaiting threadsawaitingconnection hikaricpconnectionspending waitcount listenqueue backlog',
  total:
    'total totalconns maxconns totalcount totalconnections size poolsize numconnections openconnections connections maxopenconnections max maxsize maxactive maxtotal maxallocatedsize hikaricpconnections hikaricpconnectionsmax maximumpoolsize totalprocesses maxthreads',
} as const;

/** What marks a pool of workers, and one of outgoing HTTP connections. */
export const WORKERS =
  'activethreads queuedtasks completedtasks activeworkers activeprocesses listenqueue idleprocesses idleworkers poolcapacity currentthreadsbusy busythreads';
export const CLIENTS = 'leased totalkeptalive routeallocated totalallocated';

/** Memory of the whole process, and the part that its runtime manages. */
export const RESIDENT =
  'rss vmrss rssanon residentset residentsetsize residentmemory processresidentmemorybytes residentmemorybytes workingset workingsetbytes workingsetmb containermemoryrss';
export const HEAP =
  'heap heapused usedheap usedheapsize heapusedmb nodejsheapsizeusedbytes heapinuse heapalloc gomemstatsheapinusebytes gomemstatsheapallocbytes gcheapsize gcheapsizemb totalmanagedmemory tracemalloc tracemallocpeak tracemalloccurrent jvmmemoryusedbytes';
/** Objects that a runtime keeps; they say something when they rise. */
export const OBJECTS = 'heapliveslots heaplivenum oldobjects';
export const HEAP_TOTAL = 'heaptotal totalheap totalheapsize heapsys heapcommitted';
export const EXTERNAL = 'external arraybuffers externalmemory nodejsexternalmemorybytes directmemory mappedmemory';

/** What grows, by the words in its name; asked in this order. */
export const GROWING: readonly { readonly name: RegExp; readonly causes: Weights }[] = [
  { name: /goroutines?/, causes: { 'goroutine-explosion': 0.9 } },
  { name: /zombies?|defunct/, causes: { 'zombie-process-leak': 0.9 } },
  { name: /threadpoolqueue/, causes: { 'worker-starvation': 0.85, 'thread-explosion': 0.4 } },
  { name: /threads?(?:count|live)?|nlwp/, causes: { 'thread-explosion': 0.85 } },
  { name: /(?:event)?listeners?|timers?|subscriptions?|handlers/, causes: { 'event-listener-or-timer-leak': 0.85, 'memory-leak': 0.4 } },
  { name: /inotify|watches/, causes: { 'inotify-watch-limit': 0.85 } },
  {
    name: /(?:consumer)?lag$|queue(?:length|depth|size|d)?|backlog|pending|unacked|messages/,
    causes: { 'message-or-queue-backlog': 0.85, 'memory-leak': 0.3 },
  },
  { name: /closewait|sockets?$|tcpconn|estab/, causes: { 'connection-leak': 0.85, 'fd-leak': 0.4 } },
  {
    name: /threadsconnected|dbconn|(?:db|idle|open|database)sessions|backends|connectedclients/,
    causes: { 'connection-leak': 0.7, 'db-server-connections-exhausted': 0.55 },
  },
  { name: /connections?|inuse|leased/, causes: { 'connection-leak': 0.7, 'db-pool-exhaustion': 0.5 } },
  { name: /fds?$|openfiles?|descriptors?|handles?$|handlecount/, causes: { 'fd-leak': 0.85, 'connection-leak': 0.4 } },
  { name: /cost|usd|spend|bill|charge/, causes: { 'cost-leak': 0.85 } },
  { name: /^maxmemoryused$|^(?:used)?mem(?:ory)?(?:usage|used|use|size|mb|consumption)?$/, causes: { 'memory-leak': 0.75, 'native-memory-leak': 0.4 } },
  { name: /^(?:heap)?alloc$|^heapliveslots$|^heaplivenum$|^oldobjects$/, causes: { 'memory-leak': 0.8 } },
  { name: /requestspersecond|requestrate/, causes: { 'traffic-growth': 0.7 } },
  { name: /wal|disk|inodes/, causes: { 'disk-full-deleted-open-files': 0.6 } },
];
