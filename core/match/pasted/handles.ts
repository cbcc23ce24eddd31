import { type Draft, defineFormat, type Example, finding, type Row, type Weights } from './format.ts';
import { shown } from './quantity.ts';

interface Handles {
  readonly names: readonly string[];
}

/** What keeps Node.js alive, by the name of its class. */
const KINDS: readonly { readonly name: RegExp; readonly least: number; readonly causes: Weights }[] = [
  { name: /^(?:Timeout|Timer|Immediate)$/, least: 10, causes: { 'event-listener-or-timer-leak': 0.85 } },
  {
    name: /^(?:TCPSocketWrap|TCPWrap|TLSSocket|TLSWrap|Socket|ClientRequest|Http2Session)$/,
    least: 10,
    causes: { 'connection-leak': 0.8, 'missing-timeout': 0.35 },
  },
  { name: /^(?:FSEventWrap|FSWatcher|StatWatcher)$/, least: 10, causes: { 'inotify-watch-limit': 0.7, 'fd-leak': 0.5 } },
  {
    name: /^(?:FSReqCallback|FSReqPromise|GetAddrInfoReqWrap|CryptoReq\w*|ZlibWrap)$/,
    least: 20,
    causes: { 'worker-starvation': 0.6, 'message-or-queue-backlog': 0.4 },
  },
  { name: /^(?:ProcessWrap|ChildProcess|Process|PipeWrap)$/, least: 10, causes: { 'fd-leak': 0.55, 'zombie-process-leak': 0.45 } },
  { name: /^(?:FileHandle|ReadStream|WriteStream|FileReadStream)$/, least: 10, causes: { 'fd-leak': 0.85 } },
];
const NAME =
  /(?:^|[\s[,'"])(Timeout|Timer|Immediate|TCPSocketWrap|TCPWrap|TLSSocket|TLSWrap|Socket|ClientRequest|Http2Session|FSEventWrap|FSWatcher|StatWatcher|FSReqCallback|FSReqPromise|GetAddrInfoReqWrap|ZlibWrap|ProcessWrap|ChildProcess|PipeWrap|FileHandle|ReadStream|WriteStream)(?=['"]?,|['"]?\s?\]| \{|['"]$)/g;

/** `process._getActiveHandles()`, `process.getActiveResourcesInfo()`, why-is-node-running. */
export const handles = defineFormat<Handles>({
  id: 'node-handles',
  row(line) {
    const names = [...line.matchAll(NAME)].map(([, name = '']) => name);
    return names.length > 0 && /^[\s[\]'",{}\w<*>.:]{0,4096}$/.test(line) ? { names } : undefined;
  },
  enough: (rows) => rows.reduce((all, { names }) => all + names.length, 0) >= 4,
  judge: (blocks) => [judgeHandles(blocks.flatMap(({ rows }) => rows))],
});

function judgeHandles(rows: readonly Row<Handles>[]): Draft | undefined {
  const all = rows.flatMap(({ names }) => names);
  const groups = KINDS.map((kind) => ({ ...kind, found: all.filter((name) => kind.name.test(name)) })).sort((a, b) => b.found.length - a.found.length);
  const [top] = groups;
  return top && top.found.length >= top.least && top.found.length >= 0.5 * all.length
    ? finding(
        rows[0]?.at ?? 0,
        `${top.found.length} of ${all.length} handles are ${shown(top.found[0] ?? '')}`,
        top.causes,
        top.found.length >= 100 ? 'names' : 'points',
      )
    : undefined;
}

export const examples = (): readonly Example[] => [
  {
    title: 'timers without end',
    text: `[\n${Array.from({ length: 14 }, () => "  'Timeout',").join('\n')}\n  'TTYWrap', 'TCPServerWrap'\n]`,
    cause: 'event-listener-or-timer-leak',
    says: '14 of',
  },
  { title: 'at rest', text: "[ 'TTYWrap', 'TCPServerWrap', 'TCPSocketWrap', 'TCPSocketWrap', 'Timeout', 'Timeout' ]", cause: null },
];
