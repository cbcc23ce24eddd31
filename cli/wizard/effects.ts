import type { Diagnosis } from '../../core/diagnosis/types.ts';
import type { Entry, IncidentEvent } from '../../core/incident/types.ts';
import type { Library } from '../../core/knowledge/types.ts';
import type { Matcher } from '../../core/match/types.ts';

/** One line of the process picker. */
export interface ProcessRow {
  readonly pid: number;
  readonly name: string;
  /** The one figure that makes it suspicious, as text: `fd 88 % of 1,024`; empty when nothing does. */
  readonly why: string;
  readonly descriptors?: number;
  readonly limit?: number;
  readonly sockets?: number;
  readonly threads?: number;
  /** Bytes. */
  readonly rss?: number;
  /** TCP ports it listens on. */
  readonly ports?: readonly number[];
  /** Who runs it. */
  readonly user?: string;
  /** Higher is more suspicious; rows come sorted by it. */
  readonly suspicion: number;
}

export interface ProcessList {
  readonly rows: readonly ProcessRow[];
  /** Processes whose descriptors could not be counted, for the hint. */
  readonly unreadable: number;
  /** Why others may be missing altogether, such as `hidepid=2`. */
  readonly hidden?: string;
}

/** Where an entry ended up. `unsaved`: nowhere on disk; the warning says why and what to do. */
export interface Saved {
  readonly event: IncidentEvent;
  readonly place: string;
  readonly unsaved: boolean;
  readonly warning?: string;
}

export interface OpenIncident {
  readonly id: string;
  /** `INC-14`, or the id of one without a number. */
  readonly name: string;
  readonly title: string;
  readonly phase: string;
  /** ISO 8601. */
  readonly startedAt: string;
}

/**
 * Everything the wizard does to the world, handed in as functions: the screens themselves touch no disk and no process,
 * so a test can walk them with its own.
 */
export interface Effects {
  readonly library: Library;
  readonly matcher: Matcher;
  now(): number;
  processes(): Promise<ProcessList>;
  /** `unreadable`: places of the record that are there and cannot be read, as sentences. */
  openIncidents(): Promise<{ readonly incidents: readonly OpenIncident[]; readonly unreadable: readonly string[] }>;
  /** Starts a new record; `usersHurt` is part of its first entry, absent when the question was skipped. */
  open(title: string, usersHurt?: 'yes' | 'no' | 'unknown'): Promise<Saved>;
  /** All events of an incident, for going on where it was left, and what of its record cannot be read, in words. */
  load(id: string): Promise<{ readonly events: readonly IncidentEvent[]; readonly unreadable: readonly string[] }>;
  /** Resolves once the entry is on disk; the screen shows it only then. */
  record(entry: Entry): Promise<Saved>;
  /** Samples until decided, a minute at most; `onUpdate` gets every interim diagnosis. Aborting resolves with what is known. */
  diagnose(pid: number, options: { signal: AbortSignal; onUpdate(diagnosis: Diagnosis): void }): Promise<Diagnosis>;
  /** Saves all that can be seen of a process as one file; `onLook` counts the looks. Aborting saves what is there by then. */
  capture(
    pid: number,
    options: { signal: AbortSignal; onLook(looks: number, of: number): void },
  ): Promise<{ readonly path: string; readonly instead?: string }>;
  /** Starts a drill, a real leaking process that ends by itself, and answers with its pid. */
  startDrill(name: string): Promise<{ readonly pid: number; readonly name: string }>;
  /** Names and one-line descriptions of the drills. */
  readonly drills: readonly { readonly name: string; readonly summary: string }[];
  /** Writes the postmortem draft and answers with its path. */
  writePostmortem(): Promise<string>;
  /** Puts a command on the clipboard of the person's terminal (OSC 52). */
  copy(text: string): void;
}
