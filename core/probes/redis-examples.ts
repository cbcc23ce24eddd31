import { asked, rows } from './asked-example.ts';
import type { ProbeExample } from './probe.ts';

/** Recorded from real servers. */
export const EXAMPLES: readonly ProbeExample[] = [
  {
    title: 'a subscriber and a blocked client wait by trade, two others do nothing yet',
    address: 'redis://127.0.0.1:6379',
    collected: asked('redis://127.0.0.1:6379', [
      [
        'INFO clients',
        rows([
          {
            text: '# Clients\r\nconnected_clients:5\r\ncluster_connections:0\r\nmaxclients:6\r\nclient_recent_max_input_buffer:20522\r\nclient_recent_max_output_buffer:0\r\nblocked_clients:1\r\ntracking_clients:0\r\nclients_in_timeout_table:0\r\n',
          },
        ]),
      ],
      [
        'INFO stats',
        rows([
          {
            text: '# Stats\r\ntotal_connections_received:5\r\ntotal_commands_processed:6\r\ninstantaneous_ops_per_sec:3\r\ntotal_net_input_bytes:108\r\ntotal_net_output_bytes:271\r\ntotal_net_repl_input_bytes:0\r\ntotal_net_repl_output_bytes:0\r\ninstantaneous_input_kbps:0.03\r\ninstantaneous_output_kbps:0.03\r\ninstantaneous_input_repl_kbps:0.00\r\ninstantaneous_output_repl_kbps:0.00\r\nrejected_connections:0\r\nsync_full:0\r\nsync_partial_ok:0\r\nsync_partial_err:0\r\nexpired_keys:0\r\nexpired_stale_perc:0.00\r\nexpired_time_cap_reached_count:0\r\nexpire_cycle_cpu_milliseconds:0\r\nevicted_keys:0\r\nevicted_clients:0\r\ntotal_eviction_exceeded_time:0\r\ncurrent_eviction_exceeded_time:0\r\nkeyspace_hits:0\r\nkeyspace_misses:0\r\npubsub_channels:1\r\npubsub_patterns:0\r\npubsubshard_channels:0\r\nlatest_fork_usec:0\r\ntotal_forks:0\r\nmigrate_cached_sockets:0\r\nslave_expires_tracked_keys:0\r\nactive_defrag_hits:0\r\nactive_defrag_misses:0\r\nactive_defrag_key_hits:0\r\nactive_defrag_key_misses:0\r\ntotal_active_defrag_time:0\r\ncurrent_active_defrag_time:0\r\ntracking_total_keys:0\r\ntracking_total_items:0\r\ntracking_total_prefixes:0\r\nunexpected_error_replies:0\r\ntotal_error_replies:0\r\ndump_payload_sanitizations:0\r\ntotal_reads_processed:7\r\ntotal_writes_processed:5\r\nio_threaded_reads_processed:0\r\nio_threaded_writes_processed:0\r\nreply_buffer_shrinks:4\r\nreply_buffer_expands:0\r\n',
          },
        ]),
      ],
      [
        'CLIENT LIST',
        rows([
          {
            text: 'id=3 addr=127.0.0.1:34822 laddr=127.0.0.1:42297 fd=8 name= age=1 idle=1 flags=P db=0 sub=1 psub=0 ssub=0 multi=-1 qbuf=0 qbuf-free=20474 argv-mem=0 multi-mem=0 rbs=1024 rbp=0 obl=0 oll=0 omem=0 tot-mem=22328 events=r cmd=subscribe user=default redir=-1 resp=2\nid=4 addr=127.0.0.1:34836 laddr=127.0.0.1:42297 fd=9 name= age=1 idle=1 flags=b db=0 sub=0 psub=0 ssub=0 multi=-1 qbuf=0 qbuf-free=20474 argv-mem=10 multi-mem=0 rbs=1024 rbp=0 obl=0 oll=0 omem=0 tot-mem=22306 events=r cmd=blpop user=default redir=-1 resp=2\nid=5 addr=127.0.0.1:34846 laddr=127.0.0.1:42297 fd=10 name= age=1 idle=1 flags=N db=0 sub=0 psub=0 ssub=0 multi=-1 qbuf=0 qbuf-free=20474 argv-mem=0 multi-mem=0 rbs=1024 rbp=0 obl=0 oll=0 omem=0 tot-mem=22272 events=r cmd=ping user=default redir=-1 resp=2\nid=6 addr=127.0.0.1:34854 laddr=127.0.0.1:42297 fd=11 name= age=1 idle=1 flags=N db=0 sub=0 psub=0 ssub=0 multi=-1 qbuf=0 qbuf-free=20474 argv-mem=0 multi-mem=0 rbs=1024 rbp=0 obl=0 oll=0 omem=0 tot-mem=22272 events=r cmd=ping user=default redir=-1 resp=2\nid=7 addr=127.0.0.1:34864 laddr=127.0.0.1:42297 fd=12 name= age=0 idle=0 flags=N db=0 sub=0 psub=0 ssub=0 multi=-1 qbuf=26 qbuf-free=20448 argv-mem=10 multi-mem=0 rbs=16384 rbp=1306 obl=0 oll=0 omem=0 tot-mem=37658 events=r cmd=client|list user=default redir=-1 resp=2\n',
          },
        ]),
      ],
    ]),
    readings: { 'db.sessions': 4, 'db.slots': 6, 'db.sessions_idle': 2, 'db.addresses': 1, 'db.refused_total': 0 },
  },
  {
    title: 'the client is refused, since maxclients is reached',
    address: 'redis://127.0.0.1:6379',
    collected: asked('redis://127.0.0.1:6379', [
      ['INFO clients', { status: 'failed', detail: '127.0.0.1:6379 said “ERR max number of clients reached”' }],
      ['INFO stats', { status: 'failed', detail: '127.0.0.1:6379 said “ERR max number of clients reached”' }],
    ]),
    readings: { 'db.refused': 1 },
    status: 'failed',
  },
];
