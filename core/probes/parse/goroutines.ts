import type { GoroutineRow } from '../rows.ts';

/** A goroutine profile as `debug=1` writes it: how many stand where. */
export interface GoroutineProfile {
  readonly total: number;
  /** The largest first; the runtime leaves its own innermost frames out, so what a stack waits in shows only in what called it. */
  readonly groups: readonly GoroutineRow[];
}

/** Deeper frames say how it came there and no more where it waits. */
const DEPTH = 16;
/** Functions shown to people. */
const SHOWN = 4;

/** Reads `50 @ 0x43e1d6 …` with its `#\t0x…\tmain.wait+0x1f\t/src/main.go:9` (runtime/pprof/pprof.go); undefined for other text. */
export function parseGoroutines(text: string): GoroutineProfile | undefined {
  const total = /^goroutine(?:leak)? profile: total (\d{1,12})$/m.exec(text)?.[1];
  if (total === undefined) return undefined;
  const counts = new Map<string, { count: number; functions: string[] }>();
  let functions: string[] = [];
  let count = 0;
  const keep = () => {
    if (count === 0) return;
    const stack = functions.join(' < ');
    const known = counts.get(stack);
    counts.set(stack, { count: count + (known?.count ?? 0), functions });
    [functions, count] = [[], 0];
  };
  for (const line of text.split('\n')) {
    const head = /^(\d{1,12}) @/.exec(line)?.[1];
    if (head !== undefined) {
      keep();
      count = Number(head);
      continue;
    }
    const name = /^#\t0x[0-9a-f]+\t(\S+?)\+0x[0-9a-f]+\t/.exec(line)?.[1];
    if (name !== undefined && count > 0 && functions.length < DEPTH) functions.push(name);
  }
  keep();
  const groups = [...counts].map(([stack, group]) => ({
    stack,
    count: group.count,
    functions: group.functions.slice(0, SHOWN),
    waits: waitOf(group.functions),
  }));
  return { total: Number(total), groups: groups.sort((a, b) => b.count - a.count) };
}

const READ_LOOP = 'net/http.(*persistConn).readLoop';

/** What a place says of the goroutines there; the first that fits. */
const PLACES: readonly { readonly waits: GoroutineRow['waits']; readonly fits: (functions: readonly string[]) => boolean }[] = [
  // readLoop itself waits in a select for its body to be read and closed; while the connection is idle it waits in Peek.
  { waits: 'body', fits: ([top]) => top === READ_LOOP },
  { waits: 'idle', fits: (functions) => functions.includes(READ_LOOP) },
  { waits: 'body-writer', fits: ([top]) => top === 'net/http.(*persistConn).writeLoop' },
  // The goroutine of an HTTP/2 request ends with its body.
  { waits: 'stream', fits: (functions) => functions.some((name) => /\(\*(?:http2)?clientStream\)\.doRequest$/.test(name)) },
  { waits: 'request', fits: (functions) => functions.some((name) => /\.\(\*persistConn\)\.roundTrip$/.test(name)) },
  { waits: 'pool', fits: ([top]) => /^database\/sql\.\(\*DB\)\.conn$|puddle.*\.acquire|pgxpool\.\(\*Pool\)\.Acquire/.test(top ?? '') },
  { waits: 'io', fits: (functions) => functions.some((name) => name.startsWith('internal/poll.')) },
  { waits: 'lock', fits: ([top]) => /^sync\.\(\*(?:RW)?Mutex\)|^sync\.runtime_Semacquire/.test(top ?? '') },
];

function waitOf(functions: readonly string[]): GoroutineRow['waits'] {
  return PLACES.find(({ fits }) => fits(functions))?.waits ?? 'other';
}

/** The function of the program's own that stands there, else the innermost. */
export function placeOf({ stack }: GoroutineRow): string {
  const functions = stack.split(' < ');
  return (
    functions.find((name) => !/^(?:runtime|sync|internal|net|time|bufio|io|os|context|database|crypto|syscall|golang\.org)[./]/.test(name)) ??
    functions[0] ??
    ''
  );
}
