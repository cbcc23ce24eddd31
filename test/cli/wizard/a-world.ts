import type { Effects, ProcessRow, Saved, WaitingProbe } from '../../../cli/wizard/effects.ts';
import type { Diagnosis } from '../../../core/diagnosis/types.ts';
import type { Entry, IncidentEvent } from '../../../core/incident/types.ts';
import type { Library } from '../../../core/knowledge/types.ts';
import type { Matcher } from '../../../core/match/types.ts';
import type { Endpoint } from '../../../core/probes/endpoint.ts';
import { LEAK, LIBRARY, MATCHER, ROWS, START } from './samples.ts';

/** A world in memory for the wizard to walk in: what it recorded can be read, what it needs can be made to fail. */
export interface World {
  readonly effects: Effects;
  readonly events: IncidentEvent[];
  readonly entries: () => readonly Entry[];
  readonly copied: string[];
  readonly diagnosed: { pid: number; aborted: boolean }[];
  now: number;
  /** Thrown by the next attempts to record. */
  broken: Error | undefined;
  unsaved: boolean;
  /** From now on entries wait, until what comes back is called. */
  hold(): () => void;
  /** Resolves the diagnosis under way. */
  finish: (diagnosis?: Diagnosis) => void;
  update: (diagnosis: Diagnosis) => void;
  ask: (waiting: readonly WaitingProbe[]) => void;
  /** Addresses that were asked beside the process, run by run. */
  readonly endpoints: (readonly Endpoint[])[];
  /** Ends the capture under way: with its path, or as failed. */
  captured: (path?: string) => void;
}

export function world(
  given: Partial<Pick<Effects, 'processes' | 'diagnose' | 'writePostmortem' | 'openIncidents' | 'startDrill'>> & {
    library?: Library;
    rows?: readonly ProcessRow[];
    events?: readonly IncidentEvent[];
    matcher?: Matcher;
  } = {},
): World {
  const events: IncidentEvent[] = [...(given.events ?? [])];
  let finish: World['finish'] = () => {};
  let update: World['update'] = () => {};
  let ask: World['ask'] = () => {};
  let captured: World['captured'] = () => {};
  let gate: Promise<void> | undefined;

  async function append(entry: Entry): Promise<Saved> {
    await gate;
    if (made.broken) throw made.broken;
    const at = new Date(made.now).toISOString();
    const event: IncidentEvent = { v: 1, id: `01EVENT${String(events.length).padStart(4, '0')}`, at, recordedAt: at, entry };
    events.push(event);
    return {
      event,
      place: made.unsaved ? 'memory' : '/state/events.jsonl',
      unsaved: made.unsaved,
      ...(made.unsaved ? { warning: 'UNSAVED: the record is in memory only (disk full).' } : {}),
    };
  }

  const made: World = {
    events,
    entries: () => events.map(({ entry }) => entry),
    copied: [],
    diagnosed: [],
    now: START,
    broken: undefined,
    unsaved: false,
    hold() {
      const held = Promise.withResolvers<void>();
      gate = held.promise;
      return held.resolve;
    },
    finish: (diagnosis) => finish(diagnosis),
    update: (diagnosis) => update(diagnosis),
    ask: (waiting) => ask(waiting),
    endpoints: [],
    captured: (path) => captured(path),
    effects: {
      library: given.library ?? LIBRARY,
      matcher: given.matcher ?? MATCHER,
      now: () => made.now,
      processes: given.processes ?? (async () => ({ rows: given.rows ?? ROWS, unreadable: 3 })),
      openIncidents: given.openIncidents ?? (async () => ({ incidents: [], unreadable: [] })),
      open: (title, usersHurt) => append({ kind: 'opened', title, number: 14, ...(usersHurt === undefined ? {} : { usersHurt }) }),
      load: async () => ({ events: [...events], unreadable: [] }),
      record: append,
      diagnose:
        given.diagnose ??
        ((pid, { signal, onUpdate, onAsk, endpoints }) =>
          new Promise((resolve) => {
            const run = { pid, aborted: false };
            made.diagnosed.push(run);
            finish = (diagnosis = LEAK) => resolve(diagnosis);
            update = onUpdate;
            ask = onAsk;
            made.endpoints.push(endpoints);
            signal.addEventListener('abort', () => {
              run.aborted = true;
              resolve(LEAK);
            });
          })),
      endpoint: (kind, text) => {
        if (text.includes('secret')) throw new Error('Not taken: it holds a password.');
        return { kind: kind === 'dsn' ? 'postgres' : 'pprof', address: text };
      },
      capture: (_, { signal, onLook }) =>
        new Promise((resolve, reject) => {
          onLook(1, 2);
          captured = (path) => (path === undefined ? reject(new Error('no room anywhere')) : resolve({ path }));
          signal.addEventListener('abort', () => resolve({ path: '/cwd/partial.tar.gz' }));
        }),
      startDrill: given.startDrill ?? (async (name) => ({ pid: 4182, name })),
      drills: [
        { name: 'connection-leak', summary: 'an HTTP client that never closes bodies' },
        { name: 'fd-leak', summary: 'a program that forgets files' },
      ],
      writePostmortem: given.writePostmortem ?? (async () => '/state/postmortem.md'),
      copy: (text) => {
        made.copied.push(text);
      },
    },
  };
  return made;
}
