import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal, of a text as UTF-8: `sha256sum` gives the same. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
