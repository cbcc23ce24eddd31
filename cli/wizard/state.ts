import type { Diagnosis } from '../../core/diagnosis/types.ts';
import { type IncidentState, replay } from '../../core/incident/state.ts';
import type { Entry } from '../../core/incident/types.ts';
import type { Library } from '../../core/knowledge/types.ts';
import type { Endpoint } from '../../core/probes/endpoint.ts';
import type { Effects, OpenIncident, ProcessList, ProcessRow, WaitingProbe } from './effects.ts';
import { EMPTY, type Input } from './parts/text-input.ts';
import { NOT_READING, type Reading } from './reading.ts';

export type Screen = 'home' | 'process' | 'diagnosis' | 'verdict' | 'reader' | 'playbook' | 'close' | 'gone';

/** A cause that what was typed speaks for. */
export interface HomeMatch {
  readonly cause: string;
  readonly title: string;
  readonly certainty: 'names it' | 'points to it' | 'possible';
  readonly reason: string;
  /** The symptom or message it matched, as the library writes it. */
  readonly matched?: string;
}

/** Something to read that what was typed leads to; `key` as in moves/pages.ts. */
export interface FoundPage {
  readonly key: string;
  readonly kind: 'guide' | 'case study';
  readonly title: string;
}

/** An entry on its way to the record, or one that did not get there. */
export interface Waiting {
  readonly token: number;
  readonly entry: Entry;
  /** When it was handed over, milliseconds since the epoch. */
  readonly since: number;
}

export type Answer = 'yes' | 'no' | 'unknown';

/** What the two first questions were answered, until an incident is there to keep it. */
export interface FirstAnswers {
  readonly hurt?: Answer;
  readonly changed?: { readonly answer: Answer; readonly what?: string };
}

export type Prompt = 'note' | 'skip' | 'changed' | 'escalate' | 'handoff' | 'no-capture' | 'page' | 'dsn';

/** Addresses that commands of the playbook leave open. */
export type Blank = 'HOST' | 'PORT' | 'DSN';
export type Fill = Readonly<Partial<Record<Blank, string>>>;

/** Text that goes to the scrollback without being an entry, behind so many events. */
export interface Aside {
  readonly after: number;
  /** `held`: an entry that a slow disk holds up. */
  readonly kind: 'command' | 'summary' | 'held';
  readonly text: string;
  /** Of the entry that is held up. */
  readonly token?: number;
}

