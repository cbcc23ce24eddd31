import { monotonicFactory } from 'ulid';
import type { Entry, IncidentEvent } from '../../core/incident/types.ts';
import type { Redactor } from '../../core/redact/redact.ts';
import { safeJson } from '../../core/safe-json.ts';
import { appendLines } from './append-lines.ts';
import { reserveNumber } from './numbers.ts';
import { eventsFile, type Place, preparePlace } from './places.ts';
import { type JournalProblem, readIncident } from './read.ts';
import { redactorOf } from './secret-key.ts';
import { isSystemError, systemErrorInWords } from './system-error.ts';

/** Where an entry is now. */
export interface Saved {
  readonly event: IncidentEvent;
  /** The file that holds the whole record; `memory` when no place could be written. */
  readonly place: string;
  /** True when leaving now would lose the record: show it. */
  readonly unsaved: boolean;
  /** Set when it is not in the state directory: what is wrong and what to do, for a person. */
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
  /** Takes the secrets out of the entry, and resolves once it would survive kill -9, or with `unsaved`; `at` for what happened earlier than now. */
  append(entry: Entry, options?: { readonly at?: string }): Promise<Saved>;
}

export interface JournalOptions {
  /** Best first; see `placesOf`. */
  readonly places: readonly Place[];
  now(): number;
}

/** Opens a new incident, with its number, and writes the first entry. */
export async function startIncident(
  opened: { readonly title: string; readonly usersHurt?: 'yes' | 'no' | 'unknown' },
  options: JournalOptions,
): Promise<{ readonly journal: Journal; readonly saved: Saved }> {
  const nextId = monotonicFactory();
  const id = nextId(options.now());
  const number = await reserveNumber(options.places, id);
  const journal = openJournal(id, [], new Map(), [], { ...options, nextId, redactor: await redactorOf(id, options.places) });
  const saved = await journal.append({ kind: 'opened', number, ...opened });
  return { journal, saved };
}

/** Opens a recorded incident, by anything `readIncident` understands, to write on. */
export async function continueIncident(which: string, options: JournalOptions): Promise<Journal> {
  const { id, events, held, problems } = await readIncident(which, options.places);
  return openJournal(id, events, held, problems, { ...options, nextId: monotonicFactory(), redactor: await redactorOf(id, options.places) });
}

function openJournal(
  id: string,
  recorded: readonly IncidentEvent[],
  held: ReadonlyMap<string, ReadonlySet<string>>,
  problems: readonly JournalProblem[],
  options: JournalOptions & { nextId(seed: number): string; readonly redactor: Redactor },
): Journal {
  const events = [...recorded];
  const holds = new Map([...held].map(([root, ids]) => [root, new Set(ids)]));
  let queue: Promise<unknown> = Promise.resolve();

  async function append(entry: Entry, at: string | undefined): Promise<Saved> {
    const now = options.now();
    const recordedAt = new Date(now).toISOString();
    const event: IncidentEvent = {
      v: 1,
      id: events.length === 0 ? id : options.nextId(now),
      at: at ?? recordedAt,
      recordedAt,
      entry: options.redactor.value(entry),
    };
    events.push(event);
    const failures: Failure[] = [];
    // From the top each time, so that the record moves back home with the first entry for which there is room.
    for (const place of options.places) {
      try {
        await writeTo(place);
        return { event, place: eventsFile(place, id), unsaved: false, ...warningFor(place, failures) };
      } catch (error) {
        if (!isSystemError(error)) throw error;
        failures.push({ root: place.root, code: error.code });
      }
    }
    return { event, place: 'memory', unsaved: true, warning: unsavedWarning(failures) };
  }

  async function writeTo(place: Place): Promise<void> {
    await preparePlace(place);
    const has = holds.get(place.root) ?? new Set<string>();
    await appendLines(eventsFile(place, id), (empty) => events.filter((event) => empty || !has.has(event.id)).map((event) => safeJson(event)));
    holds.set(place.root, new Set(events.map((event) => event.id)));
  }

  return {
    id,
    events,
    redactor: options.redactor,
    problems,
    append(entry, { at } = {}) {
      const saved = queue.then(() => append(entry, at));
      queue = saved.catch(() => undefined);
      return saved;
    },
  };
}

interface Failure {
  readonly root: string;
  readonly code: string;
}

function warningFor(place: Place, failures: readonly Failure[]): { readonly warning?: string } {
  if (place.kind === 'home') return {};
  const why = failures[0] ? `${failures[0].root} cannot be used: ${inWords(failures[0])}` : 'this user has no home directory';
  return {
    warning: `The record is kept in ${place.root}, which a reboot empties, because ${why}. Make room there or set STANCH_HOME: the next entry takes everything along.`,
  };
}

function unsavedWarning(failures: readonly Failure[]): string {
  const why = failures.map((failure) => `${failure.root}: ${inWords(failure)}`).join('; ');
  return `UNSAVED: the record is in memory only (${why}). Make room or set STANCH_HOME to a directory that can be written before you leave: the next entry saves everything so far.`;
}

function inWords({ code }: Failure): string {
  return `${systemErrorInWords(code)} (${code})`;
}
