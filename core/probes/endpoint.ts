/**
 * What may be asked beside the process itself. The first four are given as `--dsn`, by the scheme of the address;
 * the others as `--pprof`, `--expvar` and `--metrics`.
 */
export const ENDPOINT_KINDS = ['postgres', 'pgbouncer', 'mysql', 'redis', 'pprof', 'expvar', 'metrics'] as const;

export type EndpointKind = (typeof ENDPOINT_KINDS)[number];

/** A service or a runtime that was named to be asked. */
export interface Endpoint {
  readonly kind: EndpointKind;
  /** `scheme://user@host:port/name` without a password, or the whole address of a page: the key of its requests. People see `shownAddress` of it. */
  readonly address: string;
}

/** Whether it is a page that is fetched, named by an option of its own, and no service that is logged in to. */
export function isPage(kind: EndpointKind): boolean {
  return kind === 'pprof' || kind === 'expvar' || kind === 'metrics';
}

/** An address as it is shown: what the query of a page holds may be a secret, such as `?token=`. Services keep theirs, which is options. */
export function shownAddress(address: string): string {
  const [, page, query] = /^(https?:[^?]*)\?(.*)$/is.exec(address) ?? [];
  if (page === undefined || query === undefined) return address;
  return `${page}?${query
    .split('&')
    .map((each) => (each.includes('=') ? each.replace(/=.*$/s, '=…') : '…'))
    .join('&')}`;
}
