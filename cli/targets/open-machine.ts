import type { Endpoint, EndpointKind } from '../../core/probes/endpoint.ts';
import type { Shell } from '../shell.ts';
import type { EndpointClient } from './endpoint-client.ts';
import { machineWith } from './local.ts';
import type { Machine } from './target.ts';

/** Makes the client of one address; it connects when it is first asked. */
export type OpenClient = (address: string, shell: Asking) => Promise<EndpointClient>;

/** Where passwords may come from: the environment, and the person at the terminal. */
type Asking = Pick<Shell, 'env' | 'stdin' | 'stderr'>;

/** What each kind of service is asked through; pages need no client. Each is loaded only when it is used. */
const CLIENTS: Partial<Record<EndpointKind, OpenClient>> = {
  postgres: async (address, shell) => (await import('./services/postgres.ts')).openPostgres(address, shell),
  pgbouncer: async (address, shell) => (await import('./services/postgres.ts')).openPgbouncer(address, shell),
  mysql: async (address, shell) => (await import('./services/mysql.ts')).openMysql(address, shell),
  redis: async (address, shell) => (await import('./services/redis.ts')).openRedis(address, shell),
};

/** This host with the services that were named; they are let go of when it is disposed of. */
export async function openMachine(endpoints: readonly Endpoint[], shell: Asking): Promise<Machine & AsyncDisposable> {
  const clients = new Map<string, EndpointClient>();
  for (const { kind, address } of endpoints) {
    const client = await CLIENTS[kind]?.(address, shell);
    if (client) clients.set(address, client);
  }
  return {
    ...machineWith(clients),
    async [Symbol.asyncDispose]() {
      await Promise.all([...clients.values()].map((client) => client.close()));
    },
  };
}
