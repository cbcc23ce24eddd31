import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { startDrill } from '../../../cli/targets/drills.ts';
import { isAlive } from '../../fixtures/start.ts';

const ownChildren = (): readonly number[] => readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);

it('ends a drill that is not ready yet when the person presses Ctrl-C', async () => {
  const before = ownChildren();
  const controller = new AbortController();
  const starting = startDrill('steady-descriptors', { signal: controller.signal });
  const [started = 0] = ownChildren().filter((pid) => !before.includes(pid));
  expect(isAlive(started)).toBe(true);
  controller.abort();
  await expect(starting).rejects.toThrow('was stopped before it was ready');
  await vi.waitFor(() => expect(isAlive(started)).toBe(false), 10_000);
});

it('starts none once it was pressed, and leaves one alone that is ready', async () => {
  await expect(startDrill('steady-descriptors', { signal: AbortSignal.abort() })).rejects.toThrow('was stopped');
  const controller = new AbortController();
  const { pid, stop } = await startDrill('steady-descriptors', { signal: controller.signal });
  controller.abort();
  expect(isAlive(pid)).toBe(true);
  stop();
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 10_000);
});
