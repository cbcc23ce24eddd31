import type { Refusal } from './service.ts';

/** What went wrong before a service could say anything, with the next step. */
const MEANS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there: check host and port',
  ENOENT: 'there is no such socket: check its path',
  EACCES: 'this user may not use the socket',
  ENOTFOUND: 'the name is not known here: check the host',
  EAI_AGAIN: 'the name could not be looked up: check the host and the resolver',
  EHOSTUNREACH: 'there is no way there from here',
  ENETUNREACH: 'there is no way there from here',
  ECONNRESET: 'it closed the connection',
  EPIPE: 'it closed the connection',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself: name its authority with sslrootcert',
  SELF_SIGNED_CERT_IN_CHAIN: 'its authority is not known here: name it with sslrootcert',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its authority is not known here: name it with sslrootcert',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

/** Drivers that wrap an error of TLS leave only its text. */
const SAYS: readonly (readonly [RegExp, string])[] = [
  [/self-signed certificate/i, MEANS['DEPTH_ZERO_SELF_SIGNED_CERT'] ?? ''],
  [/unable to (verify|get)/i, MEANS['UNABLE_TO_VERIFY_LEAF_SIGNATURE'] ?? ''],
  [/altnames|does not match certificate/i, MEANS['ERR_TLS_CERT_ALTNAME_INVALID'] ?? ''],
];

const NOT_PERMITTED = new Set(['EACCES']);
const TOO_LATE = /timeout|timed out/i;

/** A refusal from an error of the network or of TLS, or from one the driver words itself. */
export function refusalOfNetwork(error: unknown, shown: string): Refusal {
  const { code, message } = rootOf(error);
  const means = (code === undefined ? undefined : MEANS[code]) ?? SAYS.find(([text]) => text.test(message))?.[1];
  if (code === 'ETIMEDOUT' || (!means && TOO_LATE.test(message))) return { status: 'timed-out', detail: `${shown} did not answer in time` };
  return {
    status: code && NOT_PERMITTED.has(code) ? 'not-permitted' : 'failed',
    detail: `${shown}: ${means ?? message}`,
    ...(code ? { code } : {}),
  };
}

/** Of several attempts, such as one for each address of a name, the first tells. */
function rootOf(error: unknown): { readonly code?: string; readonly message: string } {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  const { code, message } = first as NodeJS.ErrnoException;
  return { ...(typeof code === 'string' ? { code } : {}), message: message || String(first) };
}
