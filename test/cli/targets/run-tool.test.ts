import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { runTool } from '../../../cli/targets/run-tool.ts';
import { isAlive } from '../../fixtures/start.ts';

const places = [fileURLToPath(new URL('../../fixtures/tools', import.meta.url))];
const folder = mkdtempSync(join(tmpdir(), 'stanch-test-'));
const pidIn = (path: string) => Number(readFileSync(path, 'utf8'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a tool', () => {
  it('gets its arguments as they are, an English environment and none of ours', async () => {
    const answer = await runTool(['answers', '$(id)', 'a b', '; true'], { places });
    const lines = answer.status === 'ok' && 'text' in answer ? answer.text.split('\n') : [];
    expect(lines.slice(0, 3)).toEqual(['$(id)', 'a b', '; true']);
    expect(lines).toContain('LC_ALL=C');
    expect(lines.filter((line) => /^(HOME|USER|NODE|npm_)/.test(line))).toEqual([]);
  });

  it('counts with what it wrote, although it exits with 1', async () => {
    expect(await runTool(['fails-with-output'], { places })).toEqual({ status: 'ok', kind: 'command', text: 'what could be listed\n' });
  });

  it.each([
    ['fails-silently', { status: 'failed', detail: 'fails-silently: exit code 1' }],
    ['is-killed', { status: 'failed', detail: 'is-killed: ended by SIGKILL' }],
    ['is-refused', { status: 'not-permitted', detail: 'is-refused: failed to open: Operation not permitted' }],
    ['does-not-exist', { status: 'missing', detail: 'does-not-exist is not installed' }],
    ['not-executable', { status: 'missing', detail: 'not-executable is not installed' }],
  ])('%s is an answer, no exception', async (tool, answer) => {
    expect(await runTool([tool], { places })).toEqual(answer);
  });

  it('is never looked for along the PATH', async () => {
    expect(await runTool(['answers'])).toMatchObject({ status: 'missing' });
  });

  it('that hangs and ignores signals ends at its deadline, with all it started', async () => {
    const file = join(folder, 'hangs');
    const start = performance.now();
    expect(await runTool(['hangs', file], { places, deadline: 500 })).toEqual({ status: 'timed-out', detail: 'hangs did not answer within 0.5 s' });
    expect(performance.now() - start).toBeLessThan(3000);
    await vi.waitFor(() => expect(isAlive(pidIn(file))).toBe(false));
  });

  it('whose child keeps the pipe from elsewhere is not waited for', async () => {
    const file = join(folder, 'left');
    const start = performance.now();
    expect(await runTool(['leaves-its-group', file, '5'], { places, deadline: 500 })).toMatchObject({ status: 'timed-out' });
    expect(performance.now() - start).toBeLessThan(3000);
    process.kill(pidIn(file), 'SIGKILL');
  });

  it('that writes a hundred megabytes is cut off, and soon', async () => {
    const start = performance.now();
    expect(await runTool(['writes-100-mb'], { places })).toEqual({ status: 'failed', detail: 'writes-100-mb wrote more than it may' });
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('that never stops writing is cut off', async () => {
    expect(await runTool(['never-stops-writing'], { places, outputCap: 10_000 })).toEqual({
      status: 'failed',
      detail: 'never-stops-writing wrote more than it may',
    });
  });
});
