import type { Endpoint, EndpointKind } from '../../core/probes/endpoint.ts';
import type { Shell } from '../shell.ts';
import type { EndpointClient } from './endpoint-client.ts';
import { machineWith } from './local.ts';
import type { Machine } from './target.ts';

/** Makes the client of one address; it connects when it is first asked. */
export type OpenClient = (address: string, shell: Pick<Shell, 'env'>) => Promise<EndpointClient>;

/** What each kind of service is asked through; pages need no client. Each is loaded only when it is used. */
const CLIENTS: Partial<Record<EndpointKind, OpenClient>> = {};

/** This host with the services that were named; they are let go of when it is disposed of. */
export async function openMachine(endpoints: readonly Endpoint[], shell: Pick<Shell, 'env'>): Promise<Machine & AsyncDisposable> {
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
