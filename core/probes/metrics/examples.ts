import type { ProbeExample } from '../probe.ts';

const ADDRESS = 'http://127.0.0.1:9090/metrics';
const of = (text: string): Pick<ProbeExample, 'address' | 'collected'> => ({
  address: ADDRESS,
  collected: { [`http ${ADDRESS}`]: { status: 'ok', kind: 'http', text } },
});

/** Pages as the libraries of several languages write them. */
export const EXAMPLES: readonly ProbeExample[] = [
  {
    title: 'a Go program, whose own page does not count as a request',
    ...of(`# HELP go_goroutines Number of goroutines that currently exist.
# TYPE go_goroutines gauge
go_goroutines 812
go_memstats_next_gc_bytes 8.388608e+06
go_memstats_heap_sys_bytes 1.2e+07
go_memstats_heap_released_bytes 2e+06
go_threads 9
process_open_fds 31
process_max_fds 1024
process_resident_memory_bytes 3.1e+07
process_cpu_seconds_total 12.5
process_start_time_seconds 0.5
http_requests_total{code="200",handler="/orders"} 90
http_requests_total{code="500",handler="/orders"} 10
http_requests_total{code="200",handler="/metrics"} 5000
`),
    readings: {
      'go.goroutines': 812,
      'go.heap_live': 4_194_304,
      'heap.committed': 10_000_000,
      'threads.count': 9,
      'descriptors.used': 31,
      'descriptors.limit': 1024,
      'memory.rss': 31_000_000,
      'traffic.work': 100,
      'process.uptime': 0.5,
    },
  },
  {
    title: 'a Go program built since 1.21, whose collector is set to 50',
    ...of('go_gc_gogc_percent 50\ngo_gc_heap_live_bytes 6e+06\ngo_memstats_next_gc_bytes 9e+06\n'),
    readings: { 'go.heap_live': 6_000_000 },
  },
  {
    title: 'a JVM by Micrometer, with a pool that is out: processor time stands in for the requests it does not count',
    ...of(`jvm_memory_committed_bytes{area="heap",id="G1 Eden Space"} 3.0E7
jvm_memory_committed_bytes{area="heap",id="G1 Old Gen"} 7.0E7
jvm_memory_committed_bytes{area="nonheap",id="Metaspace"} 4.0E7
jvm_gc_live_data_size_bytes 2.5E7
jvm_threads_live_threads 61.0
process_files_open_files 120.0
process_files_max_files 20000.0
hikaricp_connections_active{pool="orders"} 10.0
hikaricp_connections_max{pool="orders"} 10.0
hikaricp_connections_pending{pool="orders"} 7.0
tomcat_threads_busy_threads{name="http-nio-8080"} 190.0
tomcat_threads_config_max_threads{name="http-nio-8080"} 200.0
process_cpu_seconds_total 88
`),
    readings: {
      'heap.committed': 100_000_000,
      'heap.live': 25_000_000,
      'threads.count': 61,
      'descriptors.used': 120,
      'workers.busy_share': 95,
      'traffic.work': 88,
    },
  },
  {
    title: 'a JVM that has not collected its old generation yet',
    ...of('jvm_gc_live_data_size_bytes 0.0\njvm_threads_live_threads 20\n'),
    readings: { 'threads.count': 20 },
  },
  {
    title: 'a JVM that tells only the share of the old generation after a collection',
    ...of(
      'jvm_memory_usage_after_gc_percent{area="heap",pool="long-lived"} 0.25\njvm_memory_max_bytes{area="heap",id="G1 Old Gen"} 4.0E8\njvm_memory_max_bytes{area="heap",id="G1 Eden Space"} -1.0\n',
    ),
    readings: { 'heap.live': 100_000_000 },
  },
  {
    title: 'Node.js by prom-client, with listeners the program counts itself',
    ...of(`nodejs_heap_size_total_bytes 52000000
nodejs_heap_size_used_bytes 41000000
nodejs_external_memory_bytes 2100000
nodejs_active_handles_total 14
nodejs_active_requests_total 2
nodejs_eventloop_lag_p99_seconds 0.011
nodejs_active_resources{type="TCPSocketWrap"} 4
nodejs_active_resources{type="Timeout"} 230
nodejs_active_resources{type="Immediate"} 1
app_event_listeners{event="change"} 900
app_event_listeners{event="close"} 11
`),
    readings: {
      'heap.committed': 52_000_000,
      'timers.count': 231,
      'listeners.count': 911,
      'node.handles': 14,
      'node.requests': 2,
      'node.loop_lag': 0.011,
    },
  },
  {
    title: 'queues of a broker: the ready messages of all of them',
    ...of(
      'rabbitmq_queue_messages{queue="mail"} 40\nrabbitmq_queue_messages_ready{queue="mail"} 30\nrabbitmq_queue_messages_ready{queue="bills"} 12\nsidekiq_queue_latency_seconds{queue="a"} 3\nsidekiq_queue_latency_seconds{queue="b"} 41\n',
    ),
    readings: { 'queue.depth': 42, 'queue.age': 41 },
  },
  {
    title: 'executors: the one in which jobs wait; without a bound its core counts',
    ...of(`executor_active_threads{name="mail"} 1
executor_pool_max_threads{name="mail"} 10
executor_queued_tasks{name="mail"} 0
executor_active_threads{name="quotes"} 8
executor_pool_max_threads{name="quotes"} 2.147483647E9
executor_pool_core_threads{name="quotes"} 8
executor_queued_tasks{name="quotes"} 51
`),
    readings: { 'workers.busy_share': 100, 'workers.waiting': 51 },
  },
  {
    title: 'Puma, which counts what is free',
    ...of('puma_pool_capacity{index="0"} 1\npuma_max_threads{index="0"} 5\npuma_backlog{index="0"} 3\n'),
    readings: { 'workers.busy_share': 80, 'workers.waiting': 3 },
  },
  {
    title: 'what is billed tells only together with a later look',
    ...of(
      'shop_billed_seconds_total{function="a"} 12\nshop_billed_seconds_total{function="b"} 3\nshop_billed_seconds_expected_total 9\nshop_orders_completed_total 40\n',
    ),
    readings: {},
  },
  { title: 'a figure that is no number is no zero', ...of('process_open_fds NaN\nprocess_max_fds +Inf\ngo_goroutines 3\n'), readings: { 'go.goroutines': 3 } },
  { title: 'a page of something else', ...of('<!doctype html><title>Sign in</title>process_open_fds 3'), readings: {} },
  {
    title: 'a page behind a password',
    address: ADDRESS,
    collected: { [`http ${ADDRESS}`]: { status: 'not-permitted', detail: `${ADDRESS} answered 401`, code: '401' } },
    readings: {},
    status: 'not-permitted',
  },
];
