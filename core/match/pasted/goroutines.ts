import { defineFormat, type Example, type Row } from './format.ts';
import { judgeGoroutines, type Stack } from './judge-goroutines.ts';
import { shapeOf } from './shapes.ts';

/** A line of a goroutine dump: the head of a stack, or a frame of the last one. */
interface DumpLine {
  readonly total?: number;
  /** Goroutines with this stack, and what they wait for where the dump says so. */
  readonly stack?: { readonly many: number; readonly id: number; readonly wait: string; readonly minutes: number };
  readonly frame?: string;
}

type Shape = NonNullable<DumpLine['stack']> & { readonly total: number };

/** The head of a profile, and of a stack: by debug=1, by debug=2 or a crash, and by goleak. */
const SHAPES: readonly RegExp[] = [
  /^goroutine(?:leak)? profile: total (?<total>\d{1,12})/,
  /^(?<many>\d{1,9}) @(?: 0x[0-9a-f]+){1,64}/,
  /^goroutine (?<id>\d{1,12})(?: gp=\S{1,30} m=\S{1,30}(?: mp=\S{1,30})?)? \[(?<wait>[a-zA-Z ()]{1,40})(?:, (?<minutes>\d{1,9}) minutes)?(?:, locked to thread)?\]/,
  /^\[?Goroutine (?<id>\d{1,12}) in state (?<wait>[a-z ]{2,30}), with /,
];

export const goroutines = defineFormat<DumpLine>({
  id: 'goroutines',
  row(line) {
    const text = line.trim();
    const { total, ...stack } = shapeOf<Shape>(SHAPES, text) ?? {};
    if (total !== undefined) return { total };
    // What goleak names was left behind, however long ago.
    if (Object.keys(stack).length > 0) return { stack: { many: 1, id: 0, wait: '', minutes: /^\[?G/.test(text) ? 1 : 0, ...stack } };
    const frame = /^(?:(?:#\s+)?0x[0-9a-f]+\s+)?((?:[\w.-]{1,80}\/){0,12}[\w.-]{1,120}\.[\w.()*[\]{}…-]{1,200})(?:\+0x|\(|\s|$)/.exec(text)?.[1];
    return frame && /^(?:#\s+)?0x|\)$|\+0x|^created by /.test(text)
      ? { frame }
      : /^(?:\/|[A-Z]:)\S+\.(?:go|s):\d+/.test(text) || /^created by /.test(text)
        ? { frame: '' }
        : undefined;
  },
  opens: ({ total, stack }) => total !== undefined || stack !== undefined,
  judge(blocks) {
    const rows = blocks.flatMap((block) => block.rows);
    return judgeGoroutines(
      stacksOf(rows),
      rows.find((row) => row.total !== undefined),
    );
  },
});

function stacksOf(rows: readonly Row<DumpLine>[]): readonly Stack[] {
  const stacks: Stack[] = [];
  for (const { at, stack, frame } of rows) {
    const last = stacks.at(-1);
    if (stack) stacks.push({ at, ...stack, frames: stack.wait });
    else if (last && frame && last.frames.length < 2000) stacks[stacks.length - 1] = { ...last, frames: `${last.frames}\n${frame}(` };
  }
  return stacks;
}

export const examples = (): readonly Example[] => [
  {
    title: 'one that reads for hours',
    text: 'goroutine 811 [IO wait, 212 minutes]:\ninternal/poll.(*FD).Read(0xc00, 0xc01)\n\t/usr/local/go/src/internal/poll/fd_unix.go:169 +0x19b\nnet.(*conn).Read(0xc00, 0xc01)\n\t/usr/local/go/src/net/net.go:177 +0x69',
    cause: 'missing-timeout',
    says: '212 minutes',
  },
  {
    title: 'one that listens for hours',
    text: 'goroutine 8 [IO wait, 212 minutes]:\ninternal/poll.(*FD).Accept(0xc00)\n\t/usr/local/go/src/internal/poll/fd_unix.go:384 +0x1f8\nnet.(*TCPListener).Accept(0xc00)\n\t/usr/local/go/src/net/tcpsock.go:261 +0x47',
    cause: null,
  },
  {
    title: 'what a test left behind',
    text: ' Goroutine 25 in state chan receive, with example.com/q.(*Loop).run on top of the stack:\nexample.com/q.(*Loop).run(0xc00)\n\t/src/q/loop.go:9 +0x15',
    cause: 'goroutine-explosion',
  },
  {
    title: 'debug=1, senders without a receiver',
    text: 'goroutine profile: total 4120\n4096 @ 0x43e1d6 0x40a86c 0x40a678 0x9f3c11 0x471ca1\n#\t0x9f3c10\texample.com/shop/quote.(*Fanout).publish.func1+0x70\t/src/quote/fanout.go:61\n\n3 @ 0x43e1d6 0x44c4d2 0x9f1\n#\t0x9f1\tmain.main+0x1\t/src/main.go:10',
    cause: 'goroutine-explosion',
    says: '4096 of 4120',
  },
  {
    title: 'debug=2, with the minutes they wait',
    text: 'goroutine 18811 [chan send, 12 minutes]:\nexample.com/feed.(*Hub).emit(0xc0001, 0x2)\n\t/src/feed/hub.go:88 +0x1c5\ncreated by example.com/feed.(*Hub).Run\n\t/src/feed/hub.go:40 +0x99',
    cause: 'goroutine-explosion',
    says: '12 minutes',
  },
  {
    title: 'bodies that nobody closed',
    text: `goroutine profile: total 812\n400 @ 0x43e1 0x44e1 0x6ff1 0x4711\n#\t0x6ff1\tnet/http.(*persistConn).readLoop+0xda5\t/go/src/net/http/transport.go:2213\n\n400 @ 0x43e1 0x44e1 0x7001 0x4711\n#\t0x7001\tnet/http.(*persistConn).writeLoop+0xd5\t/go/src/net/http/transport.go:2400`,
    cause: 'connection-leak',
    says: '400 of 812',
  },
  {
    title: 'waiters of a full pool',
    text: `goroutine profile: total 330\n301 @ 0x43e1 0x44e1 0x51 0x4711\n#\t0x51\tdatabase/sql.(*DB).conn+0x6c5\t/go/src/database/sql/sql.go:1349\n#\t0x52\tdatabase/sql.(*DB).query+0x5d\t/go/src/database/sql/sql.go:1750\n#\t0x53\tmain.lookup+0x2\t/src/main.go:7`,
    cause: 'db-pool-exhaustion',
    says: '301',
  },
  {
    title: 'idle keep-alive connections',
    text: 'goroutine profile: total 22\n6 @ 0x43e1 0x1\n#\t0x9\tinternal/poll.(*FD).Read+0x1\t/go/src/internal/poll/fd_unix.go:1\n#\t0x8\tbufio.(*Reader).Peek+0x1\t/go/src/bufio/bufio.go:1\n#\t0x7\tnet/http.(*persistConn).readLoop+0x1\t/go/src/net/http/transport.go:2\n',
    cause: null,
  },
  {
    title: 'a crash is no leak',
    text: 'panic: runtime error: index out of range [3] with length 3\n\ngoroutine 1 [running]:\nmain.pick(...)\n\t/src/main.go:9\nmain.main()\n\t/src/main.go:4 +0x1d\nexit status 2',
    cause: null,
  },
];
