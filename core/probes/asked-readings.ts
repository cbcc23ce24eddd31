import type { ReadingSpec } from './reading-spec.ts';

/** Readings that a process does not show from outside: each `needs` something that has to be given or asked first. */
export const ASKED_READINGS = {
  'go.goroutines': { title: 'goroutines', unit: 'count', one: 'goroutine', needs: 'pprof address', source: 'pprof goroutine profile' },
  'go.heap_live': {
    title: 'live Go heap',
    unit: 'bytes',
    needs: 'pprof address',
    source:
      'what the last finished collection found alive: /gc/heap/live:bytes (go_gc_heap_live_bytes), else NextGC of the heap profile, of memstats or of ' +
      'go_memstats_next_gc_bytes, of which GOGC (100 unless told) makes it a share; never asked with gc=1, which would collect',
  },
  'go.body_goroutines': {
    title: 'goroutines of open response bodies',
    unit: 'count',
    one: 'goroutine of an open response body',
    needs: 'pprof address',
    source:
      'pprof goroutine profile: net/http readLoop that waits in its select, which is an open body, leaked or in flight, each with its writeLoop; http2 doRequest. ' +
      'readLoop in Peek is an idle connection and not counted',
  },
  'go.top_stack_share': {
    title: 'goroutines at one place',
    unit: '%',
    phrase: 'of the goroutines stand at',
    needs: 'pprof address',
    source: 'pprof goroutine profile: the largest group of the same stack',
  },
  'go.leaked': {
    title: 'goroutines that can never go on',
    unit: 'count',
    one: 'goroutine that can never go on',
    needs: 'pprof address',
    source: 'pprof goroutineleak profile (Go 1.26 built with goroutineleakprofile): blocked on what nothing else can reach',
  },
  'heap.live': {
    title: 'live heap after collection',
    unit: 'bytes',
    needs: 'heap figure of the runtime',
    source:
      'jvm_gc_live_data_size_bytes, the old generation after a collection (jvm_memory_pool_collection_used_bytes, jvm_memory_used_after_last_gc_bytes, ' +
      'jvm_memory_usage_after_gc_percent), *heap*_after_gc_bytes, or what is in use just after a count of major collections rose',
  },
  'pool.used_share': {
    title: 'pool in use',
    unit: '%',
    phrase: 'in use of the pool',
    needs: 'pool statistics',
    source: 'connections in use of the maximum of the pool that most wait for, else of the fullest',
  },
  'pool.waiting': {
    title: 'waiting for a connection',
    unit: 'count',
    needs: 'pool statistics',
    source: 'callers that wait now for the pool that most wait for, such as cl_waiting of SHOW POOLS; or how many more have had to wait since the look before',
  },
  'pool.oldest_wait': { title: 'longest wait for a connection', unit: 's', needs: 'pool statistics', source: 'maxwait and maxwait_us of SHOW POOLS' },
  'pool.clients_share': {
    title: 'clients of the pooler',
    unit: '%',
    phrase: 'of the client slots of the pooler in use',
    needs: 'pool statistics',
    source: 'used_clients of SHOW LISTS, of max_client_conn',
  },
  'pool.holders': {
    title: 'what the connections of a full pool do',
    lasting: true,
    unit: 'text',
    needs: 'pool statistics',
    source:
      'while callers wait, pool and database read together, twice: idle-unmoved, idle-moving (idle for seconds), idle-in-transaction, client-write, lock, slow (the same statements both times) or active (others)',
  },
  'threads.blocked_share': {
    title: 'threads in the same frame',
    unit: '%',
    phrase: 'of the threads of the program wait in',
    needs: 'thread dump',
    source: 'a thread dump of the runtime: those that wait at the place where most do, of all that are not its own; waiting for work is not counted',
  },
  'cpu.deviation_share': {
    title: 'processor time per piece of work above what is usual',
    unit: '%',
    phrase: 'more processor time per piece of work than usual',
    needs: 'request counters',
    source: 'processor seconds by requests finished, against the same hour of other days',
  },
  'cpu.gc_share': {
    title: 'time in garbage collection',
    unit: '%',
    needs: 'runtime statistics',
    source: 'seconds of pauses the runtime counts (jvm_gc_*_seconds_sum, nodejs_gc_duration_seconds_sum), of the last minute at most',
  },
  'memory.native_gap': {
    title: 'memory outside heap and stacks',
    unit: 'bytes',
    needs: 'heap figure of the runtime',
    source:
      'resident memory less the committed heap and what the runtime counts beside it: goroutine stacks, classes, compiled code. ' +
      'Of a JVM no less than in the first look, where all of its heap that was not in use may have been untouched',
  },
  'heap.committed': {
    title: 'committed heap',
    unit: 'bytes',
    needs: 'heap figure of the runtime',
    source: 'jvm_memory_committed_bytes of the heap, nodejs_heap_size_total_bytes, HeapSys less HeapReleased of Go',
  },
  'listeners.count': {
    title: 'event listeners',
    unit: 'count',
    needs: 'runtime statistics',
    source: 'metrics whose name ends with listener_count or event_listeners, added up',
  },
  'timers.count': {
    title: 'active timers',
    unit: 'count',
    needs: 'runtime statistics',
    source: 'nodejs_active_resources of type Timeout and Immediate; metrics whose name ends with active_timers',
  },
  'node.handles': { title: 'open handles', unit: 'count', needs: 'runtime statistics', source: 'nodejs_active_handles_total' },
  'node.requests': { title: 'requests in flight of the runtime', unit: 'count', needs: 'runtime statistics', source: 'nodejs_active_requests_total' },
  'node.loop_lag': { title: 'delay of the event loop', unit: 's', needs: 'runtime statistics', source: 'nodejs_eventloop_lag_p99_seconds' },
  'python.uncollectable': {
    title: 'objects the collector cannot free',
    unit: 'count',
    needs: 'runtime statistics',
    source: 'python_gc_objects_uncollectable_total, all generations',
  },
  'requests.unanswered': {
    title: 'calls without an answer so far',
    one: 'call without an answer so far',
    unit: 'count',
    needs: 'socket ages',
    source: 'as requests.waiting, from 5 s on: what an ordinary answer takes is over',
  },
  'requests.waiting': {
    title: 'sockets that have waited a minute for an answer',
    lasting: true,
    one: 'socket that has waited a minute for an answer',
    unit: 'count',
    needs: 'socket ages',
    source:
      'ESTABLISHED outgoing sockets of ss -tni that sent their last byte 60 s ago or earlier and received nothing since (lastrcv not below lastsnd). ' +
      'Pool connections at rest and streams received last. Peers that never sent a byte on any socket are left out: the process only writes to them',
  },
  'requests.waiting_one_peer_share': {
    title: 'waiting sockets that wait for one peer',
    tells: 'concentration',
    unit: '%',
    needs: 'socket ages',
    source: 'share of requests.waiting that goes to one address and port',
  },
  'requests.oldest_wait': {
    title: 'oldest request without an answer',
    unit: 's',
    needs: 'request ages of the program',
    source:
      'what the program itself counts: calls in flight with their age, or minutes of a goroutine in net/http roundTrip, which ends with the headers. ' +
      'Not from sockets, where long polling and blocking reads of a queue look the same',
  },
  'sockets.age_rate': {
    title: 'sockets left behind',
    unit: '/s',
    needs: 'socket ages',
    source:
      'from one look at ss -tni: how fast those in CLOSE_WAIT, with unread data or without an answer came about, by the spread of their ages; ' +
      'not where the ages lie bunched together, as those of an idle pool do',
  },
  'sockets.old_share': {
    title: 'sockets silent for a minute',
    unit: '%',
    phrase: 'of the sockets have been silent for a minute',
    needs: 'socket ages',
    source: 'connections of ss -tni that neither sent nor received for 60 s',
  },
  'peer.answers': {
    title: 'the peer answers',
    unit: 'text',
    needs: 'question to the peer (--ask-peer)',
    source:
      'one connection to the busiest peer from the network namespace of the process, with TLS, the first words or the greeting where its port tells the protocol, within 5 s: yes or no. ' +
      'Where the protocol is not known, a connection that is taken says nothing',
  },
  'queue.depth': {
    title: 'messages waiting',
    unit: 'count',
    needs: 'queue statistics',
    source: 'metrics of RabbitMQ, Kafka lag, Pulsar, NATS, SQS, Celery, Sidekiq, Bull and RQ, or a name that ends with queue_depth; all queues of the page',
  },
  'queue.age': {
    title: 'oldest message',
    unit: 's',
    needs: 'queue statistics',
    source: 'lag in seconds of Kafka, age of SQS, latency of Sidekiq, or a name that ends with queue_oldest_age_seconds; the oldest of all queues',
  },
  'queue.consumer_share': {
    title: 'consumption of production',
    unit: '%',
    needs: 'queue statistics',
    source: 'messages finished of those that arrived, by their counters, over the last minute at most',
  },
  'workers.busy_share': {
    title: 'workers busy',
    unit: '%',
    phrase: 'of the workers are busy in',
    needs: 'worker statistics',
    source: 'metrics of Tomcat, Jetty, Puma, PHP-FPM, Apache and executors, or names that end with workers_busy and workers_max',
  },
  'workers.holders': {
    title: 'what the workers of a full pool do',
    lasting: true,
    unit: 'text',
    needs: 'worker statistics',
    source: 'while jobs wait, from two stack dumps: waiting (most stand at the same place both times) or working',
  },
  'workers.waiting': { title: 'jobs that wait for a worker', unit: 'count', needs: 'worker statistics', source: 'the server or pool' },
  'cost.deviation_share': {
    title: 'spend above what was expected',
    unit: '%',
    needs: 'spend figures',
    source:
      'the bill; metrics whose names end with billed_…_total or cost_…_total, of those that end with billed_…_expected_total, over the last minute at most',
  },
  'cost.units_per_result': {
    title: 'billed units for each result',
    unit: 'count',
    needs: 'spend figures',
    source:
      'metrics whose names end with billed_…_total or cost_…_total, by those that end with results_total or orders_completed_total and the like, over the last minute at most',
  },
  'lambda.duration_share': { title: 'duration of the timeout', unit: '%', needs: 'function metrics', source: 'REPORT lines or metrics' },
  'lambda.memory_share': { title: 'memory of what is configured', unit: '%', needs: 'function metrics', source: 'REPORT lines or metrics' },
  'traffic.trend': { title: 'traffic', unit: 'text', needs: 'request counters', source: 'rising, flat or falling' },
} as const satisfies Record<string, ReadingSpec>;
