/** What is known of the machine, the user and the terminal; what could not be found out is absent. */
export interface Facts {
  /** As Node.js calls it: `linux`, `darwin`. */
  readonly platform: string;
  /** Release of the kernel: `6.1.0-18-amd64`. */
  readonly kernel: string;
  readonly node: string;
  /** Effective; absent where there are none. */
  readonly uid?: number;
  /** Whether an ordinary user got here by sudo. */
  readonly bySudo: boolean;
  /** Names of the effective capabilities that matter here, without `CAP_`. */
  readonly capabilities?: readonly string[];
  /** Absent where /proc is not mounted. */
  readonly proc?: { readonly hidepid: string; readonly pidOnly: boolean };
  /** Whether the size of /proc/PID/fd tells how many descriptors there are. */
  readonly countIsFree: boolean;
  readonly ptraceScope?: number;
  readonly dmesgRestricted?: boolean;
  /** Where each tool was found; null where it is not. */
  readonly tools: Readonly<Record<string, string | null>>;
  /** Of the process with pid 1 and ours: whether they are in the same namespace. */
  readonly sameNetworkAsInit?: boolean;
  /** Whether ours is the first pid namespace of the machine. */
  readonly hostPids?: boolean;
  readonly container?: string;
  readonly controlGroups?: 'v1' | 'v2' | 'hybrid';
  readonly descriptors?: Use;
  readonly threads?: Use;
  /** Where the record would lie, best first, then TMPDIR and /dev/shm. */
  readonly places: readonly PlaceFacts[];
  readonly terminal: { readonly isTerminal: boolean; readonly colours: number; readonly unicode: boolean; readonly columns?: number };
}

export interface Use {
  readonly used: number;
  readonly limit: number;
}

export interface PlaceFacts {
  readonly role: 'state' | 'temporary' | 'memory';
  readonly path: string;
  /** Why nothing can be written there, such as `EACCES`; absent when it can. */
  readonly error?: string;
  /** Bytes. */
  readonly free?: number;
}

/** `ok`: nothing to do. `note`: good to know. `gap`: something cannot be seen, or would be lost. */
export type Standing = 'ok' | 'note' | 'gap';

export interface Finding {
  readonly status: Standing;
  /** One sentence. */
  readonly says: string;
  /** What closes the gap, as one line to copy. */
  readonly command?: string;
}

/** One thing that decides what Stanch can see; pure, so that its test is a table. */
export interface Check {
  readonly id: string;
  readonly title: string;
  /** Undefined where it does not apply. */
  judge(facts: Facts): Finding | undefined;
}

export const ok = (says: string): Finding => ({ status: 'ok', says });
export const note = (says: string, command?: string): Finding => ({ status: 'note', says, ...(command === undefined ? {} : { command }) });
export const gap = (says: string, command?: string): Finding => ({ status: 'gap', says, ...(command === undefined ? {} : { command }) });
