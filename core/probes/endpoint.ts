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

/** Pages have an option of their own; what is logged in to is given by its address alone. */
const PAGES: readonly EndpointKind[] = ['pprof', 'expvar', 'metrics'];

/** The options of a command that name these endpoints. */
export function optionsFor(endpoints: readonly Endpoint[]): readonly string[] {
  return endpoints.map(({ kind, address }) => `--${PAGES.includes(kind) ? kind : 'dsn'} ${address}`);
}
