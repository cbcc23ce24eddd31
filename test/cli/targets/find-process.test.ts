import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { findProcess } from '../../../cli/targets/find-process.ts';
import { startForTest } from '../../fixtures/start.ts';

describe('finding the process that is meant', () => {
  it('takes a pid', async () => {
    expect(await findProcess({ pid: String(process.pid) })).toMatchObject({ pid: process.pid });
  });

  it('takes the options of a command as they come', async () => {
    const options = { pid: String(process.pid), interval: '1s', json: true };
    expect(await findProcess(options)).toMatchObject({ pid: process.pid });
  });

  it('takes the one that listens on a port', async () => {
    const server = createServer();
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    expect(await findProcess({ port: String(typeof address === 'object' ? address?.port : 0) })).toMatchObject({ pid: process.pid });
  });

  it('starts nothing for a dry run, whichever way it is named', async () => {
    // A program of Node.js, whose script is found out by another program otherwise.
    const server = 'require("net").createServer().listen(0, "127.0.0.1", function () { console.log(this.address().port) })';
    const child = spawn(process.execPath, ['-e', server], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    const port = await new Promise<string>((resolve) => child.stdout.once('data', (said: Buffer) => resolve(String(said).trim())));
    const pid = String(child.pid);
    expect(await findProcess({ port })).toMatchObject({ pid: child.pid, name: expect.stringContaining('node') });
    for (const query of [{ pid }, { port }]) expect(await findProcess({ ...query, dryRun: true })).toMatchObject({ pid: child.pid, name: 'MainThread' });
    // By the name that only the script gives it is not found then.
    await expect(findProcess({ name: 'node createServer', dryRun: true })).rejects.toThrow('No process is called');
    const named = await findProcess({ name: 'MainThread', dryRun: true }).catch((error: Error) => ({ name: error.message }));
    expect(named.name).toContain('MainThread');
  });

  it('lists several of one name and asks for one', async () => {
    const pids = [startForTest('sleep', '61'), startForTest('sleep', '61')].map(({ pid }) => pid);
    await vi.waitFor(() => expect(findProcess({ name: 'sleep' })).rejects.toThrow(/^\d+ processes are called “sleep”: /));
    await expect(findProcess({ name: 'sleep' })).rejects.toMatchObject({ hint: expect.stringMatching(/^Name one: --pid \d+$/), exitCode: 2 });
    expect(pids.every((pid) => Number(pid) > 0)).toBe(true);
  });

  it.each([
    [{}, 'No process was named.'],
    [{ pid: '1', name: 'x' }, 'More than one way to name the process was given.'],
    [{ pid: '4194304' }, 'No process has the pid 4194304.'],
    [{ pid: 'abc' }, '--pid takes a whole number, not “abc”.'],
    [{ pid: '-5' }, '--pid takes a whole number, not “-5”.'],
    [{ pid: '0' }, '--pid takes a whole number from 1 to 4194304, not “0”.'],
    [{ name: 'no-such-name-anywhere' }, 'No process is called “no-such-name-anywhere”.'],
    [{ name: '\x1b[31mred' }, /^No process is called “[^\x1b]*red”\.$/],
    [{ port: '1' }, 'No process that you may see listens on port 1.'],
    [{ port: '70000' }, '--port takes a whole number from 1 to 65535, not “70000”.'],
  ])('refuses %o', async (query, message) => {
    await expect(findProcess(query)).rejects.toThrow(message);
    await expect(findProcess(query)).rejects.toMatchObject({ hint: expect.any(String), exitCode: 2 });
  });

  it('says that a zombie has ended already', async () => {
    const parent = startForTest('sh', '-c', 'sleep 0.1 & exec sleep 60');
    const child = await vi.waitFor(() => {
      const pid = readFileSync(`/proc/${parent.pid}/task/${parent.pid}/children`, 'utf8').trim();
      expect(readFileSync(`/proc/${pid}/stat`, 'utf8')).toContain(') Z ');
      return pid;
    });
    await expect(findProcess({ pid: child })).rejects.toThrow(/has ended already: it is a zombie/);
  });
});
