import type { Weights } from './format.ts';

/** What rows of a table say by one column: how many rows there are, or the largest figure. */
export interface TableRule {
  /** Columns that make it this table, in lower case; any of these pairs. */
  readonly columns: readonly string[];
  /** Only rows whose cell is like that count. */
  readonly where?: readonly [column: string, cell: RegExp];
  /** The column with the figure; rows are counted without one. */
  readonly figure?: string;
  readonly least?: number;
  /** What the text must hold elsewhere, where others have such columns too. */
  readonly needs?: RegExp;
  readonly noun: string;
  readonly causes: Weights;
}

export const TABLE_RULES: readonly TableRule[] = [
  {
    columns: ['heap.percent name'],
    figure: 'heap.percent',
    least: 95,
    noun: '% of the heap of a node are used',
    causes: { 'memory-leak': 0.6, 'limit-too-low': 0.4 },
  },
  {
    columns: ['disk.percent node'],
    figure: 'disk.percent',
    least: 95,
    noun: '% of the disk of a node are used',
    causes: { 'disk-full-deleted-open-files': 0.6 },
  },
  { columns: ['gid prepared'], noun: 'transactions are prepared and neither committed nor rolled back', causes: { 'idle-in-transaction': 0.75 } },
  { columns: ['queue_name size'], figure: 'size', least: 1000, noun: 'jobs wait', causes: { 'message-or-queue-backlog': 0.85 } },
  { columns: ['queue_name pending', 'queue pending'], figure: 'pending', least: 1000, noun: 'jobs wait', causes: { 'message-or-queue-backlog': 0.85 } },
  {
    columns: ['state count'],
    where: ['state', /^(?:available|pending|queued|enqueued|waiting)$/i],
    figure: 'count',
    least: 1000,
    // Orders and customers are pending too.
    needs: /\bjobs?\b|\bqueue|oban/i,
    noun: 'jobs wait',
    causes: { 'message-or-queue-backlog': 0.85 },
  },
  { columns: ['topic lag', 'stream lag'], figure: 'lag', least: 1000, noun: 'messages behind', causes: { 'message-or-queue-backlog': 0.85 } },
  // Only read: a build takes every processor, and a disk of today is 100 % busy with much room left.
  { columns: ['device %util', 'device: %util', 'cpu %idle'], least: 1e9, noun: 'how busy disks and processors are', causes: {} },
  {
    columns: ['slot_name active'],
    where: ['active', /^f/],
    noun: 'replication slots are read by nobody and keep the write-ahead log',
    causes: { 'disk-full-deleted-open-files': 0.6 },
  },
  {
    columns: ['blkby spid'],
    where: ['blkby', /^\d/],
    noun: 'sessions are blocked by another',
    causes: { 'slow-or-blocked-sql': 0.75, 'idle-in-transaction': 0.5 },
  },
  {
    columns: ['blocking_session_id session_id'],
    where: ['blocking_session_id', /^[1-9]/],
    noun: 'sessions are blocked by another',
    causes: { 'slow-or-blocked-sql': 0.75, 'idle-in-transaction': 0.5 },
  },
  {
    columns: ['blocking_query waiting_query'],
    where: ['blocking_query', /^NULL$|^$/],
    noun: 'statements wait for a transaction that runs none',
    causes: { 'idle-in-transaction': 0.85, 'slow-or-blocked-sql': 0.5 },
  },
  { columns: ['blocking_query waiting_query'], noun: 'statements wait for another', causes: { 'slow-or-blocked-sql': 0.7, 'idle-in-transaction': 0.5 } },
  {
    columns: ['application_name count', 'usename count', 'datname count'],
    figure: 'count',
    least: 80,
    noun: 'sessions belong to one',
    causes: { 'db-server-connections-exhausted': 0.6, 'connection-leak': 0.55, 'db-pool-exhaustion': 0.35 },
  },
  {
    columns: ['user count(*)', 'host count(*)', 'machine count(*)'],
    figure: 'count(*)',
    least: 80,
    needs: /processlist|v\$session/i,
    noun: 'sessions belong to one',
    causes: { 'db-server-connections-exhausted': 0.6, 'connection-leak': 0.55, 'db-pool-exhaustion': 0.35 },
  },
  {
    columns: ['status count(*)'],
    where: ['status', /^INACTIVE$/i],
    figure: 'count(*)',
    least: 100,
    needs: /v\$session/i,
    noun: 'sessions are inactive',
    causes: { 'db-server-connections-exhausted': 0.6, 'connection-leak': 0.55, 'db-pool-exhaustion': 0.35 },
  },
  { columns: ['handles id'], figure: 'handles', least: 10_000, noun: 'handles are open', causes: { 'fd-leak': 0.8, 'connection-leak': 0.3 } },
];
