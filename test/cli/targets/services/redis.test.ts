import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openRedis } from '../../../../cli/targets/services/redis.ts';
import { UserError } from '../../../../core/errors.ts';
import { HAS_REDIS, type RunningRedis, startRedis } from '../../../../drills/with/redis.ts';
import { lookAt, openLooks } from '../../../fixtures/servers/look.ts';
import { makeServerRoom } from '../../../fixtures/servers/start.ts';

const room = makeServerRoom();
let server: RunningRedis;
const SLOTS = 12;

/** A client that has had its first answer. */
async function openClient(...commands: readonly string[]): Promise<Socket> {
  const socket = connect(server.port, '127.0.0.1');
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  socket.write(`${commands.join('\r\n')}\r\n`);
  await new Promise((resolve) => socket.once(commands.some((each) => each.startsWith('BLPOP')) ? 'connect' : 'data', resolve));
  return socket;
}

/** As the administrator, who is in by default. */
const order = (...commands: readonly string[]) => openClient(...commands).then((socket) => void socket.destroy());

describe('an address of Redis', () => {
  it.each(['disable', 'prefer'])('that is encrypted by its scheme and not by sslmode=%s is refused', async (mode) => {
    await expect(lookAt('redis', `rediss://127.0.0.1:1?sslmode=${mode}`)).rejects.toBeInstanceOf(UserError);
  });
});

describe.skipIf(!HAS_REDIS)(`a Redis server${HAS_REDIS ? '' : ' (skipped: it is not installed)'}`, () => {
  beforeAll(async () => {
    server = await startRedis(room, { maxclients: SLOTS, 'enable-debug-command': 'yes' });
  });
  afterAll(() => room.end());

  it('counts clients and who does nothing, leaves out its own and those that wait by trade', async () => {
    await openClient('PING');
    await openClient('PING');
    await openClient('SUBSCRIBE news');
    await openClient('BLPOP jobs 0');
    const { readings, report, sample } = await lookAt('redis', server.address);
    expect(readings).toMatchObject({
      'db.sessions': 4,
      'db.slots': SLOTS,
      'db.sessions_idle': 2,
      'db.sessions_unused': 0,
      'db.addresses': 1,
      'db.refused_total': 0,
    });
    expect(sample.sessions).toHaveLength(4);
    expect(report.status).toBe('ok');
  });

  it('tells those that were not used since they were opened', async () => {
    await openClient('PING');
    const look = await openLooks('redis', server.address);
    await vi.waitFor(async () => expect((await look()).readings).toMatchObject({ 'db.sessions_unused': 1 }), { timeout: 15_000, interval: 1_000 });
  });

  it('sends nothing that sets something, not even a name', async () => {
    const look = await openLooks('redis', server.address);
    await look();
    const socket = await openClient('INFO commandstats');
    const text = await new Promise<string>((resolve) => {
      socket.once('data', (chunk: Buffer) => resolve(chunk.toString()));
      socket.write('INFO commandstats\r\n');
    });
    const used = [...text.matchAll(/cmdstat_(\S+?):/g)].map(([, name]) => name);
    // Those of the tests themselves are among them.
    expect(used.filter((name) => !['ping', 'info', 'client|list', 'subscribe', 'blpop', 'command'].includes(name ?? ''))).toEqual([]);
  });

  it('takes a refused client for the answer, and counts refusals while it is in', async () => {
    const look = await openLooks('redis', server.address);
    await look();
    for (let i = 0; i < SLOTS + 2; i++) await openClient('PING');
    const { readings, report } = await lookAt('redis', server.address);
    expect(readings).toEqual({ 'db.refused': 1 });
    expect(report.coverage).toContain('max number of clients reached');
    expect((await look()).readings['db.refused']).toBeGreaterThanOrEqual(3);
  });

  it('wants a password where there is one, says where it is looked for, and shows none', async () => {
    await order('CONFIG SET requirepass s3cret');
    onTestFinished(() => order('AUTH s3cret', 'CONFIG SET requirepass ""'));
    const without = await vi.waitFor(async () => {
      const seen = await lookAt('redis', server.address);
      expect(seen.report.coverage).toContain('set REDISCLI_AUTH');
      return seen;
    });
    expect(without).toMatchObject({ readings: {}, report: { status: 'not-permitted' } });
    const wrong = await lookAt('redis', server.address, { REDISCLI_AUTH: 'hunter2' });
    expect(wrong).toMatchObject({ readings: {}, report: { status: 'not-permitted', coverage: expect.stringContaining('REDISCLI_AUTH') } });
    expect(JSON.stringify(wrong)).not.toContain('hunter2');
    expect((await lookAt('redis', server.address, { REDISCLI_AUTH: 's3cret' })).report.status).toBe('ok');
  });

  it('sends nothing in clear where sslmode wants TLS', async () => {
    const { readings, report } = await lookAt('redis', `${server.address}?sslmode=verify-full`, { REDISCLI_AUTH: 's3cret' });
    expect(readings).toEqual({});
    expect(report.status).toBe('timed-out');
  });

  it('ends an answer that is longer than it may be, while it comes', async () => {
    await openClient(`SETRANGE long ${200 * 1024 * 1024} x`);
    const client = await openRedis(server.address, { env: {}, stdin: process.stdin, stderr: process.stderr });
    onTestFinished(() => client.close());
    expect(await client.ask('GET long')).toMatchObject({ status: 'failed', detail: expect.stringContaining('sent more than 64 MB') });
    await openClient('DEL long');
    expect((await client.ask('PING')).status).toBe('ok');
  });

  it('says what a user may not see, and counts what it may', async () => {
    await order('ACL SETUSER viewer on >pw +info +ping');
    const { readings, report } = await vi.waitFor(async () => {
      const seen = await lookAt('redis', `redis://viewer@127.0.0.1:${server.port}`, { REDISCLI_AUTH: 'pw' });
      expect(seen.readings['db.sessions']).toBeDefined();
      return seen;
    });
    expect(readings['db.sessions_idle']).toBeUndefined();
    expect(report).toMatchObject({ status: 'not-permitted', coverage: expect.stringContaining('ACL SETUSER viewer +client|list') });
  });

  it('gives up on a server that is busy, and is back at the next look', async () => {
    const look = await openLooks('redis', server.address);
    await look();
    const admin = await openClient('PING');
    admin.write('DEBUG SLEEP 6\r\n');
    const { report, readings } = await look();
    expect(readings).toEqual({});
    expect(report).toMatchObject({ status: 'timed-out', coverage: expect.stringContaining('did not answer within 5 s') });
    await vi.waitFor(async () => expect((await look()).report.status).toBe('ok'), { timeout: 10_000, interval: 500 });
  });

  it('reads through the UNIX socket, and fails with the next step when nobody listens', async () => {
    expect((await lookAt('redis', `redis://localhost?socket=${server.socket}`)).report.status).toBe('ok');
    expect((await lookAt('redis', 'redis://127.0.0.1:1')).report).toMatchObject({
      status: 'failed',
      coverage: expect.stringContaining('nobody listens there'),
    });
  });

  it('hands over names of others as data', async () => {
    await openClient('CLIENT SETNAME \u001b[31mred id=7 addr=10.9.9.9:1'.replaceAll(' id', '|id').replaceAll(' addr', '|addr').replaceAll('\u001b', ''));
    const { readings, report } = await lookAt('redis', server.address);
    expect(report.status).toBe('ok');
    expect(readings['db.addresses']).toBe(1);
  });
});
