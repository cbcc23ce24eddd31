import { answerTo, firstFailure, readingsAt, textOf, unanswered } from './answers.ts';
import { liveGoHeap } from './metrics/metrics.ts';
import { type GoroutineProfile, parseGoroutines, placeOf } from './parse/goroutines.ts';
import { PPROF_EXAMPLES } from './pprof-examples.ts';
import type { Collected, EndpointContext, EndpointProbe, ProbeResult, Request } from './probe.ts';
import type { Reading } from './readings.ts';
import type { GoroutineRow } from './rows.ts';

const at =
  (page: string) =>
  ({ address }: EndpointContext): Request => ({ kind: 'http', url: `${address}/${page}` });
const profile = (what: string) => at(`${what}?debug=1`);
/** The list of profiles says how many goroutines there are, at no cost. */
const list = at('');
const goroutines = profile('goroutine');
const heap = profile('heap');
const leaked = profile('goroutineleak');

/** More goroutines than this are counted by their stacks, 10 µs each, at some looks only; how many there are is told at all. */
const MANY = 10_000;
const EVERY = 10;

export const pprofProbe: EndpointProbe = {
  id: 'pprof',
  title: 'Goroutines of a Go program by where they stand, and its live heap',
  way: 'pprof',
  gives: ['go.goroutines', 'go.top_stack_share', 'go.body_goroutines', 'go.leaked', 'go.heap_live', 'heap.committed', 'memory.native_gap'],
  cost: 'two profiles a look: 10 µs of the program for each goroutine, so that beyond 10,000 their stacks are read at every tenth look only; 2 ms for the heap, without a collection',
  privilege: 'none; the program has to serve net/http/pprof',
  later: [
    'read the goroutine profile, debug=1, at every look or at every tenth',
    'once: the goroutineleak profile, which programs built for it have, and which makes one collection',
  ],
  plan: (context, collected) => {
    const first = unanswered(collected, [list(context), heap(context)]);
    if (first.length > 0) return first;
    if ((countOf(context, collected) ?? 0) > MANY && context.index % EVERY !== 0) return [];
    const second = unanswered(collected, [goroutines(context)]);
    if (second.length > 0 || context.index > 0 || answerTo(collected, goroutines(context)).status !== 'ok') return second;
    return unanswered(collected, [leaked(context)]);
  },
  read(context, collected): ProbeResult {
    const text = textOf(collected, goroutines(context));
    const read = parseGoroutines(text ?? '');
    const count = countOf(context, collected);
    const unreachable = parseGoroutines(textOf(collected, leaked(context)) ?? '');
    const skipped = text === undefined && count !== undefined && count > MANY && context.index % EVERY !== 0;
    const failure = firstFailure(collected, skipped ? [heap(context)] : [goroutines(context), heap(context)]);
    const strange = text !== undefined && !read ? `${context.address} shows no goroutine profile` : undefined;
    const coverage = strange ?? (failure ? `pprof: ${failure.detail}` : undefined);
    return {
      readings: [
        ...(read ? goroutineReadings(context, read) : []),
        ...(read || count === undefined ? [] : readingsAt(context, { 'go.goroutines': Math.max(0, count - OWN) })),
        ...readingsAt(context, { 'go.leaked': unreachable?.total }),
        ...heapReadings(context, textOf(collected, heap(context)) ?? ''),
      ],
      ...(read ? { goroutines: othersIn(read) } : {}),
      ...beside(textOf(collected, heap(context)) ?? ''),
      status: strange ? 'failed' : (failure?.status ?? 'ok'),
      ...(coverage ? { coverage } : {}),
    };
  },
  examples: PPROF_EXAMPLES,
};

/** Goroutines that are there because we read: the one that writes for us, and the one that listens whether we have gone. */
const OWN = 2;

/** `<td>36</td><td><a href='goroutine?debug=1'>goroutine</a>` of the list of profiles, in the marks of any version. */
function countOf(context: EndpointContext, collected: Collected): number | undefined {
  const count = /<td>\s*(\d{1,12})\s*(?:<\/td>)?\s*<td>\s*<a href=['"]?goroutine\?debug=1/.exec(textOf(collected, list(context)) ?? '')?.[1];
  return count === undefined ? undefined : Number(count);
}

/**
 * Who writes a profile for a reader, us among them, has a goroutine for that, and one that listens whether the reader has
 * gone: of the latter there is no frame at all when it has not run yet.
 */
const WRITES = /(?:^| )net\/http\/pprof\./;
const LISTENS = /^$|net\/http\.\(\*connReader\)\.backgroundRead(?: |$)/;

/** The goroutines without those that exist because of readers of profiles. */
function othersIn({ groups }: GoroutineProfile): readonly GoroutineRow[] {
  const others = groups.filter(({ stack }) => !WRITES.test(stack));
  let readers = sum(groups.filter(({ stack }) => WRITES.test(stack)));
  return others.flatMap((group) => {
    if (!LISTENS.test(group.stack)) return [group];
    const count = Math.max(0, group.count - readers);
    readers = Math.max(0, readers - group.count);
    return count > 0 ? [{ ...group, count }] : [];
  });
}

function goroutineReadings(context: EndpointContext, read: GoroutineProfile): readonly Reading[] {
  const others = othersIn(read);
  const total = read.total - (sum(read.groups) - sum(others));
  const [top] = others.toSorted((a, b) => b.count - a.count);
  const count = (waits: GoroutineRow['waits']) => sum(others.filter((group) => group.waits === waits));
  const bodies = count('body') + Math.min(count('body'), count('body-writer')) + count('stream');
  const readings = readingsAt(context, { 'go.goroutines': total, 'go.body_goroutines': bodies });
  return top ? [...readings, { id: 'go.top_stack_share', value: (100 * top.count) / Math.max(1, total), of: placeOf(top), at: context.at }] : readings;
}

const sum = (groups: readonly GoroutineRow[]) => groups.reduce((total, { count }) => total + count, 0);

/** `# NextGC = 4194304` and its like below a heap profile: the whole of runtime.MemStats, by name. */
function memStat(text: string, name: string): number | undefined {
  const figure = new RegExp(`^# ${name} = (\\d{1,20})$`, 'm').exec(text)?.[1];
  return figure === undefined ? undefined : Number(figure);
}

function heapReadings(context: EndpointContext, text: string): readonly Reading[] {
  const [sys, released] = [memStat(text, 'HeapSys'), memStat(text, 'HeapReleased')];
  return readingsAt(context, {
    'go.heap_live': liveGoHeap(memStat(text, 'NextGC')),
    'heap.committed': sys === undefined || released === undefined ? undefined : sys - released,
  });
}

/** `# Stack = 557056 / 557056`: in use, and taken from the system. */
function beside(text: string): { readonly runtime?: { readonly besideHeap: number } } {
  const stacks = /^# Stack = \d{1,20} \/ (\d{1,20})$/m.exec(text)?.[1];
  return stacks === undefined ? {} : { runtime: { besideHeap: Number(stacks) } };
}
