import { byOwner, type MetricPage, samplesOf, type Wanted } from './page.ts';

/** What one kind of worker pool calls its figures: busy ones, or free ones of `max`. */
export interface WorkerNames {
  readonly busy?: Wanted;
  readonly free?: Wanted;
  readonly max: readonly Wanted[];
  readonly waiting?: Wanted;
  readonly parts?: readonly string[];
}

/** Servers and executors: Tomcat by Micrometer and by the JMX exporter, Jetty, Puma, PHP-FPM, Apache, executors. */
export const WORKERS: readonly WorkerNames[] = [
  { busy: { name: 'tomcat_threads_busy_threads' }, max: [{ name: 'tomcat_threads_config_max_threads' }] },
  { busy: { name: 'tomcat_threadpool_currentthreadsbusy' }, max: [{ name: 'tomcat_threadpool_maxthreads' }] },
  { busy: { name: 'jetty_threads_busy' }, max: [{ name: 'jetty_threads_config_max' }], waiting: { name: 'jetty_threads_jobs' } },
  { busy: { name: 'puma_busy_threads' }, max: [{ name: 'puma_max_threads' }], waiting: { name: 'puma_backlog' } },
  { free: { name: 'puma_pool_capacity' }, max: [{ name: 'puma_max_threads' }], waiting: { name: 'puma_backlog' } },
  { busy: { name: 'phpfpm_active_processes' }, max: [{ name: 'phpfpm_total_processes' }], waiting: { name: 'phpfpm_listen_queue' } },
  { busy: { name: 'apache_workers', where: { state: /^busy$/ } }, max: [{ name: 'apache_workers' }], parts: ['state'] },
  {
    busy: { name: 'executor_active_threads' },
    max: [{ name: 'executor_pool_max_threads' }, { name: 'executor_pool_core_threads' }],
    waiting: { name: 'executor_queued_tasks' },
  },
  {
    busy: { name: /(?:^|_)workers_busy$/ },
    max: [{ name: /(?:^|_)workers_(?:max|total)$/ }],
    waiting: { name: /(?:^|_)(?:workers|jobs|tasks)_waiting$/ },
  },
];

/** An executor without a bound says the largest number there is, and works with its core. */
const UNBOUNDED = 1e6;

export interface WorkerPool {
  readonly name: string;
  readonly busy: number;
  readonly max: number;
  readonly waiting?: number;
}

/** The pool of workers with the most jobs that wait, then the fullest: of many executors one is the bottleneck. */
export function readWorkers(page: MetricPage): WorkerPool | undefined {
  const pools = WORKERS.flatMap((names) => poolsOf(page, names));
  const [first] = pools.toSorted((a, b) => (b.waiting ?? 0) - (a.waiting ?? 0) || b.busy / b.max - a.busy / a.max);
  return first;
}

function poolsOf(page: MetricPage, { busy, free, max, waiting, parts }: WorkerNames): readonly WorkerPool[] {
  const figures = (wanted: Wanted | undefined) => (wanted ? byOwner(samplesOf(page, wanted), parts) : new Map<string, number>());
  const [limits, queues] = [max.map(figures), figures(waiting)];
  return [...figures(busy ?? free)].flatMap(([name, count]) => {
    const limit = limits.map((each) => each.get(name)).find((value) => value !== undefined && value > 0 && value < UNBOUNDED);
    const queue = queues.get(name);
    if (limit === undefined) return [];
    return [{ name, busy: busy ? count : Math.max(0, limit - count), max: limit, ...(queue === undefined ? {} : { waiting: queue }) }];
  });
}
