import type { PoolRow } from '../rows.ts';
import { byOwner, type MetricPage, samplesOf, type Wanted } from './page.ts';

/** What one kind of pool calls its figures. */
export interface PoolNames {
  readonly used: Wanted;
  readonly max?: Wanted;
  readonly waiting?: Wanted;
  /** A counter of those that ever had to wait. */
  readonly waits?: Wanted;
  /** Labels that part one pool into several samples. */
  readonly parts?: readonly string[];
  /** What it is called where it has no label of its own. */
  readonly unnamed: string;
}

const USED = /^used$/;

/** Pools of database connections: HikariCP by Micrometer and by itself, database/sql, pgx, Spring, OpenTelemetry old and new. */
export const POOLS: readonly PoolNames[] = [
  {
    unnamed: 'HikariCP',
    used: { name: 'hikaricp_connections_active' },
    max: { name: 'hikaricp_connections_max' },
    waiting: { name: 'hikaricp_connections_pending' },
  },
  {
    unnamed: 'HikariCP',
    used: { name: 'hikaricp_active_connections' },
    max: { name: 'hikaricp_max_connections' },
    waiting: { name: 'hikaricp_pending_threads' },
  },
  {
    unnamed: 'database/sql',
    used: { name: 'go_sql_in_use_connections' },
    max: { name: 'go_sql_max_open_connections' },
    waits: { name: 'go_sql_wait_count_total' },
  },
  {
    unnamed: 'database/sql',
    used: { name: 'go_sql_stats_connections_in_use' },
    max: { name: 'go_sql_stats_connections_max_open' },
    waits: { name: 'go_sql_stats_connections_blocked_total' },
  },
  { unnamed: 'pgx', used: { name: 'pgxpool_acquired_conns' }, max: { name: 'pgxpool_max_conns' }, waits: { name: 'pgxpool_empty_acquire' } },
  {
    unnamed: 'tomcat-jdbc',
    used: { name: 'tomcat_jdbc_active' },
    max: { name: 'tomcat_jdbc_max_active' },
    waiting: { name: 'tomcat_jdbc_wait_count' },
  },
  { unnamed: 'jdbc', used: { name: 'jdbc_connections_active' }, max: { name: 'jdbc_connections_max' } },
  {
    unnamed: 'pool',
    parts: ['state', 'db_client_connection_state'],
    used: { name: 'db_client_connections_usage', where: { state: USED } },
    max: { name: 'db_client_connections_max' },
    waiting: { name: 'db_client_connections_pending_requests' },
  },
  {
    unnamed: 'pool',
    parts: ['state', 'db_client_connection_state'],
    used: { name: 'db_client_connection_count', where: { db_client_connection_state: USED } },
    max: { name: 'db_client_connection_max' },
    waiting: { name: 'db_client_connection_pending_requests' },
  },
];

/** The pools a page tells of, by the first kind of names it has: Spring counts those of HikariCP a second time. */
export function readPools(page: MetricPage): readonly PoolRow[] {
  return POOLS.map((names) => poolsOf(page, names)).find((rows) => rows.length > 0) ?? [];
}

function poolsOf(page: MetricPage, { unnamed, used, max, waiting, waits, parts }: PoolNames): readonly PoolRow[] {
  const figures = (wanted: Wanted | undefined) => (wanted ? byOwner(samplesOf(page, wanted), parts) : new Map<string, number>());
  const [limits, queues, counts] = [figures(max), figures(waiting), figures(waits)];
  return [...figures(used)].map(([owner, count]) => {
    const [limit, queue, total] = [limits.get(owner), queues.get(owner), counts.get(owner)];
    return {
      name: owner || unnamed,
      used: count,
      // 0, and in Java the largest number there is, mean that there is no limit.
      ...(limit !== undefined && limit > 0 && limit < 1e9 ? { max: limit } : {}),
      ...(queue === undefined ? {} : { waiting: queue }),
      ...(total === undefined ? {} : { waits: total }),
    };
  });
}
