import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { clientOf, type Service } from '../../../../cli/targets/services/service.ts';
import { lookAt } from '../../../fixtures/servers/look.ts';

/** A server that accepts, says what it is given to say and then nothing, and counts who is connected. */
async function openMute(greeting?: string): Promise<{ readonly port: number; readonly open: Set<Socket>; readonly seen: () => number }> {
  const open = new Set<Socket>();
  let seen = 0;
  const server = createServer((socket) => {
    seen += 1;
    open.add(socket);
    socket.on('error', () => undefined).once('close', () => open.delete(socket));
    socket.resume();
    if (greeting) socket.write(Buffer.from(greeting, 'base64'));
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  await once(server, 'listening');
  return { port: (server.address() as { port: number }).port, open, seen: () => seen };
}

/** The greeting of a MySQL server (protocol 10), after which it never answers the login. */
const GREETING = Buffer.concat([
  Buffer.from([0x4a, 0, 0, 0, 0x0a]),
  Buffer.from('8.0.36\0'),
  Buffer.from([1, 0, 0, 0]),
  Buffer.from('abcdefgh\0'),
  Buffer.from([0xff, 0xf7, 0xff, 2, 0, 0xff, 0xdf, 21]),
  Buffer.alloc(10),
  Buffer.from('abcdefghijkl\0'),
  Buffer.from('mysql_native_password\0'),
]).toString('base64');

describe('a server that accepts and says nothing', () => {
  it.each([
    ['redis', 'redis://', '', undefined],
    ['redis', 'rediss://', '', undefined],
    ['postgres', 'postgres://app@', '/shop', undefined],
    ['postgres', 'postgres://app@', '/shop?sslmode=disable', undefined],
    ['mysql', 'mysql://app@', '/shop', undefined],
    ['mysql', 'mysql://app@', '/shop?sslmode=disable', GREETING],
  ] as const)('%s (%s…%s) is given up, and no socket stays open', { timeout: 15_000 }, async (kind, before, after, greeting) => {
    const { port, open, seen } = await openMute(greeting);
    const { report, readings } = await lookAt(kind, `${before}127.0.0.1:${port}${after}`);
    expect(report).toMatchObject({ status: 'timed-out', coverage: expect.stringContaining('did not answer') });
    expect(readings).toEqual({});
    expect(seen()).toBe(1);
    // It is let go of before the client is closed, which the end of the test does.
    await vi.waitFor(() => expect(open.size).toBe(0));
  });

  it.each(['redis://', 'postgres://app@', 'mysql://app@'])('does not keep the program (%s) from ending', { timeout: 30_000 }, async (scheme) => {
    const { port } = await openMute();
    const run = promisify(execFile)(process.execPath, ['bin/stanch.js', 'diagnose', '--dsn', `${scheme}127.0.0.1:${port}`, '--for', '0s', '--json'], {
      timeout: 20_000,
    });
    const { code, stdout } = await run.then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: { code: number; stdout: string }) => error,
    );
    expect(code, 'it ended by itself').toBe(4);
    expect(stdout).toContain('did not answer');
  });
});

const LOGIN: Omit<Service, 'connect' | 'wantsPassword'> = {
  shown: 'db',
  explain: (error) => ({ status: (error as Error).message === 'denied' ? 'not-permitted' : 'failed', detail: (error as Error).message }),
  findPassword: async () => undefined,
  askPassword: async () => undefined,
};

describe('a login', () => {
  it.each([
    ['denied', 1],
    ['no slot left', 3],
  ])('that ended with "%s" is tried %d times in three looks', async (message, times) => {
    const connect = vi.fn(async () => {
      throw new Error(message);
    });
    const askPassword = vi.fn(async () => undefined);
    const client = clientOf({ ...LOGIN, connect, askPassword, wantsPassword: () => message === 'denied' });
    for (let look = 0; look < 3; look++) expect(await client.ask('x')).toMatchObject({ detail: message });
    expect(connect).toHaveBeenCalledTimes(times);
    expect(askPassword).toHaveBeenCalledTimes(message === 'denied' ? 1 : 0);
  });

  it('that succeeds too late is ended', async () => {
    const end = vi.fn();
    const late = Promise.withResolvers<void>();
    const connect = async () => {
      await late.promise;
      return { read: async () => ({ status: 'missing', detail: '' }) as const, end };
    };
    const client = clientOf({ ...LOGIN, connect, wantsPassword: () => false }, 20);
    expect(await client.ask('x')).toMatchObject({ status: 'timed-out' });
    late.resolve();
    await vi.waitFor(() => expect(end).toHaveBeenCalledOnce());
  });
});
