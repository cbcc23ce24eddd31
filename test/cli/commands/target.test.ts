import { Command } from 'commander';
import { expect, it } from 'vitest';
import { chooseTarget, type TargetOptions, withTarget } from '../../../cli/commands/target.ts';

/** What the options come to, as they are typed. */
const choose = (...typed: readonly string[]) => {
  const command = withTarget(new Command()).option('--portable');
  command.parse([...typed], { from: 'user' });
  return chooseTarget(command.opts<TargetOptions>());
};
const pid = String(process.pid);

it('is a process, by its name', async () => {
  expect(await choose('--pid', pid)).toMatchObject({ subject: { pid: process.pid, way: 'proc', endpoints: [] }, process: { pid: process.pid } });
});

it('is what is asked alone, by its addresses', async () => {
  const { subject, process: found, name } = await choose('--dsn', 'redis://127.0.0.1:1', '--metrics', 'http://127.0.0.1:2/metrics');
  expect([found, subject.pid, subject.endpoints.length]).toEqual([undefined, undefined, 2]);
  expect(name).toBe(subject.endpoints.map(({ address }) => address).join(', '));
});

it('is a process with what is asked beside it, by the tools where that is wanted', async () => {
  const { subject } = await choose('--pid', pid, '--dsn', 'redis://127.0.0.1:1', '--dsn', 'redis://127.0.0.1:2', '--portable');
  expect([subject.pid, subject.way, subject.endpoints.length]).toEqual([process.pid, 'portable', 2]);
});

it('is nothing without a name', async () => {
  await expect(choose()).rejects.toThrow('No process was named.');
});
