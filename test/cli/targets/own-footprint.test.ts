import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { machineWith } from '../../../cli/targets/local.ts';
import { lookOnce } from '../../../cli/targets/look.ts';
import { withoutOwn } from '../../../cli/targets/own-footprint.ts';
import { startProgram } from '../../fixtures/start.ts';

const at = 0;

describe('what Stanch opens itself', () => {
  it('is taken out of the sockets and the descriptors', () => {
    const sockets = [
      { local: '127.0.0.1:6060', peer: '127.0.0.1:50000', state: 'ESTABLISHED', unread: 0 },
      { local: '127.0.0.1:6060', peer: '127.0.0.1:50001', state: 'ESTABLISHED', unread: 0 },
    ] as const;
    const readings = (
      [
        ['descriptors.used', 12],
        ['descriptors.sockets', 4],
        ['descriptors.files', 3],
      ] as const
    ).map(([id, value]) => ({ id, value, at }));
    const sample = withoutOwn({ at, sockets, readings }, [{ local: '127.0.0.1:50000', peer: '127.0.0.1:6060' }]);
    expect(sample.sockets).toEqual([sockets[1]]);
    expect(sample.readings.map(({ value }) => value)).toEqual([11, 3, 3]);
  });

  it('is left where the ends are those of somebody else', () => {
    const sample = { at, readings: [{ id: 'descriptors.used', value: 12, at }], sockets: [] } as const;
    expect(withoutOwn(sample, [{ local: '127.0.0.1:50000', peer: '127.0.0.1:6060' }])).toBe(sample);
  });

  it('does not show at a real program, neither in the first look nor in the next', async () => {
    const { pid, end } = await startProgram(1024, 'serve-metrics.mjs', []);
    onTestFinished(end);
    const bare = await lookOnce(machineWith(new Map()), { way: 'proc', pid }, { at, index: 0 });
    const address = `http://127.0.0.1:${listenerOf(bare.sample.sockets ?? [])}/metrics`;
    const machine = machineWith(new Map());
    const looks = [0, 1].map((index) => () => lookOnce(machine, { way: 'proc', pid, endpoints: [{ kind: 'metrics', address }] }, { at, index }));
    for (const look of looks) {
      const { sample, reports } = await look();
      expect(reports.find(({ id }) => id === 'metrics')?.status).toBe('ok');
      expect(valueIn(sample.readings, 'go.goroutines')).toBe(5);
      expect(sample.sockets).toEqual(bare.sample.sockets);
      for (const id of ['descriptors.used', 'descriptors.sockets']) expect([id, valueIn(sample.readings, id)]).toEqual([id, valueIn(bare.sample.readings, id)]);
    }
  });
});

const valueIn = (readings: readonly { id: string; value: unknown }[], wanted: string) => readings.find(({ id }) => id === wanted)?.value;
const listenerOf = (sockets: readonly { local: string; state: string }[]) =>
  sockets
    .find(({ state }) => state === 'LISTEN')
    ?.local.split(':')
    .at(-1);

describe('a figure that two sources have', () => {
  const figures = 'process_open_fds 4000\nprocess_max_fds 5000\nprocess_resident_memory_bytes 1\n';

  async function metricsAddress(): Promise<string> {
    const server = createServer((_request, response) => response.end(figures)).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`;
  }

  it('is given once, as /proc has it', async () => {
    const endpoints = [{ kind: 'metrics', address: await metricsAddress() }] as const;
    const { sample } = await lookOnce(machineWith(new Map()), { way: 'proc', pid: process.pid, endpoints }, { at, index: 0 });
    const used = sample.readings.filter(({ id }) => id === 'descriptors.used');
    expect(used).toHaveLength(1);
    expect(used[0]?.value).not.toBe(4000);
  });

  it('is what the page says where no process was named', async () => {
    const endpoints = [{ kind: 'metrics', address: await metricsAddress() }] as const;
    const { sample } = await lookOnce(machineWith(new Map()), { way: 'proc', endpoints }, { at, index: 0 });
    expect(['descriptors.used', 'descriptors.limit', 'memory.rss'].map((id) => valueIn(sample.readings, id))).toEqual([4000, 5000, 1]);
  });
});
