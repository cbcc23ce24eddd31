import type { ReactNode } from 'react';
import type { Heeded, Heeding } from '../signals.ts';
import type { Size, SuspendTerminal } from './app.tsx';
import type { Effects } from './effects.ts';
import { startEngine, type WizardResult } from './engine.ts';
import { eraseWrapped } from './parts/reflow.ts';

/**
 * Ink colours although `NO_COLOR` is set. Has to run before Ink is loaded, because that is when it decides; which is why
 * nothing here imports Ink but `runWizard`, late.
 */
export function prepareColour(env: Record<string, string | undefined>): void {
  if (env['NO_COLOR'] && env['FORCE_COLOR'] === undefined) env['FORCE_COLOR'] = '0';
}

export interface WizardOptions {
  /** Goes on with this incident where it was left. */
  readonly incident?: string;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly screenReader?: boolean;
  /** Told what to do when a signal comes. */
  heed?(does: Heeded): Heeding;
}

/** What draws; it may be asked for beforehand, beside other things that take their time. */
export function loadScreens() {
  prepareColour(process.env);
  return Promise.all([import('ink'), import('./app.tsx')]);
}

/**
 * Walks the person through an incident on a terminal. Resolves when they are through or left with Ctrl-C, once every
 * entry is on record; the caller prints how to resume. Rejects only with a bug of ours.
 */
export async function runWizard(effects: Effects, options: WizardOptions): Promise<WizardResult> {
  const [{ render, renderToString }, { App, Frame }] = await loadScreens();
  const { stdin, stdout, screenReader = false, heed } = options;
  const engine = startEngine(effects, { screenReader, ...(options.incident === undefined ? {} : { incident: options.incident }) });
  const force = (): void => engine.send({ type: 'press', press: 'ctrl-c' });
  // A dropped connection ends the input and sends a signal too: both mean to leave once, not to leave at once.
  const leave = (): void => {
    if (!engine.state().leaving) force();
  };
  let lend: SuspendTerminal | undefined;
  const suspend = async (): Promise<() => Promise<void>> => (await lend?.())?.resume ?? (async () => {});
  using heeding = heed?.({ leave, force, suspend });
  const sizeNow = (): Size => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 });
  let size = sizeNow();
  const onLend = (by: SuspendTerminal): void => {
    lend = by;
  };
  const onStop = (): void => void heeding?.stop();
  const app = (): ReactNode => <App engine={engine} size={size} onLend={onLend} onStop={onStop} />;
  const drawn = render(app(), {
    stdin,
    stdout,
    exitOnCtrlC: false,
    patchConsole: false,
    isScreenReaderEnabled: screenReader,
    interactive: stdout.isTTY,
    // What was typed is answered in two frames: the letter, then what it means; at 30 a second the second one would be late.
    maxFps: 60,
  });
  const onResize = (): void => {
    const before = size;
    size = sizeNow();
    if (!screenReader) stdout.write(eraseWrapped(renderToString(<Frame state={engine.state()} {...before} />, before), size.columns));
    drawn.rerender(app());
  };
  // Before Ink, which would first draw what fitted the old size, and where it is taller than the terminal could not erase it.
  stdout.prependListener('resize', onResize);
  // A terminal that goes away (a dropped connection) is a person who left.
  stdin.once('end', leave);
  try {
    const result = await Promise.race([
      engine.ended,
      drawn.waitUntilExit().then(() => {
        leave();
        return engine.ended;
      }),
    ]);
    await drawn.waitUntilRenderFlush();
    drawn.unmount();
    await drawn.waitUntilExit();
    return result;
  } catch (bug) {
    // The screen broke; the record must not.
    leave();
    await engine.ended;
    throw bug;
  } finally {
    stdin.off('end', leave);
    stdout.off('resize', onResize);
    drawn.unmount();
  }
}
