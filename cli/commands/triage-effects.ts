import { access, constants } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { mergeEvents } from '../../core/incident/order.ts';
import { displayName, type IncidentState, replay } from '../../core/incident/state.ts';
import type { IncidentEvent } from '../../core/incident/types.ts';
import { matcherOf } from '../../core/match/matcher.ts';
import { draftPostmortem } from '../../core/postmortem/draft.ts';
import { DRILLS } from '../../drills/index.ts';
import { continueIncident, type Journal, startIncident } from '../journal/journal.ts';
import { writeNew } from '../journal/owner.ts';
import { type Place, placesOf } from '../journal/places.ts';
import { listIncidents, readIncident } from '../journal/read.ts';
import { gatherFacts } from '../postmortem/gather-facts.ts';
import { withoutSecrets } from '../postmortem/without-secrets.ts';
import { sha256 } from '../sha256.ts';
import type { Shell } from '../shell.ts';
import { type RunningDrill, startDrill } from '../targets/drills.ts';
import { observe } from '../targets/observe.ts';
import { openMachine } from '../targets/open-machine.ts';
import { hasProc, listProcesses } from '../targets/processes.ts';
import { listSuspects } from '../targets/suspects.ts';
import type { Effects, OpenIncident } from '../wizard/effects.ts';
import { type ContentOptions, openKnowledge } from './knowledge.ts';

/** Terminals take about this much in one OSC 52 sequence. */
const MOST_COPIED = 70_000;

/** The real world for the wizard: this host, the record on disk, the knowledge. */
export async function createEffects(shell: Shell, content: ContentOptions = {}): Promise<{ effects: Effects; readIncidentId(which: string): Promise<string> }> {
  const { library: stored, index } = await openKnowledge(shell, content);
  // A wizard stays open for hours. Its pages are read now: later, descriptors may have run out, or what is stored be another.
  const library = structuredClone(stored);
  const options = { places: placesOf(shell.env), now: shell.now };
  let journal: Journal | undefined;
  let place: string | undefined;
  // What they said may be asked beside them.
  const drills = new Map<number, RunningDrill>();

  const needJournal = (): Journal => {
    if (!journal) throw new Error('an entry before the incident was opened');
    return journal;
  };

  const effects: Effects = {
    library,
    matcher: matcherOf(index),
    drills: DRILLS.map(({ name, summary, needs }) => ({ name, summary: needs ? `${summary} (needs ${needs.join(', ')})` : summary })),
    now: shell.now,
    async processes() {
      const { suspects, ...unseen } = await listSuspects();
      return { rows: shell.redactor.value(suspects), ...unseen };
    },
    async openIncidents() {
      const unreadable: string[] = [];
      const all = await listIncidents(options.places, (says) => unreadable.push(says));
      return { incidents: all.flatMap(({ state }) => (state.status === 'open' ? [asOpen(state)] : [])), unreadable };
    },
    async open(title, usersHurt) {
      const started = await startIncident({ title, ...(usersHurt === undefined ? {} : { usersHurt }) }, options);
      journal = started.journal;
      place = started.saved.place;
      return started.saved;
    },
    async load(id) {
      journal = await continueIncident(id, options);
      return { events: [...journal.events], unreadable: unreadableIn(journal) };
    },
    async record(entry) {
      const saved = await needJournal().append(entry);
      place = saved.place;
      return saved;
    },
    async diagnose(pid, { signal, onUpdate }) {
      const drill = drills.get(pid);
      const name = (await listProcesses()).find((each) => each.pid === pid)?.name ?? `pid ${pid}`;
      const way = hasProc() ? 'proc' : 'portable';
      await using machine = await openMachine(drill?.endpoints ?? [], shell);
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
        ...(drill?.endpoints ? { endpoints: drill.endpoints } : {}),
        ...(drill?.drill.lookFor ? { seconds: drill.drill.lookFor } : {}),
      });
    },
    async startDrill(name) {
      const running = await startDrill(name);
      drills.set(running.pid, running);
      return { pid: running.pid, name: running.drill.name };
    },
    async writePostmortem() {
      const recorded = replay(await withOthers(needJournal(), options.places));
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
  return { effects, readIncidentId: async (which) => (await readIncident(which, options.places)).id };
}

/** What somebody else recorded meanwhile belongs into the draft too; what is only in memory still counts. */
async function withOthers(journal: Journal, places: readonly Place[]): Promise<readonly IncidentEvent[]> {
  const onDisk = await readIncident(journal.id, places).catch(() => undefined);
  return mergeEvents([{ events: onDisk?.events ?? [] }, { events: journal.events }]);
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
