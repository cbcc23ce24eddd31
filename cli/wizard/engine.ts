import { displayName } from '../../core/incident/state.ts';
import type { Action, Command } from './actions.ts';
import type { Effects, Saved } from './effects.ts';
import { reduce } from './machine.ts';
import { homeAnswer } from './matches.ts';
import { READING } from './moves/home.ts';
import { initial, type State } from './state.ts';

export interface WizardResult {
  readonly interrupted: boolean;
  /** What the incident is called; absent when none was opened. */
  readonly incident?: string;
  /** Something of it is nowhere on disk. */
  readonly unsaved: boolean;
}

/** The state, who listens to it, and the end. The screens draw `state()` and `send` what was pressed. */
export interface Engine {
  state(): State;
  send(action: Action): void;
  subscribe(listener: () => void): () => void;
  /** Resolves when the wizard is over and every entry has come back from the record. */
  readonly ended: Promise<WizardResult>;
}

/** Runs the reducer's commands against the world. Entries are recorded one after the other, in the order they came. */
export function startEngine(effects: Effects, options: { incident?: string; screenReader?: boolean }): Engine {
  const { library, drills } = effects;
  let state = initial({ library, drills, screenReader: options.screenReader ?? false, now: effects.now() });
  // Until it is read, a key must not open another one.
  if (options.incident !== undefined) state = { ...state, home: { ...state.home, busy: READING } };
  let running: AbortController | undefined;
  let capturing: AbortController | undefined;
  let isOpen = false;
  let typedLast: string | undefined;
  let queue = Promise.resolve();
  const listeners = new Set<() => void>();
  let end: (result: WizardResult) => void = () => {};
  const over = new Promise<WizardResult>((resolve) => {
    end = resolve;
  });

  function send(action: Action): void {
    const before = state;
    // Only a tick may leave the time as it is, so that nothing is drawn again for it.
    const moved = reduce(action.type === 'tick' ? state : { ...state, now: effects.now() }, action);
    state = moved.state;
    if (state !== before) for (const listener of listeners) listener();
    for (const command of moved.run) run(command);
  }

  function save(token: number, write: () => Promise<Saved>): void {
    queue = queue.then(async () => {
      try {
        send({ type: 'saved', token, saved: await write() });
      } catch (error) {
        send({ type: 'not-saved', token, why: says(error) });
      }
    });
  }

  function answer<Value>(what: Extract<Action, { type: 'failed' }>['what'], ask: () => Promise<Value>, then: (value: Value) => Action): void {
    Promise.resolve()
      .then(ask)
      .then(
        (value) => send(then(value)),
        (error: unknown) => send({ type: 'failed', what, why: says(error) }),
      );
  }

  function diagnose({ run, pid, endpoints }: Extract<Command, { do: 'diagnose' }>): void {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    Promise.resolve()
      .then(() =>
        effects.diagnose(pid, {
          signal: mine.signal,
          endpoints,
          onUpdate: (diagnosis) => send({ type: 'diagnosing', run, diagnosis }),
          onAsk: (waiting) => send({ type: 'asking', run, waiting }),
        }),
      )
      .then(
        (diagnosis) => send({ type: 'diagnosed', run, diagnosis }),
        (error: unknown) => send({ type: 'not-diagnosed', run, why: says(error) }),
      );
  }

  function capture(pid: number): void {
    capturing = new AbortController();
    const { signal } = capturing;
    Promise.resolve()
      .then(() => effects.capture(pid, { signal, onLook: (looks, of) => send({ type: 'capture-look', looks, of }) }))
      .then(
        (saved) => send({ type: 'captured', ...saved }),
        (error: unknown) => send({ type: 'not-captured', why: says(error) }),
      );
  }

  /** After the keys that came meanwhile, and only for what is typed by then: a large library must hold no key up. */
  function match(text: string): void {
    const waits = typedLast !== undefined;
    typedLast = text;
    if (waits) return;
    setImmediate(() => {
      const last = typedLast ?? '';
      typedLast = undefined;
      send({ type: 'matched', text: last, ...homeAnswer(last, effects.matcher, library) });
    });
  }

  function copy(text: string): void {
    try {
      effects.copy(text);
    } catch (error) {
      send({ type: 'failed', what: 'copy', why: says(error) });
    }
  }

  function run(command: Command): void {
    switch (command.do) {
      case 'open':
        return save(command.token, async () => {
          const saved = await effects.open(command.title, command.usersHurt);
          isOpen = true;
          return saved;
        });
      case 'record':
        return save(command.token, async () => {
          if (!isOpen) throw new Error('no incident is open, because opening it failed');
          return effects.record(command.entry);
        });
      case 'match':
        return match(command.text);
      case 'incidents':
        return answer(
          'incidents',
          () => effects.openIncidents(),
          (listed) => ({ type: 'incidents', ...listed }),
        );
      case 'page':
        return answer(
          'page',
          // The parser of Markdown is loaded with the first page: the first frame does not wait for it.
          async () => (await import('../../core/page/read-page.ts')).readPage(library, command.id),
          (page) => ({ type: 'page', id: command.id, page }),
        );
      case 'load':
        return answer(
          'load',
          () => effects.load(command.id),
          (read) => {
            isOpen = true;
            return { type: 'loaded', ...read };
          },
        );
      case 'processes':
        return answer(
          'processes',
          () => effects.processes(),
          (list) => ({ type: 'processes', list }),
        );
      case 'drill':
        return answer(
          'drill',
          () => effects.startDrill(command.name),
          ({ pid, name }) => ({ type: 'drill', pid, name }),
        );
      case 'diagnose':
        return diagnose(command);
      case 'stop-diagnosis':
        return running?.abort();
      case 'endpoint':
        return answer(
          'endpoint',
          async () => effects.endpoint(command.kind, command.text),
          (endpoint) => ({ type: 'endpoint', endpoint }),
        );
      case 'capture':
        return capture(command.pid);
      case 'stop-capture':
        return capturing?.abort();
      case 'postmortem':
        return answer(
          'postmortem',
          () => effects.writePostmortem(),
          (path) => ({ type: 'postmortem', path }),
        );
      case 'copy':
        return copy(command.text);
      case 'exit': {
        running?.abort();
        capturing?.abort();
        const { leaving, record, unsaved, pending, failed } = state;
        return end({
          interrupted: leaving === 'interrupted',
          unsaved: [...unsaved, ...pending, ...failed].length > 0,
          ...(record.id === '' ? {} : { incident: displayName(record) }),
        });
      }
    }
  }

  const ticking = setInterval(() => send({ type: 'tick', now: effects.now() }), 1000);
  const ended = over.finally(() => clearInterval(ticking));
  run(options.incident === undefined ? { do: 'incidents' } : { do: 'load', id: options.incident });
  return {
    state: () => state,
    send,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ended,
  };
}

function says(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