export interface State {
  readonly library: Library;
  readonly drills: Effects['drills'];
  readonly screenReader: boolean;
  /** Of the terminal. */
  readonly size: { readonly columns: number; readonly rows: number };
  readonly screen: Screen;
  /** Milliseconds since the epoch, as of the last tick. */
  readonly now: number;
  /** What is on disk, and nothing else: the screens show as recorded only what is in here. */
  readonly record: IncidentState;
  /** How many of the record's events are in the scrollback. */
  readonly printed: number;
  readonly nextToken: number;
  readonly pending: readonly Waiting[];
  readonly failed: readonly (Waiting & { readonly why: string })[];
  /** Ids of events that are nowhere on disk; the next entry that finds room takes them along. */
  readonly unsaved: readonly string[];
  /** What the record says about where it is kept; stays visible until an entry is saved without one. */
  readonly warning?: string | undefined;
  /** Gone with the next key. */
  readonly notice?: string | undefined;
  readonly prompt?:
    | { readonly for: Prompt; readonly input: Input }
    /** One of the addresses, and those that are asked for after it. */
    | { readonly for: 'fill'; readonly input: Input; readonly blank: Blank; readonly more: readonly Blank[] }
    | undefined;
  readonly choice?: { readonly for: 'severity' | 'mark' | 'capture'; readonly cursor: number } | undefined;
  readonly help: boolean;
  /** The first key in sight of a help that has more of them than the screen has lines. */
  readonly helpFrom: number;
  /** Ctrl-C was pressed, or the end was reached: nothing is accepted any more. */
  readonly leaving?: 'interrupted' | 'finished' | undefined;
  /** The entry that says so is under way, or there is no incident to leave. */
  readonly left: boolean;
  /** The cause that what was typed speaks for most, until a diagnosis says better. */
  readonly suspect?: string | undefined;
  readonly home: {
    /** The question that waits for its key; absent once both are answered or skipped, and the input or an open list has the keys. */
    readonly ask?: 'hurt' | 'changed' | undefined;
    readonly answers: FirstAnswers;
    readonly input: Input;
    /** A paste that is longer than what the record keeps, whole: all of it is matched. */
    readonly pasted?: string | undefined;
    readonly matches: readonly HomeMatch[];
    readonly pages: readonly FoundPage[];
    readonly cursor: number;
    readonly incidents: readonly OpenIncident[];
    readonly drills: boolean;
    /** The words that the matches are of; those typed since wait for theirs. */
    readonly matched?: string;
    /** The list of all there is to read. */
    readonly browse: boolean;
    /** Words that the lines of an open list, of drills or of pages, have to hold. */
    readonly filter: Input;
    readonly busy?: string | undefined;
  };
  readonly process: {
    readonly list?: ProcessList | undefined;
    readonly failed?: string | undefined;
    /** It is read again; what was read before stays in sight. */
    readonly reading?: boolean;
    /** The first list that was read, and when: what grows since is said. */
    readonly first?: { readonly at: number; readonly rows: readonly ProcessRow[] };
    readonly filter: Input;
    readonly cursor: number;
    readonly prefer?: number;
  };
  readonly diagnosis?: Running | undefined;
  /** Addresses that are asked beside the process. */
  readonly endpoints: readonly Endpoint[];
  readonly capture?: Capture | undefined;
  readonly verdict: { readonly scroll: number };
  readonly reader: Reading;
  readonly asides: readonly Aside[];
  /** Never recorded. */
  readonly fill: Fill;
  readonly playbook: { readonly step?: string | undefined; readonly copied: number; readonly sure: boolean };
  readonly close: {
    readonly input: Input;
    readonly closed: boolean;
    readonly writing: boolean;
    readonly postmortem?: string;
    readonly failed?: string | undefined;
  };
}

/** A bundle of evidence under way, or the last one. */
export interface Capture {
  readonly pid: number;
  readonly status: 'running' | 'done' | 'failed';
  readonly looks?: number;
  readonly of?: number;
}

/** A diagnosis under way or just over. */
export interface Running {
  /** Tells a late answer of an earlier run from one of this run. */
  readonly run: number;
  readonly pid: number;
  readonly name: string;
  /** The name on record: found under another, the number has gone to another process. */
  readonly expects?: string | undefined;
  readonly since: number;
  /** When it stops by itself. */
  readonly seconds: number;
  readonly status: 'running' | 'stopping' | 'done' | 'failed';
  readonly latest?: Diagnosis;
  /** The probes that wait for an answer now. */
  readonly waiting?: readonly WaitingProbe[];
  readonly why?: string;
  /** Enter was pressed before it was over: on to the verdict as soon as it is. */
  readonly onward: boolean;
}

export function initial(given: Pick<State, 'library' | 'drills' | 'screenReader' | 'now'>): State {
  return {
    ...given,
    // Until the terminal says.
    size: { columns: 80, rows: 24 },
    screen: 'home',
    record: replay([]),
    printed: 0,
    nextToken: 1,
    pending: [],
    failed: [],
    unsaved: [],
    help: false,
    helpFrom: 0,
    left: false,
    home: { ask: 'hurt', answers: {}, input: EMPTY, matches: [], pages: [], cursor: 0, incidents: [], drills: false, browse: false, filter: EMPTY },
    process: { filter: EMPTY, cursor: 0 },
    endpoints: [],
    verdict: { scroll: 0 },
    reader: NOT_READING,
    asides: [],
    fill: {},
    playbook: { copied: 0, sure: false },
    close: { input: EMPTY, closed: false, writing: false },
  };
}

/** True while plain letters are text. */
export function isTyping(state: State): boolean {
  if (state.help || state.choice) return false;
  if (state.prompt) return true;
  if (state.screen === 'reader') return state.reader.search !== undefined;
  return state.screen === 'home' ? state.home.ask === undefined : state.screen === 'process' || (state.screen === 'close' && !state.close.closed);
}
