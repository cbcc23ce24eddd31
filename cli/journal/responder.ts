import { hostname, userInfo } from 'node:os';
import process from 'node:process';
import { asCaller } from './owner.ts';

/**
 * Who writes here, as a file name: `maria-on-db-3`. Everybody has a file of their own, so that files can be merged. With an
 * @ it would be an e-mail address to everything that looks for those.
 */
export function thisResponder(): string {
  return `${clean(userName())}-on-${clean(hostname().split('.')[0] ?? '')}`;
}

function userName(): string {
  try {
    // Under sudo it is who called.
    return asCaller(() => userInfo().username);
  } catch {
    // In a container the user often has a number only.
    return `uid-${process.getuid?.() ?? 'unknown'}`;
  }
}

function clean(name: string): string {
  return (
    name
      .replace(/[^A-Za-z0-9_-]+/g, '-')
      .replace(/^-+/, '')
      .slice(0, 60) || 'unknown'
  );
}
