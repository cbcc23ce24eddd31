import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { userInfo } from 'node:os';
import { afterAll, describe, expect, test } from 'vitest';
import { hasProc } from '../../../cli/targets/processes.ts';
import { hiding, listSuspects } from '../../../cli/targets/suspects.ts';
import { type Signs, suspicionOf } from '../../../cli/targets/suspicion.ts';

const CALM: Signs = { descriptors: 20, limit: 1024, sockets: 4, closeWait: 0, threads: 12, rss: 1_000, zombies: 0, state: 'S' };

describe('what makes a process suspicious', () => {
  test.each<[string, Partial<Signs>]>([
    ['fd 88 % of 1,024', { descriptors: 903 }],
    ['611 CLOSE_WAIT', { closeWait: 611 }],
    ['1,200 sockets', { sockets: 1200 }],
    ['900 threads', { threads: 900 }],
    ['40 % of the memory', { rss: 400_000 }],
    ['7 zombie children', { zombies: 7 }],
    ['waits for a disk', { state: 'D' }],
  ])('%s', (why, signs) => {
    const found = suspicionOf({ ...CALM, ...signs }, 1_000_000);
    expect(found.why).toBe(why);
    expect(found.suspicion).toBeGreaterThan(0);
  });

  test('nothing, where all figures are those of any program, or could not be read', () => {
    expect(suspicionOf(CALM, 1_000_000)).toEqual({ why: '', suspicion: 0 });
    expect(suspicionOf({ closeWait: 0, zombies: 0 }, 1_000_000)).toEqual({ why: '', suspicion: 0 });
  });

  test('the worst comes first, and more of it weighs more', () => {
    const both = suspicionOf({ ...CALM, descriptors: 1000, closeWait: 12 }, 1_000_000);
    expect(both.why).toBe('fd 98 % of 1,024, 12 CLOSE_WAIT');
    expect(both.suspicion).toBeGreaterThan(suspicionOf({ ...CALM, descriptors: 1000 }, 1_000_000).suspicion);
  });
});

test.each([
  ['23 29 0:22 / /proc rw,nosuid - proc proc rw,hidepid=2', 'hidepid=2'],
  ['23 29 0:22 / /proc rw,nosuid - proc proc rw,hidepid=invisible', 'hidepid=invisible'],
  ['23 29 0:22 / /proc rw,nosuid - proc proc rw,hidepid=0', undefined],
  ['23 29 0:22 / /proc rw,nosuid - proc proc rw', undefined],
])('of the mount %j it says %s', (mount, hidden) => {
  expect(hiding(mount)).toBe(hidden);
});

describe.skipIf(!hasProc())('the list of this host (skipped without /proc)', () => {
  const server = spawn(process.execPath, ['-e', 'const s = require("net").createServer().listen(0, "127.0.0.1", () => console.log(s.address().port))'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  afterAll(() => void server.kill());

  test('says on which port a process listens and whose it is', async () => {
    const [said] = await once(server.stdout, 'data');
    const { suspects } = await listSuspects();
    const found = suspects.find(({ pid }) => pid === server.pid);
    expect(found).toMatchObject({ ports: [Number(String(said))], user: userInfo().username });
  });

  test('comes with the most suspicious first', async () => {
    const { suspects } = await listSuspects();
    const weights = suspects.map(({ suspicion }) => suspicion);
    expect(weights).toEqual(weights.toSorted((a, b) => b - a));
  });
});
