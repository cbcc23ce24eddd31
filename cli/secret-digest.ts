import type * as Crypto from 'node:crypto';
import process from 'node:process';

/**
 * Turns secrets into digits under a key: who reads them cannot try out guesses. Without a key it is one that is made
 * anew and kept nowhere. The library for it is loaded with the first secret, because most runs meet none.
 */
export function secretDigest(given?: Uint8Array): (secret: string) => string {
  let key = given;
  return (secret) => {
    const { createHmac, randomBytes } = process.getBuiltinModule('node:crypto') as typeof Crypto;
    key ??= randomBytes(32);
    return createHmac('sha256', key).update(secret).digest('hex').slice(0, 12);
  };
}
