import { printable } from '../../core/printable.ts';
import type { Heeded } from '../signals.ts';
import type { Effects } from '../wizard/effects.ts';
import { startEngine, type WizardResult } from '../wizard/engine.ts';
import { promptLines, understand } from './ask.ts';
import { askOf } from './ask-screens.ts';
import type { LineReader } from './line-reader.ts';
import { NOTHING_TOLD, news } from './news.ts';
import { isSettled } from './settled.ts';

export interface PlainOptions {
  /** Goes on with this incident where it was left. */
  readonly incident?: string;
  readonly lines: LineReader;
  out(text: string): void;
  /** A person types: lines that come at once are a paste, and an answer that is none is asked for again. */
  readonly typed: boolean;
  /** Told what to do when a signal comes; the terminal is none of it here. */
  heed(does: Heeded): Disposable;
}

export interface PlainResult extends WizardResult {
  /** The answer of a script that was none. What came after it was meant for other questions, so it was not read. */
  readonly notUnderstood?: string;
}

/**
 * The wizard in lines: the same state, entries and order, without a screen. The end of the input leaves an incident that can be
 * gone on with. Resolves once every entry is on record.
 */
export async function runPlain(effects: Effects, { incident, lines, out, typed, heed }: PlainOptions): Promise<PlainResult> {
  const engine = startEngine({ ...effects, copy: noClipboard }, { screenReader: true, ...(incident === undefined ? {} : { incident }) });
  const say = (...texts: readonly string[]): void => {
    if (texts.length > 0) out(`${texts.map((text) => printable(text, { lines: true })).join('\n')}\n`);
  };
  // The height of a screen is nothing here: a section is said as a whole.
  engine.send({ type: 'size', columns: 98, rows: 10 });
  let told = NOTHING_TOLD;
  const tell = (): void => {
    const { lines: fresh, told: now } = news(told, engine.state());
    told = now;
    say(...fresh);
  };
  let said: string | undefined;
  let notUnderstood: string | undefined;
  const force = (): void => engine.send({ type: 'press', press: 'ctrl-c' });
  const leave = (): void => {
    if (!engine.state().leaving) force();
  };
  using _ = heed({ leave, force });
  const first = next(engine.subscribe);
  engine.subscribe(tell);
  await Promise.race([first, engine.ended]);
  for (;;) {
    await Promise.race([until(engine.subscribe, () => isSettled(engine.state())), engine.ended]);
    const ask = askOf(engine.state());
    if (!ask) break;
    const above = ask.lines.join('\n');
    say('', ...promptLines(ask, above === said));
    said = above;
    out('> ');
    const line = await Promise.race([lines.next(), engine.ended.then(() => undefined)]);
    if (!typed || line === undefined) say(line ?? '');
    const understood = line === undefined ? undefined : understand(ask, line);
    if (understood) {
      if (understood.actions.length === 0) said = undefined;
      const more = typed && understood.words ? await lines.paste() : [];
      const all = more.length > 0 ? understand(ask, [line, ...more].join('\n')) : undefined;
      for (const action of (all ?? understood).actions) engine.send(action);
      continue;
    }
    if (line !== undefined && typed) {
      say(`"${line.trim()}" is no answer to this.`);
      continue;
    }
    notUnderstood = line;
    leave();
  }
  const result = await engine.ended;
  return { ...result, ...(notUnderstood === undefined ? {} : { notUnderstood }) };
}

type Subscribe = (listener: () => void) => () => void;

function next(subscribe: Subscribe): Promise<void> {
  return new Promise((resolve) => {
    const end = subscribe(() => {
      end();
      resolve();
    });
  });
}

function until(subscribe: Subscribe, met: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!met()) return;
      end();
      resolve();
    };
    const end = subscribe(look);
    look();
  });
}

function noClipboard(): never {
  throw new Error('lines have no clipboard; the command stands above');
}
