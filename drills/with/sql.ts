import { Socket } from 'node:net';
import pg from 'pg';

/** A session with a server on 127.0.0.1; what it still waits for at the end of the drill is nobody's business. */
export async function openSession(port: number, settings: pg.ClientConfig = {}): Promise<pg.Client> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'stanch', database: 'postgres', ssl: false, ...settings });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Runs statements in a session of their own. */
export async function runSql(port: number, statements: string): Promise<void> {
  const client = await openSession(port);
  await client.query(statements);
  await client.end();
}

/** A socket that connects from an address of its own, as an instance of a function has. */
export class SocketFrom extends Socket {
  readonly #from: string;

  constructor(from: string) {
    super();
    this.#from = from;
  }

  override connect(...args: unknown[]): this {
    const [port, host] = args as [number, string];
    return super.connect({ port, host, localAddress: this.#from });
  }
}
