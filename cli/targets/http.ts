import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { shownAddress } from '../../core/probes/endpoint.ts';
import { withoutCmdline } from '../../core/probes/parse/cmdline.ts';
import type { Answer } from '../../core/probes/request.ts';

const DEADLINE = 5_000;
/** A goroutine profile of 100,000 goroutines in few places has some hundred kB; a page of metrics rarely more than 5 MB. */
const OUTPUT_CAP = 64 * 1024 * 1024;
/** One connection a program, kept: what Stanch itself opens there stays one descriptor, and can be told from those of others. */
const KEPT = { keepAlive: true, maxSockets: 1 };

const plain = new PlainAgent(KEPT);
const secure = new SecureAgent(KEPT);
const own = new Set<Socket>();

/** Both ends of the connections that pages are fetched over, as `address:port` with IPv6 in brackets. */
export function ownConnections(): readonly { readonly local: string; readonly peer: string }[] {
  return [...own].flatMap(({ localAddress, localPort, remoteAddress, remotePort }) =>
    localAddress === undefined || remoteAddress === undefined
      ? []
      : [{ local: `${inBrackets(localAddress)}:${localPort}`, peer: `${inBrackets(remoteAddress)}:${remotePort}` }],
  );
}

/** Gets one page. No redirect is followed: it could lead anywhere. */
export async function readPage(url: string, deadline = DEADLINE, cap = OUTPUT_CAP): Promise<Answer> {
  const shown = withoutSecrets(url);
  const signal = AbortSignal.timeout(deadline);
  try {
    const response = await get(url, signal);
    const code = response.statusCode ?? 0;
    const text = await readUpTo(response, cap, signal);
    if (text === undefined) return { status: 'failed', detail: `${shown} sent more than ${cap / 1024 / 1024} MB` };
    if (code >= 200 && code < 300) return { status: 'ok', kind: 'http', text: withoutCmdline(text) };
    const status = code === 401 || code === 403 ? 'not-permitted' : code === 404 ? 'missing' : 'failed';
    return { status, detail: `${shown} answered ${code}`, code: String(code) };
  } catch (error) {
    if (signal.aborted) return { status: 'timed-out', detail: `${shown} did not answer within ${deadline / 1000} s` };
    const { code, message } = error as NodeJS.ErrnoException;
    return { status: 'failed', detail: `${shown}: ${code ?? message}`, ...(code ? { code } : {}) };
  }
}

function get(url: string, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const options = { signal, headers: { accept: 'application/openmetrics-text;q=0.5, text/plain, */*;q=0.1', 'accept-encoding': 'identity' } };
    const request = url.startsWith('https:') ? secureRequest(url, { ...options, agent: secure }) : plainRequest(url, { ...options, agent: plain });
    request
      .once('response', resolve)
      // The other end may have let go of a connection that was kept, just as it is used again.
      .once('error', (error: NodeJS.ErrnoException) => (request.reusedSocket && error.code === 'ECONNRESET' ? resolve(get(url, signal)) : reject(error)))
      .once('socket', remember)
      .end();
  });
}

function remember(socket: Socket): void {
  if (own.has(socket)) return;
  own.add(socket);
  socket.once('close', () => own.delete(socket));
}

/** Some servers compress although they were asked not to. */
const DECODERS: Readonly<Record<string, () => NodeJS.ReadWriteStream & Readable>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** The text, or nothing when it is longer than it may be: counted after decompression, which can make much of little. */
async function readUpTo(response: IncomingMessage, cap: number, signal: AbortSignal): Promise<string | undefined> {
  const decoder = DECODERS[response.headers['content-encoding']?.toLowerCase() ?? '']?.();
  const body: Readable = decoder ? response.pipe(decoder) : response;
  // A pipe passes no errors on: a connection that breaks would leave the decoder waiting.
  response.once('error', (error) => decoder?.destroy(error));
  signal.addEventListener('abort', () => body.destroy(signal.reason as Error), { once: true });
  const text = new TextDecoder();
  let read = '';
  for await (const chunk of body) {
    read += text.decode(chunk as Buffer, { stream: true });
    if (read.length > cap) {
      response.destroy();
      return undefined;
    }
  }
  return read + text.decode();
}

function inBrackets(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return mapped ?? (address.includes(':') ? `[${address}]` : address);
}

function withoutSecrets(url: string): string {
  const parsed = new URL(url);
  parsed.password = '';
  return shownAddress(parsed.href);
}
