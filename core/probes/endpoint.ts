/**
 * What may be asked beside the process itself. The first four are given as `--dsn`, by the scheme of the address;
 * the others as `--pprof`, `--expvar` and `--metrics`.
 */
export const ENDPOINT_KINDS = ['postgres', 'pgbouncer', 'mysql', 'redis', 'pprof', 'expvar', 'metrics'] as const;

export type EndpointKind = (typeof ENDPOINT_KINDS)[number];

/** A service or a runtime that was named to be asked. */
export interface Endpoint {
  readonly kind: EndpointKind;
  /** `scheme://user@host:port/name`, without a password: shown to people and used as the key of its requests. */
  readonly address: string;
}

/** Whether it is a page that is fetched, named by an option of its own, and no service that is logged in to. */
export function isPage(kind: EndpointKind): boolean {
  return kind === 'pprof' || kind === 'expvar' || kind === 'metrics';
}

/** The page an address means: itself, or, where it names only a program, the usual one. */
export function pageOf(address: string, usual: string): string {
  return /^https?:\/\/[^/]+\/?$/.test(address) ? `${address.replace(/\/$/, '')}${usual}` : address;
}
