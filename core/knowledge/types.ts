import type { ReadingId } from '../probes/readings.ts';
import type { CaseFront, CaseSource } from './case-study-schema.ts';

export type { CaseSource } from './case-study-schema.ts';

/** A spot in a Markdown file; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A Markdown file of the library, not yet parsed. */
export interface SourceFile {
  /** Relative to its folder: `runbooks/fd-leak.md`. */
  readonly path: string;
  readonly text: string;
  /** The folder it came from, as a person would type it; findings show it before the path. */
  readonly root?: string;
}

/** Something wrong with a file. Those of a library are all errors and have nothing but their place, rule and message. */
export interface Finding extends Place {
  readonly rule: string;
  readonly message: string;
  /** `error` when left out. */
  readonly severity?: 'error' | 'warn' | 'info';
  /** Why the rule asks for it. */
  readonly why?: string;
  /** How it could be put instead. */
  readonly better?: string;
  /** Where the rule is described: an address, or a path of the site. */
  readonly link?: string;
}

/** What must hold for a Signals row to count. Bounds are in the reading's unit. */
export type Condition =
  | { readonly kind: 'at-least' | 'more-than' | 'at-most' | 'less-than'; readonly value: number }
  /** Rises by the trend procedure; `with` = explains at least 80 % of that reading's growth. */
  | { readonly kind: 'growing'; readonly with?: ReadingId }
  /** Measured long enough to say that it does not grow. */
  | { readonly kind: 'flat' }
  | { readonly kind: 'equals'; readonly text: string };

export type SignalRole = 'decisive' | 'supporting' | 'against';

/** One row of a runbook's Signals table. */
export interface Signal {
  readonly reading: ReadingId;
  readonly warning?: Condition;
  readonly critical?: Condition;
  readonly role: SignalRole;
  readonly says: string;
}

export type Certainty = 'names it' | 'points to it';

/** What has to be known of a regular expression before it may meet a log line from outside. */
export interface PatternShape {
  /** In lower case; every match contains at least one of them. */
  readonly anchors: readonly string[];
  /** Characters the pattern asks for by name: the more, the more specific. */
  readonly literalLength: number;
  /** On n characters that do not match it takes about n^power ÷ power! ÷ spacing steps: a power for where it starts and one for each open repeat. */
  readonly power: number;
  /** The named characters before each open repeat, multiplied: the more there are, the fewer places it can start from. */
  readonly spacing: number;
}

/** A text that programs print, to be found in a log. */
export interface Message {
  readonly kind: 'literal' | 'regex';
  readonly pattern: string;
  /** Of a regex, and of nothing else; without it a regex never runs. */
  readonly shape?: PatternShape;
  readonly runtime: string;
}

/** One row of a runbook's Error messages table. */
export interface ErrorMessage extends Message {
  readonly certainty: Certainty;
}

/** One row of the page of messages that tell something and name no leak. */
export interface ContextMessage extends Message {
  /** What it means, marks removed. */
  readonly says: string;
}

/** One row of a Look-alikes table. */
export interface LookAlike {
  readonly what: string;
  /** Set when the row links to another runbook. */
  readonly cause?: string;
  readonly tell: string;
}

/** A heading of level 2 with the Markdown under it. */
export interface Section {
  readonly heading: string;
  readonly slug: string;
  readonly markdown: string;
}

/** A `###` under Mitigation, least harm first. */
export interface Mitigation {
  readonly title: string;
  readonly slug: string;
  readonly commands: readonly string[];
  readonly effect: string;
  readonly risk: string;
  readonly verify: string;
  readonly undo: string;
}

export type Severity = 'critical' | 'warning';

export interface Runbook {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly summary: string;
  readonly resource: string;
  readonly severity: Severity;
  /** Looks like a leak and is none, such as a limit that is too low: named when it is the answer, never counted as a leak. */
  readonly rival?: true;
  readonly alerts: readonly string[];
  readonly alsoCalled: readonly string[];
  readonly sections: readonly Section[];
  readonly signals: readonly Signal[];
  readonly messages: readonly ErrorMessage[];
  readonly lookAlikes: readonly LookAlike[];
  readonly mitigations: readonly Mitigation[];
}

