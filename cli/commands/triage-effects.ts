import { access, constants } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '../../core/errors.ts';
import { mergeEvents } from '../../core/incident/order.ts';
import { displayName, type IncidentState, replay } from '../../core/incident/state.ts';
import { matcherOf } from '../../core/match/matcher.ts';
import type { Endpoint } from '../../core/probes/endpoint.ts';
import { DRILLS } from '../../drills/index.ts';
import type { Journal } from '../journal/journal.ts';
import { placesOf } from '../journal/places.ts';
import { sha256 } from '../sha256.ts';
import type { Shell } from '../shell.ts';
import type { RunningDrill } from '../targets/drills.ts';
import { parseEndpoints } from '../targets/endpoints.ts';
import type { Effects, OpenIncident } from '../wizard/effects.ts';
import { type ContentOptions, openKnowledge } from './knowledge.ts';

/** Terminals take about this much in one OSC 52 sequence. */
const MOST_COPIED = 70_000;

/** The keys are the wizard's: a password may only come from the environment or ~/.pgpass. */
const NO_TERMINAL = { isTTY: false } as Shell['stdin'];

const NO_PASSWORD =
  'Not taken: an address goes on record, and a password must not. Set PGPASSWORD, MYSQL_PWD or REDISCLI_AUTH before the start, or use ~/.pgpass.';

/** A page is told by its path: `/debug/vars` of expvar, `/metrics`, else a profile of Go. */
function readEndpoint(kind: 'page' | 'dsn', text: string): Endpoint {
  const page = /\/debug\/vars\b/.test(text) ? 'expvar' : /\/metrics\b/.test(text) ? 'metrics' : 'pprof';
  try {
    const [endpoint] = parseEndpoints(kind === 'dsn' ? { dsn: [text] } : { [page]: text });
    if (endpoint) return endpoint;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // Its words are about options, and an address that was not understood may hold anything.
    if (error.message.includes('password')) throw new UserError(NO_PASSWORD);
  }
  throw new UserError('That is no address that can be asked.');
}

/**
 * What the first frame needs nothing of. It is loaded right after it, all at once: an hour later, when it is first
 * wanted, there may be no descriptor left to read it by.
 */
async function loadRest() {
  const [journal, read, owner, facts, secrets, draft, observe, machine, processes, suspects, drills, capture] = await Promise.all([
    import('../journal/journal.ts'),
    import('../journal/read.ts'),
    import('../journal/owner.ts').then(({ writeNew }) => ({ writeNew })),
    import('../postmortem/gather-facts.ts'),
    import('../postmortem/without-secrets.ts'),
    import('../../core/postmortem/draft.ts'),
    import('../targets/observe.ts'),
    import('../targets/open-machine.ts'),
    import('../targets/processes.ts'),
    import('../targets/suspects.ts'),
    import('../targets/drills.ts'),
    import('./capture-process.ts').then(({ captureProcess }) => ({ captureProcess })),
  ]);
  return { ...journal, ...read, ...owner, ...facts, ...secrets, ...draft, ...observe, ...machine, ...processes, ...suspects, ...drills, ...capture };
}

