import type { ReadingId } from '../readings.ts';
import type { Wanted } from './page.ts';

/** Requests for these pages are our own, or those of somebody who watches. */
const WATCHING = /^(?!.*(?:\/metrics|\/debug\/|\/actuator|\/health|\/ready|\/live|prometheus))/i;
const handled = (name: string): Wanted => ({
  name,
  where: { path: WATCHING, handler: WATCHING, route: WATCHING, uri: WATCHING, endpoint: WATCHING, http_route: WATCHING, view: WATCHING },
});

const OLD = /old|tenured/i;
const HEAP = { area: /^heap$/i };
const HEAP_OTEL = { jvm_memory_type: /^heap$/i };

/** The heap of a JVM: what it has taken from the system, and what of it is in use. */
export const JVM_COMMITTED: readonly Wanted[] = [
  { name: 'jvm_memory_committed_bytes', where: HEAP },
  { name: 'jvm_memory_bytes_committed', where: HEAP },
  { name: 'jvm_memory_committed_bytes', where: HEAP_OTEL },
];
export const JVM_USED: readonly Wanted[] = [
  { name: 'jvm_memory_used_bytes', where: HEAP },
  { name: 'jvm_memory_bytes_used', where: HEAP },
  { name: 'jvm_memory_used_bytes', where: HEAP_OTEL },
];

/**
 * What a figure is called by the client libraries: Prometheus' own for Go, Java, Python, Node.js and .NET, Micrometer,
 * and OpenTelemetry as its exporter spells it. The first name that a page has counts.
 */
export const FIGURES: Partial<Record<ReadingId, readonly Wanted[]>> = {
  'descriptors.used': [{ name: 'process_open_fds' }, { name: 'process_files_open_files' }, { name: 'process_open_file_descriptor_count' }],
  'descriptors.limit': [{ name: 'process_max_fds' }, { name: 'process_files_max_files' }],
  'memory.rss': [{ name: 'process_resident_memory_bytes' }, { name: 'process_working_set_bytes' }, { name: 'process_memory_usage_bytes' }],
  'threads.count': [
    { name: 'process_num_threads' },
    { name: 'jvm_threads_live_threads' },
    { name: 'jvm_threads_current' },
    { name: 'jvm_thread_count' },
    { name: 'go_threads' },
  ],
  'traffic.work': [
    ...[
      'http_server_requests_seconds_count',
      'http_server_request_duration_seconds_count',
      'http_requests_total',
      'http_request_duration_seconds_count',
      'http_requests_received_total',
      'flask_http_request_total',
      'django_http_requests_total_by_view_transport_method_total',
      'grpc_server_handled_total',
    ].map(handled),
    { name: 'process_cpu_seconds_total' },
  ],
  'go.goroutines': [{ name: 'go_goroutines' }, { name: 'go_sched_goroutines_goroutines' }, { name: 'go_goroutine_count' }],
  'go.heap_live': [{ name: 'go_gc_heap_live_bytes' }],
  'heap.live': [
    { name: 'jvm_gc_live_data_size_bytes' },
    { name: 'jvm_memory_pool_collection_used_bytes', where: { pool: OLD } },
    { name: 'jvm_memory_used_after_last_gc_bytes', where: { jvm_memory_pool_name: OLD } },
    { name: 'dotnet_gc_last_collection_heap_size_bytes' },
    { name: /^\w*heap\w*_(?:after_(?:last_)?gc|live)(?:_size)?_bytes$/ },
  ],
  'heap.committed': [...JVM_COMMITTED, { name: 'nodejs_heap_size_total_bytes' }, { name: 'dotnet_gc_last_collection_memory_committed_size_bytes' }],
  'listeners.count': [{ name: /(?:^|_)(?:event_)?listener_count$|(?:^|_)event_listeners$/ }],
  'timers.count': [{ name: 'nodejs_active_resources', where: { type: /^(?:Timeout|Immediate)$/ } }, { name: /(?:^|_)active_timers$/ }],
  'node.handles': [{ name: 'nodejs_active_handles_total' }],
  'node.requests': [{ name: 'nodejs_active_requests_total' }],
  'node.loop_lag': [{ name: 'nodejs_eventloop_lag_p99_seconds' }, { name: 'nodejs_eventloop_lag_seconds' }],
  'python.uncollectable': [{ name: 'python_gc_objects_uncollectable_total' }],
};

/** Live data, where only a share of the pool it lies in is told: `jvm.memory.usage.after.gc` of Micrometer, 0 to 1. */
export const AFTER_GC_SHARE: Wanted = { name: 'jvm_memory_usage_after_gc_percent', where: HEAP };
export const OLD_MAX: Wanted = { name: 'jvm_memory_max_bytes', where: { ...HEAP, id: OLD } };

/** Go: the heap that makes the next collection begin, and how much it may grow until then. */
export const NEXT_GC: Wanted = { name: 'go_memstats_next_gc_bytes' };
export const GOGC: Wanted = { name: 'go_gc_gogc_percent' };
export const GO_HEAP: Wanted = { name: 'go_memstats_heap_sys_bytes' };
export const GO_RELEASED: Wanted = { name: 'go_memstats_heap_released_bytes' };

/** Seconds in which the runtime collected: Micrometer, the Java and Node.js libraries, OpenTelemetry, Go. */
export const GC_SECONDS: readonly Wanted[] = [
  { name: 'jvm_gc_pause_seconds_sum' },
  { name: 'jvm_gc_collection_seconds_sum' },
  { name: 'jvm_gc_duration_seconds_sum' },
  { name: 'nodejs_gc_duration_seconds_sum' },
  { name: 'go_gc_duration_seconds_sum' },
];

/** What a runtime takes beside its heap and counts itself: classes and compiled code, the stacks of goroutines. */
export const BESIDE_HEAP: readonly Wanted[] = [
  { name: 'jvm_memory_committed_bytes', where: { area: /^nonheap$/i } },
  { name: 'jvm_memory_bytes_committed', where: { area: /^nonheap$/i } },
  { name: 'jvm_memory_committed_bytes', where: { jvm_memory_type: /^non_heap$/i } },
  { name: 'go_memstats_stack_sys_bytes' },
];

export const STARTED: Wanted = { name: 'process_start_time_seconds' };
export const UPTIME: Wanted = { name: 'process_uptime_seconds' };
export const CPU_SECONDS: readonly Wanted[] = [{ name: 'process_cpu_seconds_total' }, { name: 'process_cpu_time_seconds_total' }];
export const PROCESSORS: readonly Wanted[] = [{ name: 'go_sched_gomaxprocs_threads' }, { name: 'system_cpu_count' }, { name: 'jvm_cpu_count' }];

/** Collections of the whole heap, and the part of it that they clear: what is in use right after one is what is live. */
export const MAJORS: readonly Wanted[] = [
  { name: 'nodejs_gc_duration_seconds_count', where: { kind: /^major$/ } },
  { name: 'jvm_gc_pause_seconds_count', where: { action: /^end of major GC$/ } },
  { name: 'jvm_gc_collection_seconds_count', where: { gc: /old|marksweep/i } },
];
export const HEAP_USED: readonly Wanted[] = [
  { name: 'nodejs_heap_size_used_bytes' },
  { name: 'jvm_memory_used_bytes', where: { ...HEAP, id: OLD } },
  { name: 'jvm_memory_pool_used_bytes', where: { pool: OLD } },
  { name: 'jvm_memory_pool_bytes_used', where: { pool: OLD } },
];
