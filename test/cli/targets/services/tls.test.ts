import { spawnSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePlace } from '../../../../cli/targets/services/dsn.ts';
import { tlsWish } from '../../../../cli/targets/services/tls.ts';
import { findFreePort } from '../../../../drills/with/bound-process.ts';
import { HAS_MARIADB, startMariadb } from '../../../../drills/with/mariadb.ts';
import { HAS_POSTGRES, startPostgres } from '../../../../drills/with/postgres.ts';
import { HAS_REDIS, startRedis } from '../../../../drills/with/redis.ts';
import { lookAt } from '../../../fixtures/servers/look.ts';
import { makeServerRoom } from '../../../fixtures/servers/start.ts';

describe('the mode of TLS', () => {
  it.each([
    ['', 'offered', false],
    ['?sslmode=disable', 'never', false],
    ['?sslmode=require', 'always', false],
    ['?sslmode=verify-full', 'always', true],
    ['?ssl-mode=VERIFY_IDENTITY', 'always', true],
    ['?ssl-mode=PREFERRED', 'offered', false],
    ['?socket=/run/x.sock&sslmode=require', 'never', false],
  ])('of %s', (options, when, rejectUnauthorized) => {
    expect(tlsWish(parsePlace(`mysql://app@db/shop${options}`, 3306), undefined)).toMatchObject({ when, tls: { rejectUnauthorized } });
  });

  it('that is not known is refused with those that are', () => {
    expect(() => tlsWish(parsePlace('mysql://db/?sslmode=maybe', 3306), undefined)).toThrow('sslmode=maybe is not known.');
  });

  it('names a file that cannot be read', () => {
    expect(() => tlsWish(parsePlace('mysql://db/?sslmode=verify-ca&sslrootcert=/nowhere', 3306), undefined)).toThrow(
      'sslrootcert=/nowhere cannot be read: ENOENT.',
    );
  });
});

it.each(['postgres', 'mysql', 'redis'] as const)('a %s is not asked when an option of TLS is wrong', async (kind) => {
  await expect(lookAt(kind, `${kind}://127.0.0.1:1/?sslmode=maybe`)).rejects.toThrow('sslmode=maybe is not known.');
});

const room = makeServerRoom();
const HAS_OPENSSL = spawnSync('openssl', ['version']).status === 0;
const [key, cert] = [join(room.folder, 'key.pem'), join(room.folder, 'cert.pem')];
/** The servers run as nobody when this is root, and each wants its key for itself. */
const NOBODY = 65_534;

beforeAll(() => {
  if (!HAS_OPENSSL) return;
  spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
    ...['-keyout', key, '-out', cert],
  ]);
  if (process.getuid?.() === 0) chownSync(key, NOBODY, NOBODY);
});
afterAll(() => room.end());

/** Each starts a server that speaks TLS, and says what its address is. */
const SERVERS = [
  ['postgres', HAS_POSTGRES, async () => (await startPostgres(room, { settings: { ssl: 'on', ssl_cert_file: cert, ssl_key_file: key } })).address],
  ['mysql', HAS_MARIADB, async () => `${(await startMariadb(room, { 'ssl-cert': cert, 'ssl-key': key })).address}/`],
  [
    'redis',
    HAS_REDIS,
    async () => {
      const port = await findFreePort();
      await startRedis(room, { 'tls-port': port, 'tls-cert-file': cert, 'tls-key-file': key, 'tls-auth-clients': 'no' });
      return `rediss://127.0.0.1:${port}`;
    },
  ],
] as const;

describe.each(SERVERS)('a %s with TLS', (kind, installed, start) => {
  const ready = installed && HAS_OPENSSL;
  it.skipIf(!ready)(`is believed when its authority is named, and not otherwise${ready ? '' : ' (skipped: it or openssl is not installed)'}`, async () => {
    const byAddress = await start();
    const address = byAddress.replace('127.0.0.1', 'localhost');
    const unknown = await lookAt(kind, `${address}?sslmode=verify-full`);
    expect(unknown).toMatchObject({ readings: {}, report: { status: 'failed', coverage: expect.stringContaining('name its authority with sslrootcert') } });
    const known = await lookAt(kind, `${address}?sslmode=verify-full&sslrootcert=${cert}`);
    expect(known.report).toMatchObject({ status: 'ok' });
    expect((await lookAt(kind, `${address}?sslmode=require`)).report.status).toBe('ok');
    // The certificate is for the name only.
    expect((await lookAt(kind, `${byAddress}?sslmode=verify-ca&sslrootcert=${cert}`)).report).toMatchObject({ status: 'ok' });
    const other = await lookAt(kind, `${byAddress}?sslmode=verify-full&sslrootcert=${cert}`);
    expect(other.report).toMatchObject({ status: 'failed', coverage: expect.stringMatching(/its certificate is for another name|name the host/) });
  });
});
