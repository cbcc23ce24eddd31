import { defineFormat, type Example, finding } from './format.ts';
import { isCounted, judgeCounts } from './judge-counts.ts';
import { judgeFigures } from './judge-figures.ts';

interface Metric {
  readonly name: string;
  readonly labels: string;
  readonly value: number;
}

/** Text that an application exposes for Prometheus, and other lists of a name and its figure. */
export const prometheus = defineFormat<Metric>({
  id: 'prometheus',
  row(line) {
    const [, name, labels = '', figure] =
      /^((?=[A-Z_]*[a-z])[A-Za-z_:][\w:.]{4,120}(?<![:.]))(\{[^{}]{0,600}\})?\s+(\d{1,18}(?:\.\d{1,18})?(?:e[+-]?\d{1,2})?)(?:\s+\d{10,13})?$/.exec(
        line.trim(),
      ) ?? [];
    const value = Number(figure);
    return name && (labels !== '' || /[_.]/.test(name)) && value <= 1e16 ? { name, labels, value } : undefined;
  },
  judge(blocks) {
    const rows = blocks.flatMap((block) => block.rows);
    const counted = rows
      .map(({ at, name, labels, value }) => ({ at, label: `${name}${labels}`, count: value }))
      .filter(({ label }) => STATES.test(label) && isCounted(label));
    const named = rows.map(({ at, name, value }) => ({ at, found: new Map([[name.toLowerCase().replace(/[^a-z0-9]/g, ''), value]]) }));
    const evicted = rows.find(({ name, labels, value }) => /restarts_total|terminated_reason/.test(name) && /OOMKilled/.test(labels) && value > 0);
    return [
      ...judgeCounts(counted),
      ...judgeFigures(named),
      evicted ? finding(evicted.at, 'a container was killed for memory', { 'memory-leak': 0.7, 'limit-too-low': 0.35 }) : undefined,
    ];
  },
});

/** Labels that part one figure into states. */
const STATES = /state="|\{[^}]*"(?:close|time)_wait|_(?:close|time)_wait/i;

export const examples = (): readonly Example[] => [
  {
    title: 'names with dots',
    text: 'hikaricp.connections.active 8\nhikaricp.connections.idle 0\nhikaricp.connections.max 8\nhikaricp.connections.pending 19',
    cause: 'db-pool-exhaustion',
  },
  {
    title: 'descriptors against their limit',
    text: '# HELP process_open_fds Number of open file descriptors.\n# TYPE process_open_fds gauge\nprocess_open_fds 1011\nprocess_max_fds 1024',
    cause: 'fd-leak',
    says: '1011 of 1024',
  },
  { title: 'goroutines', text: 'go_goroutines 48211\ngo_threads 31', cause: 'goroutine-explosion' },
  {
    title: 'HikariCP',
    text: 'hikaricp_connections_active{pool="main"} 10.0\nhikaricp_connections_idle{pool="main"} 0.0\nhikaricp_connections_max{pool="main"} 10.0\nhikaricp_connections_pending{pool="main"} 64.0',
    cause: 'db-pool-exhaustion',
    says: '64 wait',
  },
  {
    title: 'states of sockets',
    text: 'node_tcp_connection_states{state="close_wait"} 910\nnode_tcp_connection_states{state="established"} 44',
    cause: 'connection-leak',
  },
  {
    title: 'sessions idle in a transaction',
    text: 'pg_stat_activity_count{datname="shop",state="idle in transaction"} 41\npg_stat_activity_count{datname="shop",state="active"} 2',
    cause: 'idle-in-transaction',
  },
  { title: 'at rest', text: 'go_goroutines 41\nprocess_open_fds 38\nprocess_max_fds 1.048576e+06\nprocess_resident_memory_bytes 4.1e+07', cause: null },
];
