import { hostname, release, type } from 'node:os';
import process from 'node:process';
import type { Manifest } from '../../core/bundle/manifest.ts';

/** Which machine this is, for whoever reads a bundle elsewhere. */
export function readHost(): Manifest['host'] {
  const uid = process.geteuid?.();
  return {
    name: hostname(),
    kernel: `${type()} ${release()}`,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC',
    ...(uid === undefined ? {} : { uid }),
  };
}