/** One row of the symptom table. */
export interface Symptom {
  readonly id: string;
  readonly text: string;
  /** Runbook ids, likeliest first. */
  readonly causes: readonly string[];
  /** Probe ids. */
  readonly probes: readonly string[];
}

export interface PlaybookStep {
  /** `1.2`: phase and place, as written. */
  readonly id: string;
  readonly title: string;
  /** What to do, as Markdown of one paragraph. */
  readonly text: string;
  /** Labelled lines under the step, in the order written: `Run`, `Careful`, `Expect`, `See`. */
  readonly details: readonly { readonly label: string; readonly text: string }[];
  /** Commands under the step, with `$PID` and the like still to be filled in. */
  readonly commands: readonly string[];
}

export interface PlaybookPhase {
  readonly id: string;
  readonly title: string;
  /** As written: `0–15 min`. */
  readonly window: string;
  /** Where the window ends, seconds after the start. */
  readonly endsAfter: number;
  readonly doneWhen: string;
  readonly steps: readonly PlaybookStep[];
}

export interface Playbook {
  readonly title: string;
  readonly phases: readonly PlaybookPhase[];
}

export interface ChecklistItem {
  readonly text: string;
  readonly causes: readonly string[];
}

/** One row of a case study's Timeline table. */
export interface CaseEvent {
  /** As written: `day 2 08:00`, `03:12`, `2023-10-15T12:00:15Z`. */
  readonly time: string;
  /** Seconds from midnight of the first day; absent when the time is not recorded. */
  readonly offset?: number;
  readonly kind: string;
  readonly text: string;
}

/** A figure computed from a timeline, always with the two anchors it was computed from. */
export interface Metric {
  readonly name: string;
  readonly seconds: number;
  readonly from: string;
  readonly to: string;
}

export interface CaseStudy {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly summary: string;
  readonly severity: string;
  readonly takeaway: string;
  readonly company: string;
  readonly keywords: readonly string[];
  readonly causes: readonly string[];
  readonly sections: readonly Section[];
  readonly timeline: readonly CaseEvent[];
  readonly metrics: readonly Metric[];
  /** Words ÷ 220 a minute, rounded up. */
  readonly readingMinutes: number;
  /** What ran out, and how; absent when not recorded. */
  readonly resource?: CaseFront['resource'];
  readonly impact?: CaseFront['impact'];
  readonly provenance: Provenance;
}

/** Where a case study comes from, and how far it can be trusted. */
export interface Provenance {
  /** What was read for it, the report first; empty when none is named. */
  readonly sources: readonly CaseSource[];
  /** The report, where nobody wrote down how much of it was read. */
  readonly report?: string;
  readonly confidence: CaseFront['confidence'];
  /** `YYYY-MM-DD`: when the facts were last compared with the report. */
  readonly factsCheckedAt: string;
  /** `YYYY-MM-DD`. */
  readonly publishedAt?: string;
  /** A lasting copy of the report. */
  readonly archiveUrl?: string;
}

/** Advice that belongs to more than one cause. */
export interface Guide {
  readonly id: string;
  readonly file: string;
  readonly title: string;
  readonly summary: string;
  /** Ids of the runbooks whose causes it keeps away. */
  readonly causes: readonly string[];
  readonly sections: readonly Section[];
}

/** What points at a runbook: ids, and of checklist items the text. */
export interface Backlinks {
  readonly symptoms: readonly string[];
  readonly guides: readonly string[];
  readonly cases: readonly string[];
  readonly prevention: readonly string[];
}

/** The whole of what Stanch knows, cross-linked; plain data, so that it can be stored as JSON. */
export interface Library {
  readonly symptoms: readonly Symptom[];
  readonly runbooks: readonly Runbook[];
  readonly guides: readonly Guide[];
  readonly cases: readonly CaseStudy[];
  readonly playbook: Playbook;
  readonly prevention: readonly ChecklistItem[];
  /** Messages that look like a leak and are none. */
  readonly context: readonly ContextMessage[];
  /** Computed, never written: what points at a runbook. */
  readonly backlinks: Readonly<Record<string, Backlinks>>;
}
