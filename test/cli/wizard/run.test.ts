import { EventEmitter } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { prepareColour, runWizard } from '../../../cli/wizard/run.tsx';
import { world } from './a-world.ts';
import { DIAGNOSED, events, IMMEDIATE, OPENED, PROCESS, SEEN } from './play.ts';

describe('NO_COLOR', () => {
  test.each([
    [{ NO_COLOR: '1' }, '0'],
    [{ NO_COLOR: '' }, undefined],
    [{}, undefined],
    [{ NO_COLOR: '1', FORCE_COLOR: '1' }, '1'],
  ])('%j gives FORCE_COLOR %s', (env: Record<string, string | undefined>, expected) => {
    prepareColour(env);
    expect(env['FORCE_COLOR']).toBe(expected);
  });
});

/** Just enough of a terminal for Ink. */
class Terminal extends EventEmitter {
  readonly isTTY = true;
  readonly columns = 96;
  readonly rows = 30;
  written = '';
  private waiting: string | null = null;
  readonly write = (text: string, done?: () => void): boolean => {
    this.written += text;
    done?.();
    return true;
  };
  type(keys: string): void {
    this.waiting = keys;
    this.emit('readable');
  }
  readonly read = (): string | null => {
    const { waiting } = this;
    this.waiting = null;
    return waiting;
  };
  setEncoding(): void {}
  setRawMode(): void {}
  ref(): void {}
  unref(): void {}
}

function start(of = world(), incident?: string): { stdin: Terminal; stdout: Terminal; result: ReturnType<typeof runWizard> } {
  const [stdin, stdout] = [new Terminal(), new Terminal()];
  const result = runWizard(of.effects, {
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
    ...(incident === undefined ? {} : { incident }),
  });
  return { stdin, stdout, result };
}

test('ctrl-c before anything happened leaves nothing behind', async () => {
  const { stdin, stdout, result } = start();
  // Ink is loaded here for the first time.
  await vi.waitFor(() => expect(stdout.written).toContain('Say what you see'), { timeout: 15_000 });
  stdin.type('\u0003');
  expect(await result).toEqual({ interrupted: true, unsaved: false });
});

test('a terminal that goes away is a person who left', async () => {
  const here = world({ events: events(OPENED, SEEN, PROCESS, DIAGNOSED, IMMEDIATE) });
  const { stdin, stdout, result } = start(here, '01EVENT0000');
  await vi.waitFor(() => expect(stdout.written).toContain('1.1 Check'));
  stdin.emit('end');
  expect(await result).toEqual({ interrupted: true, unsaved: false, incident: 'INC-14' });
  expect(here.entries().at(-1)).toEqual({ kind: 'left' });
});

test('whoever leaves a record that is on no disk is told', async () => {
  const here = world({ events: events(OPENED, SEEN) });
  here.unsaved = true;
  const { stdin, stdout, result } = start(here, '01EVENT0000');
  await vi.waitFor(() => expect(stdout.written).toContain('UNSAVED'));
  stdin.type('\u0003');
  expect(await result).toMatchObject({ interrupted: true, unsaved: true });
});

test('the record stays in the scrollback, the keys do not, and no other screen is opened', async () => {
  const { stdin, stdout, result } = start(world({ events: events(OPENED, SEEN) }), '01EVENT0000');
  await vi.waitFor(() => expect(stdout.written).toContain('Did anything change'));
  stdin.type('\u0003');
  await result;
  expect(stdout.written).not.toContain('\u001b[?1049h');
  const after = stdout.written.slice(stdout.written.lastIndexOf('leaving…'));
  expect(after).toMatch(/\d\d:\d\d +.*left/);
  expect(after).not.toContain('↵ skip');
});
