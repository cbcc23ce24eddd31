import { basename, dirname } from 'node:path';
import { monotonicFactory } from 'ulid';
import type { Precision } from '../../core/incident/precision.ts';
import type { Entry, IncidentEvent } from '../../core/incident/types.ts';
import type { Redactor } from '../../core/redact/redact.ts';
import { appendEvents, type Tail } from './append-events.ts';
import { UNUSABLE } from './file.ts';
import type { JournalFile, JournalProblem } from './incident-files.ts';
import { reserveNumber } from './numbers.ts';
import { eventsFile, type Place, preparePlace } from './places.ts';
import { readIncident } from './read.ts';
import { thisResponder } from './responder.ts';
import { redactorOf } from './secret-key.ts';
import { isSystemError } from './system-error.ts';
import { type Failure, fileWarning, placeWarning, unsavedWarning } from './warnings.ts';

/** Where an entry is now. */
export interface Saved {
  readonly event: IncidentEvent;
  /** The file it was written to; `memory` when no place could be written. */
  readonly place: string;
  /** SHA-256 of its line, which covers every line that was read before it; absent when it is on no disk. */
  readonly head?: string;
  /** True when leaving now would lose the record: show it. */
  readonly unsaved: boolean;
  /** Set when it is not in the usual file of the state directory: what is wrong and what to do, for a person. */
  readonly warning?: string;
}

/** One incident, open for writing. */
export interface Journal {
  readonly id: string;
  /** Everything recorded so far, by this process and before it. */
  readonly events: readonly IncidentEvent[];
  /** Replaces secrets, the same one by the same token as everywhere in this incident. */
  readonly redactor: Redactor;
  /** What could not be read when it was opened. */
  readonly problems: readonly JournalProblem[];
  readonly remarks: readonly JournalProblem[];
  /** Takes the secrets out of the entry, and resolves once the entry would survive kill -9, or with `unsaved`. */
  append(entry: Entry, options?: When): Promise<Saved>;
}

/** For what happened earlier than now. */
export interface When {
  /** ISO 8601, UTC. */
  readonly at?: string;
  readonly precision?: Precision;
}

export interface JournalOptions {
  /** Best first; see `placesOf`. */
  readonly places: readonly Place[];
  now(): number;
  /** Whose file is written; this user on this host when left out. */
  readonly responder?: string;
}

/** Opens a new incident, with its number, and writes the first entry. */
export async function startIncident(
  opened: { readonly title: string; readonly usersHurt?: 'yes' | 'no' | 'unknown' },
  options: JournalOptions,
): Promise<{ readonly journal: Journal; readonly saved: Saved }> {
  const nextId = monotonicFactory();
  const id = nextId(options.now());
  const number = await reserveNumber(options.places, id);
  const journal = openJournal({ id, events: [], files: [], problems: [], remarks: [] }, { ...options, nextId, redactor: await redactorOf(id, options.places) });
  const saved = await journal.append({ kind: 'opened', number, ...opened });
  return { journal, saved };
}

/** Opens a recorded incident, by anything `readIncident` understands, to write on. */
export async function continueIncident(which: string, options: JournalOptions): Promise<Journal> {
  const recorded = await readIncident(which, options.places);
  return openJournal(recorded, { ...options, nextId: monotonicFactory(), redactor: await redactorOf(recorded.id, options.places) });
}

interface Opened extends Pick<Journal, 'id' | 'events' | 'problems' | 'remarks'> {
  readonly files: readonly JournalFile[];
}

function openJournal(
  { id, files, problems, remarks, ...recorded }: Opened,
  options: JournalOptions & { nextId(seed: number): string; readonly redactor: Redactor },
): Journal {
  const events = [...recorded.events];
  const tails = new Map<string, Tail>();
  let queue: Promise<unknown> = Promise.resolve();

  async function append(entry: Entry, { at, precision }: When): Promise<Saved> {
    const now = options.now();
    const recordedAt = new Date(now).toISOString();
    const event: IncidentEvent = {
      v: 2,
      // The incident goes by the id of its opening, and of nothing else.
      id: entry.kind === 'opened' ? id : options.nextId(now),
      at: at ?? recordedAt,
      ...(precision === undefined || precision === 'second' ? {} : { precision }),
      recordedAt,
      entry: options.redactor.value(entry),
    };
    events.push(event);
    const failures: Failure[] = [];
    // From the top each time, so that the record moves back home with the first entry for which there is room.
    for (const place of options.places) {
      try {
        return { event, unsaved: false, ...(await writeTo(place, failures)) };
      } catch (error) {
        if (!isSystemError(error)) throw error;
        failures.push({ path: place.root, code: error.code });
      }
    }
    return { event, place: 'memory', unsaved: true, warning: unsavedWarning(failures) };
  }

  async function writeTo(place: Place, failures: readonly Failure[]): Promise<Pick<Saved, 'place' | 'head' | 'warning'>> {
    await preparePlace(place);
    const inTheWay: Failure[] = [];
    for (const path of candidates(place)) {
      try {
        const tail = await appendEvents(path, tails.get(path), { incident: id, missing: (held) => missingIn(path, held), seen: headsBeside(path) });
        tails.set(path, tail);
        const warning = placeWarning(place, failures) ?? fileWarning(path, inTheWay);
        return { place: path, ...(tail.hash === null ? {} : { head: tail.hash }), ...(warning === undefined ? {} : { warning }) };
      } catch (error) {
        if (!isSystemError(error) || !UNUSABLE.includes(error.code) || inTheWay.length === SPARE_NAMES) throw error;
        inTheWay.push({ path, code: error.code });
      }
    }
    throw new Error('no candidate');
  }

  /** Our file, and others beside it for when that one is held by another process or is no file at all. */
  function candidates(place: Place): readonly string[] {
    const responder = options.responder ?? thisResponder();
    return [...Array(SPARE_NAMES + 1).keys()].map((n) => eventsFile(place, id, n === 0 ? responder : `${responder}.${n + 1}`));
  }

  function missingIn(path: string, held: ReadonlySet<string>): readonly IncidentEvent[] {
    const beside = files.filter((file) => dirname(file.path) === dirname(path) && file.path !== path).flatMap((file) => file.events.map((event) => event.id));
    const others = new Set([...beside, ...[...tails].flatMap(([other, { ids }]) => (dirname(other) === dirname(path) && other !== path ? [...ids] : []))]);
    return events.filter((event) => !held.has(event.id) && !others.has(event.id));
  }

  /** Only what does not vanish: spare places are emptied by a reboot. */
  function headsBeside(path: string): Readonly<Record<string, string>> {
    const others = files.filter((file) => file.place.kind === 'home' && file.path !== path && basename(file.path) !== basename(path));
    return Object.fromEntries(others.flatMap((file) => (file.chain.head ? [[basename(file.path), file.chain.head.hash]] : [])));
  }

  return {
    id,
    events,
    redactor: options.redactor,
    problems,
    remarks,
    append(entry, when = {}) {
      const saved = queue.then(() => append(entry, when));
      queue = saved.catch(() => undefined);
      return saved;
    },
  };
}

const SPARE_NAMES = 8;
