import { asked, rows } from './asked-example.ts';
import type { ProbeExample } from './probe.ts';

/** Recorded from real servers. */
export const EXAMPLES: readonly ProbeExample[] = [
  {
    title: 'both connections of a pool are in use, and three clients wait',
    address: 'pgbouncer://stanch@127.0.0.1:6432',
    collected: asked('pgbouncer://stanch@127.0.0.1:6432', [
      [
        'SHOW POOLS',
        rows([
          {
            database: 'app',
            user: 'stanch',
            cl_active: 2,
            cl_waiting: 3,
            cl_active_cancel_req: 0,
            cl_waiting_cancel_req: 0,
            sv_active: 2,
            sv_active_cancel: 0,
            sv_being_canceled: 0,
            sv_idle: 0,
            sv_used: 0,
            sv_tested: 0,
            sv_login: 0,
            maxwait: 2,
            maxwait_us: 206074,
            pool_mode: 'transaction',
          },
          {
            database: 'pgbouncer',
            user: 'pgbouncer',
            cl_active: 1,
            cl_waiting: 0,
            cl_active_cancel_req: 0,
            cl_waiting_cancel_req: 0,
            sv_active: 0,
            sv_active_cancel: 0,
            sv_being_canceled: 0,
            sv_idle: 0,
            sv_used: 0,
            sv_tested: 0,
            sv_login: 0,
            maxwait: 0,
            maxwait_us: 0,
            pool_mode: 'statement',
          },
        ]),
      ],
      [
        'SHOW DATABASES',
        rows([
          {
            name: 'app',
            host: '127.0.0.1',
            port: 45583,
            database: 'postgres',
            force_user: 'stanch',
            pool_size: 2,
            min_pool_size: 0,
            reserve_pool: 0,
            pool_mode: null,
            max_connections: 0,
            current_connections: 2,
            paused: 0,
            disabled: 0,
          },
          {
            name: 'pgbouncer',
            host: null,
            port: 38163,
            database: 'pgbouncer',
            force_user: 'pgbouncer',
            pool_size: 2,
            min_pool_size: 0,
            reserve_pool: 0,
            pool_mode: 'statement',
            max_connections: 0,
            current_connections: 0,
            paused: 0,
            disabled: 0,
          },
        ]),
      ],
      [
        'SHOW LISTS',
        rows([
          { list: 'free_clients', items: 44 },
          { list: 'used_clients', items: 6 },
        ]),
      ],
      [
        'SHOW CONFIG',
        rows([
          { key: 'default_pool_size', value: '2', default: '20', changeable: 'yes' },
          { key: 'max_client_conn', value: '200', default: '100', changeable: 'yes' },
        ]),
      ],
    ]),
    readings: { 'pool.used_share': 100, 'pool.waiting': 3, 'pool.oldest_wait': 2.206074, 'pool.clients_share': 2.5 },
  },
];
