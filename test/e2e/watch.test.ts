import { spawn } from 'node:child_process';
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { startProgram } from '../fixtures/start.ts';
import { runCommand, stanch } from './stanch.ts';
import { HAS_TMUX, STANCH, startTerminals } from './terminal.ts';

const terminals = HAS_TMUX ? startTerminals() : undefined;
afterAll(() => terminals?.close());
const why = HAS_TMUX ? '' : ' (skipped: tmux is not installed)';
const [ALTERNATE, MAIN, SHOW_CURSOR] = ['\x1b[?1049h', '\x1b[?1049l', '\x1b[?25h'];

describe.skipIf(!HAS_TMUX)(`on a terminal${why}`, () => {
  test('shows what grows, how fast and how long there is left, and leaves the last state', async () => {
    const leak = await startProgram(400, 'leak-files.mjs', [100, 350]);
    onTestFinished(leak.end);
    const terminal = open(['watch', '--pid', leak.pid, '--interval', '200ms']);
    await terminal.see('Growth is judged after 15 looks.');
    const screen = await terminal.see(/open descriptors +\d+ of 400 .*growing \+[\d.]+ \/s/, 30);
    expect(screen).toMatch(/until 400 descriptors/);
    expect(screen).toMatch(/threads +\d+ .*flat/);
    expect(screen).toContain('Ctrl-C ends it');
    terminal.press('C-c');
    const end = await terminal.see('exit=130');
    expect(end).toMatch(/open descriptors +\d+ of 400/);
    expect(end).not.toContain('Ctrl-C ends it');
    expectRestored(terminal.written());
  });

  test('says on a narrow terminal the same without bars', async () => {
    const steady = await startProgram(400, 'hold-files.mjs', [60]);
    onTestFinished(steady.end);
    const terminal = open(['watch', '--pid', steady.pid, '--interval', '200ms'], { columns: 44, rows: 12 });
    const screen = await terminal.see(/open descriptors +\d+ of 400 +flat/, 30);
    expect(screen).not.toMatch(/[▁▂▃▅▇█]/);
    expect(screen.split('\n').every((line) => line.length < 44)).toBe(true);
    terminal.press('C-c');
    await terminal.see('exit=130');
  });

  test.each(['SIGTERM', 'SIGHUP', 'SIGQUIT'] as const)('gives the terminal back on %s, and ends by it', async (signal) => {
    const terminal = open(['watch', '--pid', process.pid]);
    await terminal.see('Ctrl-C ends it');
    process.kill(terminal.pid(), signal);
    await terminal.see(/exit=(?:143|129|131)/);
    expectRestored(terminal.written());
  });

  test('draws the same without colour where NO_COLOR is set', async () => {
    const terminal = open(['watch', '--pid', process.pid], { env: { NO_COLOR: '1' } });
    await terminal.see('Ctrl-C ends it');
    terminal.press('C-c');
    await terminal.see('exit=130');
    expect(terminal.written()).not.toMatch(/\x1b\[\d+m/);
  });

  const open = (args: readonly (string | number)[], options = {}) => {
    if (!terminals) throw new Error('tmux is not installed');
    return terminals.open(args.map(String), options);
  };
});

test('says when the process has ended, and ends too', async () => {
  const short = await startProgram(400, 'hold-files.mjs', [30]);
  const running = stanch('watch', '--pid', String(short.pid), '--interval', '200ms');
  setTimeout(short.end, 1_000);
  const { code, out } = await running;
  expect(code).toBe(0);
  expect(out.trimEnd().split('\n').at(-1)).toMatch(/open descriptors \d+ of 400.*the process has ended$/);
});

test('writes one JSON object a look', async () => {
  const { code, out } = await stanch('watch', '--pid', String(process.pid), '--for', '1s', '--interval', '300ms', '--json');
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  expect(code).toBe(0);
  expect(lines.length).toBeGreaterThanOrEqual(3);
  for (const line of lines)
    expect(line).toMatchObject({
      schema: 1,
      at: expect.stringMatching(/^\d{4}-.*Z$/),
      target: { pid: process.pid, state: 'running' },
      readings: expect.arrayContaining([expect.objectContaining({ id: 'descriptors.used', unit: 'count', value: expect.any(Number) })]),
      timeToExhaustion: [],
    });
});

test('stops when nobody reads it any more', async () => {
  const { code } = await runCommand([
    '/bin/sh',
    '-c',
    '"$1" "$2" watch --pid "$3" --interval 100ms | head -2',
    'sh',
    process.execPath,
    STANCH,
    String(process.pid),
  ]);
  expect(code).toBe(0);
});

test('shows a name as it is, and lets none of it act', async () => {
  const hostile = spawn(process.execPath, ['-e', "process.title = 'a\\u001b[2Jb (c) d\\ne'; setInterval(() => {}, 1000)"], { stdio: 'ignore' });
  onTestFinished(() => void hostile.kill('SIGKILL'));
  await vi.waitFor(async () => {
    const { out } = await stanch('watch', '--pid', String(hostile.pid), '--for', '0s');
    expect(out).toContain('a\\x1b[2Jb');
    expect(out).not.toContain('\x1b');
    expect(out.trimEnd().split('\n')).toHaveLength(1);
  }, 10_000);
});

function expectRestored(written: string): void {
  expect(written.split(ALTERNATE)).toHaveLength(2);
  expect(written.lastIndexOf(MAIN)).toBeGreaterThan(written.lastIndexOf(ALTERNATE));
  expect(written.lastIndexOf(SHOW_CURSOR)).toBeGreaterThan(written.lastIndexOf('\x1b[?25l'));
}
