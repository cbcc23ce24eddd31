import type { PastedLines } from './paste.ts';

export type CauseId =
  | 'fd-leak'
  | 'connection-leak'
  | 'goroutine-explosion'
  | 'thread-explosion'
  | 'db-pool-exhaustion'
  | 'db-server-connections-exhausted'
  | 'idle-in-transaction'
  | 'memory-leak'
  | 'native-memory-leak'
  | 'event-listener-or-timer-leak'
  | 'ephemeral-port-exhaustion'
  | 'conntrack-table-full'
  | 'disk-full-deleted-open-files'
  | 'inotify-watch-limit'
  | 'zombie-process-leak'
  | 'file-lock-or-semaphore-leak'
  | 'missing-timeout'
  | 'serverless-connection-reuse'
  | 'cost-leak'
  | 'message-or-queue-backlog'
  | 'cpu-runaway'
  | 'worker-starvation'
  | 'slow-or-blocked-sql'
  | 'dependency-unreachable'
  | 'limit-too-low'
  | 'traffic-growth';

/** How strongly figures speak for each cause, 0 to 1. */
export type Weights = Readonly<Partial<Record<CauseId, number>>>;

/** What a block of output says, before it is joined with its line. */
export interface Draft {
  /** Index of the first telling line. */
  readonly at: number;
  readonly says: string;
  readonly causes: Weights;
  readonly certainty: 'names' | 'points';
}

/** One line of output, read. `at` is its index among the pasted lines. */
export type Row<Fields> = Fields & { readonly at: number };

/** Rows that follow one another. Two blocks of one format are two snapshots, or the output of two hosts. */
export interface Block<Fields> {
  readonly rows: readonly Row<Fields>[];
  readonly head: readonly string[] | undefined;
  readonly from: number;
  readonly to: number;
}

/** The columns of a header line: it starts a block and holds no figures. */
export interface Head {
  readonly head: readonly string[];
}

interface FormatSpec<Fields> {
  readonly id: string;
  /** Reads one line; `head` is the header above it and `asked` the command, where there were any. Must be linear in the line. */
  readonly row: (line: string, head: readonly string[] | undefined, asked: string) => Fields | Head | undefined;
  /** Whether a row may be the first of a block; a stack frame alone is no dump. All may unless told. */
  readonly opens?: (fields: Fields) => boolean;
  /** Whether these rows are this output at all; any one row is unless told. */
  readonly enough?: (rows: readonly Row<Fields>[]) => boolean;
  readonly judge: (blocks: readonly Block<Fields>[], text: PastedLines) => readonly (Draft | undefined)[];
}

/** One kind of tool output. */
export interface Format {
  readonly id: string;
  read(text: PastedLines): { readonly drafts: readonly Draft[]; readonly blocks: readonly { readonly from: number; readonly to: number }[] };
}

/** Pasted text and the cause its figures must come to first; `null` where they are healthy. */
export interface Example {
  readonly title: string;
  readonly text: string;
  readonly cause: CauseId | null;
  /** Figures that the sentence must hold. */
  readonly says?: string;
}

/** Lines between two rows that do not end a block: a wrapped name, an empty line. */
const GAP = 2;

export function defineFormat<Fields extends object>({ id, row, opens, enough = () => true, judge }: FormatSpec<Fields>): Format {
  return {
    id,
    read(text) {
      const blocks: (Block<Fields> & { rows: Row<Fields>[]; to: number })[] = [];
      let open: (typeof blocks)[number] | undefined;
      let asked = '';
      text.lines.forEach(({ text: line, role, claimed }, at) => {
        if (role !== 'text' || claimed || (open && at - open.to > GAP)) open = undefined;
        if (role !== 'text' || line === '') asked = line;
        if (role !== 'text' || claimed || line === '') return;
        const read = row(line, open?.head, asked);
        if (!read) return;
        if ('head' in read) {
          open = { rows: [], head: read.head as readonly string[], from: at, to: at };
          blocks.push(open);
          return;
        }
        if (!open) {
          if (opens && !opens(read)) return;
          open = { rows: [], head: undefined, from: at, to: at };
          blocks.push(open);
        }
        open.rows.push({ ...read, at });
        open.to = at;
      });
      const found = blocks.filter(({ rows }) => rows.length > 0 && enough(rows));
      return { blocks: found, drafts: found.length > 0 ? judge(found, text).filter((draft) => draft !== undefined) : [] };
    },
  };
}

export function finding(at: number, says: string, causes: Weights, certainty: Draft['certainty'] = 'points'): Draft {
  return { at, says, causes, certainty };
}
