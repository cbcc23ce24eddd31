import type { Target } from '../../core/diagnosis/types.ts';
import { type Endpoint, isPage } from '../../core/probes/endpoint.ts';
import { shellWord } from '../../core/shell-word.ts';

/** The options of `diagnose` that name the same target again: `--pid 7 --dsn redis://127.0.0.1`. */
export function asOptions({ pid, endpoints = [] }: Pick<Target, 'pid' | 'endpoints'>): string {
  return [...(pid === undefined ? [] : [`--pid ${pid}`]), ...endpoints.map(asOption)].join(' ');
}

function asOption({ kind, address }: Endpoint): string {
  return `--${isPage(kind) ? kind : 'dsn'} ${shellWord(address)}`;
}
