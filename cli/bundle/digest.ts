import { createHmac, randomBytes } from 'node:crypto';

/** Turns secrets into digits under a key that is made anew and kept nowhere: who has the bundle cannot try out guesses. */
export function secretDigest(): (secret: string) => string {
  const key = randomBytes(32);
  return (secret) => createHmac('sha256', key).update(secret).digest('hex').slice(0, 12);
}
