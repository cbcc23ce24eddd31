import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DrillRoom } from '../bounds.ts';

/** Serves what the drill counts of itself, in the text format of Prometheus, and says that it may be asked for it. */
export function serveMetrics(room: DrillRoom, figures: () => Readonly<Record<string, number>>): Promise<void> {
  const server = createServer((_request, response) => {
    const lines = Object.entries(figures()).map(([name, value]) => `${name} ${value}\n`);
    response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4' }).end(lines.join(''));
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      room.lookAt({ endpoints: [{ kind: 'metrics', address: `http://127.0.0.1:${port}/metrics` }] });
      resolve();
    });
  });
}

/** What every program in Node.js can tell of its memory. */
export function memoryFigures(): Readonly<Record<string, number>> {
  const { rss, heapTotal, heapUsed, external } = process.memoryUsage();
  return {
    process_resident_memory_bytes: rss,
    nodejs_heap_size_total_bytes: heapTotal,
    nodejs_heap_size_used_bytes: heapUsed,
    nodejs_external_memory_bytes: external,
  };
}
