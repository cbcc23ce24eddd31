import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createPlainServer } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { ownConnections, readPage } from '../../../cli/targets/http.ts';

const servers: { close(): unknown }[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

/** Where a server of this test listens. */
function portOf(server: { address(): unknown }): string {
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

async function serve(answer: RequestListener): Promise<{ url: string; server: Server }> {
  const server = createServer(answer);
  servers.push({
    close() {
      server.closeAllConnections();
      server.close();
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: portOf(server), server };
}

const page =
  (status: number, headers: Record<string, string> = {}, body: string | Buffer = 'up 1\n'): RequestListener =>
  (_request, response) => {
    response.writeHead(status, headers).end(body);
  };

describe('a page', () => {
  it.each<[string, RequestListener, object]>([
    ['is its text', page(200), { status: 'ok', kind: 'http', text: 'up 1\n' }],
    ['that is compressed is unpacked', page(200, { 'content-encoding': 'gzip' }, gzipSync('up 1\n')), { status: 'ok', text: 'up 1\n' }],
    ['may be deflated', page(200, { 'content-encoding': 'deflate' }, deflateSync('up 1\n')), { status: 'ok', text: 'up 1\n' }],
    ['may be packed by Brotli', page(200, { 'content-encoding': 'br' }, brotliCompressSync('up 1\n')), { status: 'ok', text: 'up 1\n' }],
    ['that is broken inside is a failure', page(200, { 'content-encoding': 'gzip' }, 'no gzip'), { status: 'failed', code: 'Z_DATA_ERROR' }],
    ['behind a password is not permitted', page(401), { status: 'not-permitted', code: '401' }],
    ['that is forbidden is not permitted', page(403), { status: 'not-permitted', code: '403' }],
    ['that is not there is missing', page(404), { status: 'missing', code: '404' }],
    ['of a broken program is a failure', page(500), { status: 'failed', code: '500' }],
    ['that points elsewhere is not followed', page(302, { location: 'http://127.0.0.1:1/secret' }), { status: 'failed', code: '302' }],
    [
      'without the arguments of its program',
      page(200, {}, '{\n"cmdline": ["./api","--token=s\\"ecret"],\n"memstats": {}\n}'),
      { text: '{\n"cmdline": [],\n"memstats": {}\n}' },
    ],
  ])('%s', async (_title, answer, expected) => {
    const { url } = await serve(answer);
    expect(await readPage(`${url}/page`)).toMatchObject(expected);
  });

  it.each<[string, RequestListener]>([
    ['never begins', () => undefined],
    [
      'never ends, a byte at a time',
      (_request, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write('x'), 20);
        response.on('close', () => clearInterval(timer));
      },
    ],
    [
      'never ends inside its compression',
      (_request, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).write(gzipSync('up 1\n').subarray(0, 12));
      },
    ],
  ])('that %s ends at the deadline', async (_title, answer) => {
    const { url } = await serve(answer);
    expect(await readPage(`${url}/page`, 300)).toEqual({ status: 'timed-out', detail: `${url}/page did not answer within 0.3 s` });
  });

  it.each<[string, RequestListener]>([
    [
      'never ends, as fast as it can',
      (_request, response) => {
        const more = () => {
          while (!response.destroyed && response.write('x'.repeat(65_536)));
        };
        response.on('drain', more);
        more();
      },
    ],
    ['is a bomb', page(200, { 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(20 * 1024 * 1024)))],
  ])('that %s is cut off', async (_title, answer) => {
    const { url } = await serve(answer);
    expect(await readPage(`${url}/page`, 5_000, 1024 * 1024)).toEqual({ status: 'failed', detail: `${url}/page sent more than 1 MB` });
  });

  it('that nobody serves is a failure with its reason', async () => {
    const { url, server } = await serve(page(200));
    server.close();
    await vi.waitFor(() => expect(server.listening).toBe(false));
    expect(await readPage(`${url}/page`)).toEqual({ status: 'failed', detail: `${url}/page: ECONNREFUSED`, code: 'ECONNREFUSED' });
  });

  it('that is asked for with TLS where there is none is a failure with its reason', async () => {
    const { url } = await serve(page(200));
    expect(await readPage(url.replace('http:', 'https:'))).toMatchObject({ status: 'failed', code: expect.stringMatching(/SSL|EPROTO|ECONNRESET/) });
  });

  it('of something that does not speak HTTP is a failure', async () => {
    const server = createPlainServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    expect(await readPage(portOf(server))).toMatchObject({ status: 'failed', code: expect.stringMatching(/^HPE_/) });
  });

  it('is asked for without its password ever being shown', async () => {
    const { url } = await serve(page(500));
    const answer = await readPage(`${url.replace('//', '//reader:secret@')}/page`);
    expect(JSON.stringify(answer)).not.toContain('secret');
  });
});

describe('the connection to a program', () => {
  it('is one, is kept, and is known by both its ends', async () => {
    const ends = new Set<string>();
    const { url } = await serve(({ socket }, response) => {
      ends.add(`127.0.0.1:${socket.remotePort}`);
      response.end('up 1\n');
    });
    await Promise.all([readPage(`${url}/a`), readPage(`${url}/b`)]);
    await readPage(`${url}/c`);
    expect(ends.size).toBe(1);
    expect(ownConnections()).toContainEqual({ local: [...ends][0], peer: url.replace('http://', '') });
  });

  it('is made again when the program let go of it', async () => {
    const { url, server } = await serve(page(200));
    await readPage(url);
    server.closeIdleConnections();
    expect(await readPage(url)).toMatchObject({ status: 'ok' });
  });

  it('is forgotten once it is closed', async () => {
    const { url, server } = await serve(page(200));
    await readPage(url);
    server.closeAllConnections();
    await vi.waitFor(() => expect(ownConnections().map(({ peer }) => `http://${peer}`)).not.toContain(url));
  });
});
