import type { Target } from '../../core/diagnosis/types.ts';
import { type Endpoint, isPage } from '../../core/probes/endpoint.ts';

/** The options of `diagnose` that name the same target again: `--pid 7 --dsn redis://127.0.0.1`. */
export function asOptions({ pid, endpoints = [] }: Pick<Target, 'pid' | 'endpoints'>): string {
  return [...(pid === undefined ? [] : [`--pid ${pid}`]), ...endpoints.map(asOption)].join(' ');
}

function asOption({ kind, address }: Endpoint): string {
  return `--${isPage(kind) ? kind : 'dsn'} ${quoted(address)}`;
}

/** A shell reads `?` and `&` in an address as its own. */
const quoted = (text: string) => (/^[\w@:/.%[\]-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