/** The real world for the wizard: this host, the record on disk, the knowledge. */
export async function createEffects(shell: Shell, content: ContentOptions = {}): Promise<{ effects: Effects; readIncidentId(which: string): Promise<string> }> {
  const { library, index } = await openKnowledge(shell, content);
  const matcher = matcherOf(index);
  const options = { places: placesOf(shell.env), now: shell.now };
  let journal: Journal | undefined;
  let place: string | undefined;
  // What they said may be asked beside them.
  const drills = new Map<number, RunningDrill>();

  let loading: ReturnType<typeof loadRest> | undefined;
  const rest = () => {
    loading ??= loadRest().finally(() => {
      // The pages too are read now, each of them once: later, what is stored may be another. And the first answer is the slowest.
      structuredClone(library);
      matcher.search('too many open files');
    });
    return loading;
  };

  const needJournal = (): Journal => {
    if (!journal) throw new Error('an entry before the incident was opened');
    return journal;
  };

  const effects: Effects = {
    library,
    matcher,
    drills: DRILLS.map(({ name, summary, needs }) => ({ name, summary: needs ? `${summary} (needs ${needs.join(', ')})` : summary })),
    now: shell.now,
    async processes() {
      const { suspects, ...unseen } = await (await rest()).listSuspects();
      return { rows: shell.redactor.value(suspects), ...unseen };
    },
    async openIncidents() {
      const unreadable: string[] = [];
      const { listIncidents } = await rest();
      const all = await listIncidents(options.places, (says) => unreadable.push(says));
      return { incidents: all.flatMap(({ state }) => (state.status === 'open' ? [asOpen(state)] : [])), unreadable };
    },
    async open(title, usersHurt) {
      const { startIncident } = await rest();
      const started = await startIncident({ title, ...(usersHurt === undefined ? {} : { usersHurt }) }, options);
      journal = started.journal;
      place = started.saved.place;
      return started.saved;
    },
    async load(id) {
      journal = await (await rest()).continueIncident(id, options);
      return { events: [...journal.events], unreadable: unreadableIn(journal) };
    },
    async record(entry) {
      const saved = await needJournal().append(entry);
      place = saved.place;
      return saved;
    },
    async diagnose(pid, { signal, onUpdate, onAsk, endpoints: named }) {
      const { hasProc, listProcesses, openMachine, observe } = await rest();
      const drill = drills.get(pid);
      const name = (await listProcesses()).find((each) => each.pid === pid)?.name ?? `pid ${pid}`;
      const way = hasProc() ? 'proc' : 'portable';
      const endpoints = [...(drill?.endpoints ?? []), ...named];
      await using machine = await openMachine(endpoints, { ...shell, stdin: NO_TERMINAL });
      return await observe(machine, {
        pid,
        name,
        way,
        runbooks: library.runbooks,
        interval: 1,
        signal,
        now: shell.now,
        redactor: journal?.redactor ?? shell.redactor,
        onUpdate,
        onAsk,
        ...(endpoints.length > 0 ? { endpoints } : {}),
        ...(drill?.drill.lookFor ? { seconds: drill.drill.lookFor } : {}),
      });
    },
    endpoint: (kind, text) => readEndpoint(kind, text.trim()),
    async capture(pid, options) {
      const { captureProcess } = await rest();
      return captureProcess(pid, { ...options, runbooks: library.runbooks, redactor: journal?.redactor ?? shell.redactor, shell });
    },
    async startDrill(name) {
      const running = await (await rest()).startDrill(name);
      drills.set(running.pid, running);
      return { pid: running.pid, name: running.drill.name };
    },
    async writePostmortem() {
      const { draftPostmortem, gatherFacts, readIncident, withoutSecrets, writeNew } = await rest();
      // What somebody else recorded meanwhile belongs into the draft too; what is only in memory still counts.
      const onDisk = await readIncident(needJournal().id, options.places).catch(() => undefined);
      const recorded = replay(mergeEvents([{ events: onDisk?.events ?? [] }, { events: needJournal().events }]));
      const state = await withoutSecrets(recorded, options.places, shell.redactor);
      const folder = place === undefined || place === 'memory' ? shell.cwd : dirname(place);
      const path = await freeName(folder, `postmortem-${displayName(state)}`);
      const parts = {
        ...(await gatherFacts(options.places, async () => library, { tell: () => {}, redactor: shell.redactor })),
        unreadable: unreadableIn(needJournal()),
      };
      await writeNew(path, draftPostmortem(state, { ...parts, hash: sha256 }), 0o600);
      return path;
    },
    copy(text) {
      if (text.length <= MOST_COPIED) shell.out(`\x1b]52;c;${Buffer.from(text).toString('base64')}\x07`);
    },
  };
  return { effects, readIncidentId: async (which) => (await (await rest()).readIncident(which, options.places)).id };
}

function unreadableIn({ problems }: Journal): readonly string[] {
  return problems.map(({ says }) => says);
}

function asOpen(state: IncidentState): OpenIncident {
  return {
    id: state.id,
    name: displayName(state),
    title: state.title ?? 'untitled',
    phase: state.phase ?? 'not started',
    startedAt: state.startedAt ?? '',
  };
}

/** A draft that a person may have edited is never written over. */
async function freeName(folder: string, stem: string): Promise<string> {
  for (let n = 1; ; n++) {
    const path = join(folder, `${stem}${n === 1 ? '' : `-${n}`}.md`);
    try {
      await access(path, constants.F_OK);
    } catch {
      return path;
    }
  }
}
