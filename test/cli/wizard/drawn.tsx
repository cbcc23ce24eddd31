import { render } from 'ink-testing-library';
import { afterEach, expect, vi } from 'vitest';
import { App } from '../../../cli/wizard/app.tsx';
import { type Engine, startEngine } from '../../../cli/wizard/engine.ts';
import type { World } from './a-world.ts';

export const KEY = { enter: '\r', down: '\u001b[B', right: '\u001b[C', ctrlC: '\u0003', ctrlE: '\u0005', ctrlR: '\u0012', esc: '\u001b' } as const;
const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** The wizard, drawn without a terminal, over a world of the test's own; it ends with its test. */
export function start(
  of: World,
  incident?: string,
): { engine: Engine; press(keys: string): void; sees(text: string | RegExp): Promise<void>; frame(): string } {
  const engine = startEngine(of.effects, incident === undefined ? {} : { incident });
  const drawn = render(<App engine={engine} />);
  const frame = () => drawn.lastFrame() ?? '';
  open.push(() => {
    drawn.unmount();
    // Ends the clock.
    for (const press of ['ctrl-c', 'ctrl-c']) engine.send({ type: 'press', press });
  });
  return {
    engine,
    frame,
    press: (keys) => drawn.stdin.write(keys),
    sees: (text) => vi.waitFor(() => expect(frame()).toMatch(text), { timeout: 15_000 }),
  };
}
