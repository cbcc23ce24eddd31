import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BuiltSite } from './build-site.ts';

const HTML = 'text/html; charset=utf-8';
const TYPES: Readonly<Record<string, string>> = {
  '.html': HTML,
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/** Serves a build on a free port of this machine, the way a plain file host does: under its base, and with its page for what is missing. */
export async function serve(site: BuiltSite): Promise<{ origin: string; close(): void }> {
  const read = (path: string) => readFile(join(site.dir, path.endsWith('/') ? `${path}index.html` : path)).catch(() => undefined);
  const server = createServer(async (request, response) => {
    const path = pathUnder(site.base, request.url ?? '/');
    const found = path === undefined ? undefined : await read(path);
    const body = found ?? (await read('404.html')) ?? Buffer.from('not found');
    const type = found === undefined || path?.endsWith('/') ? HTML : (TYPES[extname(path ?? '')] ?? 'application/octet-stream');
    // As every host does with text; Lighthouse counts the bytes.
    const packs = /text|json|svg/.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    response.writeHead(found ? 200 : 404, { 'content-type': type, ...(packs && { 'content-encoding': 'gzip' }) });
    response.end(packs ? gzipSync(body) : body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

/** The path of a file inside the build; undefined for what is outside the base, or is no address. */
function pathUnder(base: string, url: string): string | undefined {
  try {
    const path = normalize(decodeURIComponent(new URL(url, 'http://localhost').pathname));
    const under = base.replace(/\/$/, '');
    return path.startsWith(`${under}/`) ? path.slice(under.length) : undefined;
  } catch {
    return undefined;
  }
}
