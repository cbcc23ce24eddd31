import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDrill } from '../../../cli/targets/drills.ts';
import { readPage } from '../../../cli/targets/http.ts';
import { machineWith } from '../../../cli/targets/local.ts';
import { type Look, lookOnce, type Subject } from '../../../cli/targets/look.ts';
import { parseGoroutines } from '../../../core/probes/parse/goroutines.ts';
import { startForTest } from '../../fixtures/start.ts';

const folder = mkdtempSync(join(tmpdir(), 'stanch-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const hasGo = existsSync('/usr/bin/go');
const hasSs = ['/usr/bin/ss', '/bin/ss'].some((path) => existsSync(path));
const look = (subject: Subject, index = 0) => lookOnce(machineWith(new Map()), subject, { at: Date.now(), index });
const valueIn = ({ sample }: Look, wanted: string) => sample.readings.find(({ id }) => id === wanted)?.value;
const reportOf = ({ reports }: Look, wanted: string) => reports.find(({ id }) => id === wanted);

describe.skipIf(!hasGo)('a real Go program with twenty idle connections', () => {
  let drill: Awaited<ReturnType<typeof startDrill>>;
  beforeAll(async () => {
    drill = await startDrill('go-idle-connections');
  }, 100_000);
  afterAll(() => drill?.stop());

  it('shows them as idle, not as open bodies, and us not at all', async () => {
    const [endpoint] = drill.endpoints ?? [];
    const machine = machineWith(new Map());
    const looks = [await lookOnce(machine, { pid: drill.pid, way: 'proc', endpoints: drill.endpoints ?? [] }, { at: 0, index: 0 })];
    looks.push(await lookOnce(machine, { pid: drill.pid, way: 'proc', endpoints: drill.endpoints ?? [] }, { at: 1, index: 1 }));
    const answer = await readPage(`${endpoint?.address}/goroutine?debug=1`);
    const all = parseGoroutines(answer.status === 'ok' && 'text' in answer ? answer.text : '')?.total ?? 0;
    for (const each of looks) {
      expect(reportOf(each, 'pprof')?.status).toBe('ok');
      expect(valueIn(each, 'go.body_goroutines')).toBeLessThanOrEqual(2);
      expect(each.sample.goroutines?.filter(({ waits }) => waits === 'idle').reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(19);
      // The profile itself counts the goroutine that writes it for us, and the one that listens to us.
      expect(all - Number(valueIn(each, 'go.goroutines'))).toBe(2);
      expect(valueIn(each, 'go.heap_live')).toBeGreaterThan(0);
      expect(each.sample.sockets?.filter(({ local }) => endpoint?.address.includes(local)).map(({ state }) => state)).toEqual(['LISTEN']);
    }
  });

  it('is asked once for a profile of leaked goroutines, which it does not have, and that is no failure', async () => {
    const subject: Subject = { way: 'proc', endpoints: drill.endpoints ?? [] };
    const [first, second] = [await look(subject, 0), await look(subject, 1)];
    expect(reportOf(first, 'pprof')?.reads?.filter((url) => url.includes('goroutineleak'))).toHaveLength(1);
    expect(reportOf(second, 'pprof')?.reads?.filter((url) => url.includes('goroutineleak'))).toEqual([]);
    expect(reportOf(first, 'pprof')?.status).toBe('ok');
  });
});

describe.skipIf(!hasSs)('the ages of sockets', () => {
  it('are those of the process alone', async () => {
    const server = createServer((socket: Socket) => socket.write('hello'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const child = startForTest('/bin/bash', '-c', `exec 3<>/dev/tcp/127.0.0.1/${port}; read -rn5 -u3; echo ask >&3; exec sleep 60`);
    const seen = await expect
      .poll(async () => (await look({ pid: child.pid ?? 0, way: 'proc' })).sample.socketAges, { timeout: 15_000 })
      .toEqual([expect.objectContaining({ peer: `127.0.0.1:${port}`, state: 'ESTABLISHED', asked: true, heard: true })])
      .then(() => true);
    expect(seen).toBe(true);
    server.close();
    child.kill('SIGKILL');
  });

  it.skipIf(process.getuid?.() !== 0)('of a process in another network namespace are not read, and that is said', async () => {
    const child = startForTest('/usr/bin/unshare', '--net', 'sleep', '60');
    await expect.poll(() => readFileSync(`/proc/${child.pid}/comm`, 'utf8')).toBe('sleep\n');
    const report = reportOf(await look({ pid: child.pid ?? 0, way: 'proc' }), 'socket-ages');
    expect(report?.coverage).toBe('the process lives in another network namespace: the ages of its sockets are not read');
    expect(report?.argv).toBeUndefined();
  });
});
