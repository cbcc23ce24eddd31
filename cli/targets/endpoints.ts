import { UserError } from '../../core/errors.ts';
import { printable } from '../../core/printable.ts';
import { type Endpoint, type EndpointKind, shownAddress } from '../../core/probes/endpoint.ts';
import { parsePlace } from './services/dsn.ts';

/** What the options name to be asked, as they were typed. */
export interface EndpointOptions {
  readonly dsn?: readonly string[];
  readonly pprof?: string;
  readonly expvar?: string;
  readonly metrics?: string;
}

/** Which service an address of `--dsn` means, by its scheme. */
const SCHEMES: Readonly<Record<string, EndpointKind>> = {
  'postgres:': 'postgres',
  'postgresql:': 'postgres',
  'pgbouncer:': 'pgbouncer',
  'mysql:': 'mysql',
  'mariadb:': 'mysql',
  'redis:': 'redis',
  'rediss:': 'redis',
};

const EXAMPLES = 'Such as postgres://app@db.internal:5432/orders · pgbouncer://stats@127.0.0.1:6432 · mysql://app@127.0.0.1/orders · redis://127.0.0.1:6379';

/** The endpoints that the options name, without a password in any of them. */
export function parseEndpoints({ dsn = [], pprof, expvar, metrics }: EndpointOptions): readonly Endpoint[] {
  return [
    ...dsn.map(parseDsn),
    ...(pprof === undefined ? [] : [parsePage('--pprof', 'pprof', pprof)]),
    ...(expvar === undefined ? [] : [parsePage('--expvar', 'expvar', expvar)]),
    ...(metrics === undefined ? [] : [parsePage('--metrics', 'metrics', metrics)]),
  ];
}

function parseDsn(text: string): Endpoint {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const kind = url && SCHEMES[url.protocol];
  if (!url || !kind) throw new UserError(`--dsn${named(text)} is no address of a service that is known.`, { hint: EXAMPLES });
  refusePassword('--dsn', url);
  // Said now, and not in the middle of the first look.
  parsePlace(text, 0);
  return { kind, address: text };
}

/** Where each kind of page lies when only the program is named. */
const USUAL_PATH = { pprof: '/debug/pprof', expvar: '/debug/vars', metrics: '/metrics' } as const;

/** Takes what people have at hand: the program, its page, or one below it; the scheme may be left out. */
function parsePage(option: string, kind: keyof typeof USUAL_PATH, text: string): Endpoint {
  const typed = /^:\d/.test(text) ? `127.0.0.1${text}` : text;
  const full = typed.includes('://') ? typed : `http://${typed}`;
  const url = URL.canParse(full) ? new URL(full) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new UserError(`${option} takes an http or https address${text.includes('://') ? `, not${named(text)}` : ''}.`, {
      hint: `Such as ${option} http://127.0.0.1:6060`,
    });
  refusePassword(option, url);
  url.hash = '';
  if (url.pathname === '/') url.pathname = USUAL_PATH[kind];
  // A single profile stands for all of them: which one is asked is not the caller's choice.
  if (kind === 'pprof') {
    url.search = '';
    url.pathname = url.pathname.replace(/(\/debug\/pprof)\/.*$/, '$1');
  }
  return { kind, address: url.href.replace(/\/+$/, '') };
}

/** Scheme and host of an address that was not understood: anything else in it may be a password. */
function named(text: string): string {
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/)(.*)$/is.exec(text) ?? [];
  const host = /^(\[[0-9a-f:.]*\]|[^:/?#\s]*)/i.exec(rest.slice(rest.lastIndexOf('@') + 1))?.[0] ?? '';
  return scheme ? ` ${printable(scheme + host)}` : '';
}

/** Every user of the machine can read the arguments of a process. */
function refusePassword(option: string, url: URL): void {
  const inQuery = ['password', 'sslpassword'].filter((name) => url.searchParams.has(name));
  if (url.password === '' && inQuery.length === 0) return;
  url.password = '';
  for (const name of inQuery) url.searchParams.delete(name);
  throw new UserError(`${option} may not hold a password: everybody on this machine can read it there.`, {
    hint: `Leave it out (${shownAddress(url.href)}) and give it by PGPASSWORD, MYSQL_PWD or REDISCLI_AUTH, by ~/.pgpass, or when asked for it.`,
  });
}
