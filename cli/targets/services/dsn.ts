import { UserError } from '../../../core/errors.ts';

/** Where a service is and as whom it is asked; never a password. */
export interface Place {
  readonly host: string;
  readonly port: number;
  /** The path of a UNIX socket, or of the folder of it for PostgreSQL; then the host is not asked for. */
  readonly socket?: string;
  readonly user?: string;
  readonly database?: string;
  /** What stands behind the question mark. */
  readonly options: ReadonlyMap<string, string>;
  /** How the place is called in a message. */
  readonly shown: string;
}

/**
 * Reads an address that `parseEndpoints` let through. A socket is a host that is a path (`%2Frun%2Fpostgresql`), or
 * named by `?host=/run/postgresql`, as libpq has it, or by `?socket=/run/mysqld/mysqld.sock`.
 */
export function parsePlace(address: string, port: number): Place {
  try {
    return placeOf(new URL(address), port);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    throw new UserError('A % in the address of a service begins the code of a character, and here it does not.', { hint: 'A % itself is written %25.' });
  }
}

function placeOf(url: URL, port: number): Place {
  const options = new Map(url.searchParams);
  const named = options.get('host') ?? '';
  const host = decodeURIComponent(url.hostname).replace(/^\[(.*)\]$/, '$1') || (named.startsWith('/') ? '' : named);
  const socket = options.get('socket') ?? [host, named].find((each) => each.startsWith('/'));
  const user = decodeURIComponent(url.username) || options.get('user');
  const database = decodeURIComponent(url.pathname.replace(/^\/+/, '')) || options.get('dbname');
  const place = { host: host.startsWith('/') || host === '' ? 'localhost' : host, port: Number(url.port || options.get('port') || port) };
  return {
    ...place,
    ...(socket ? { socket } : {}),
    ...(user ? { user } : {}),
    ...(database ? { database } : {}),
    options,
    shown: socket ?? `${place.host.includes(':') ? `[${place.host}]` : place.host}:${place.port}`,
  };
}
