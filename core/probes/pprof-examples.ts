import type { ProbeExample } from './probe.ts';

const ADDRESS = 'http://127.0.0.1:6060/debug/pprof';
const GOROUTINES = `http ${ADDRESS}/goroutine?debug=1`;
const HEAP = `http ${ADDRESS}/heap?debug=1`;
const LEAKED = `http ${ADDRESS}/goroutineleak?debug=1`;
const ok = (text: string) => ({ status: 'ok', kind: 'http', text }) as const;

/**
 * Recorded with Go 1.19: three bodies that nobody closed, five idle connections of a client, seven senders without a
 * receiver, and the reader of the profile itself, whose listener had not run yet.
 */
const PROFILE = `goroutine profile: total 36
8 @ 0x43b256 0x46b181
#	0x465b48	internal/poll.runtime_pollWait+0x88	/go/src/runtime/netpoll.go:305
#	0x4bcd31	internal/poll.(*pollDesc).wait+0x31	/go/src/internal/poll/fd_poll_runtime.go:84
#	0x4bd8d9	internal/poll.(*pollDesc).waitRead+0x259	/go/src/internal/poll/fd_poll_runtime.go:89
#	0x4bd8c7	internal/poll.(*FD).Read+0x247	/go/src/internal/poll/fd_unix.go:167
#	0x5672c8	net.(*netFD).Read+0x28	/go/src/net/fd_posix.go:55
#	0x572404	net.(*conn).Read+0x44	/go/src/net/net.go:183
#	0x633910	net/http.(*connReader).Read+0x170	/go/src/net/http/server.go:786
#	0x5cd7be	bufio.(*Reader).fill+0xfe	/go/src/bufio/bufio.go:106
#	0x5ce34e	bufio.(*Reader).ReadSlice+0x2e	/go/src/bufio/bufio.go:372
#	0x5ce5a6	bufio.(*Reader).ReadLine+0x26	/go/src/bufio/bufio.go:401
#	0x5d0a58	net/textproto.(*Reader).readLineSlice+0x98	/go/src/net/textproto/reader.go:58
#	0x62fad8	net/textproto.(*Reader).ReadLine+0x78	/go/src/net/textproto/reader.go:39
#	0x62fad9	net/http.readRequest+0x79	/go/src/net/http/request.go:1036
#	0x634ea9	net/http.(*conn).readRequest+0x249	/go/src/net/http/server.go:994
#	0x639364	net/http.(*conn).serve+0x344	/go/src/net/http/server.go:1916

8 @ 0x43b256 0x46b181
#	0x653b34	net/http.(*persistConn).writeLoop+0xf4	/go/src/net/http/transport.go:2392

7 @ 0x43b256 0x46b181
#	0x6b1c84	main.main.func3+0x24	/src/main.go:19

5 @ 0x43b256 0x46b181
#	0x465b48	internal/poll.runtime_pollWait+0x88	/go/src/runtime/netpoll.go:305
#	0x4bcd31	internal/poll.(*pollDesc).wait+0x31	/go/src/internal/poll/fd_poll_runtime.go:84
#	0x4bd8d9	internal/poll.(*pollDesc).waitRead+0x259	/go/src/internal/poll/fd_poll_runtime.go:89
#	0x4bd8c7	internal/poll.(*FD).Read+0x247	/go/src/internal/poll/fd_unix.go:167
#	0x5672c8	net.(*netFD).Read+0x28	/go/src/net/fd_posix.go:55
#	0x572404	net.(*conn).Read+0x44	/go/src/net/net.go:183
#	0x65108d	net/http.(*persistConn).Read+0x4d	/go/src/net/http/transport.go:1929
#	0x5cd7be	bufio.(*Reader).fill+0xfe	/go/src/bufio/bufio.go:106
#	0x5cd91c	bufio.(*Reader).Peek+0x5c	/go/src/bufio/bufio.go:144
#	0x651eab	net/http.(*persistConn).readLoop+0x1ab	/go/src/net/http/transport.go:2093

3 @ 0x43b256 0x46b181
#	0x652a84	net/http.(*persistConn).readLoop+0xd84	/go/src/net/http/transport.go:2213

2 @ 0x43b256 0x46b181
#	0x465b48	internal/poll.runtime_pollWait+0x88	/go/src/runtime/netpoll.go:305
#	0x4bcd31	internal/poll.(*pollDesc).wait+0x31	/go/src/internal/poll/fd_poll_runtime.go:84
#	0x4be3d3	internal/poll.(*pollDesc).waitRead+0x233	/go/src/internal/poll/fd_poll_runtime.go:89
#	0x4be3c0	internal/poll.(*FD).Accept+0x220	/go/src/internal/poll/fd_unix.go:614
#	0x568434	net.(*netFD).accept+0x34	/go/src/net/fd_unix.go:172
#	0x579ac7	net.(*TCPListener).accept+0x27	/go/src/net/tcpsock_posix.go:142
#	0x578dfc	net.(*TCPListener).Accept+0x3c	/go/src/net/tcpsock.go:288
#	0x63d9e4	net/http.(*Server).Serve+0x384	/go/src/net/http/server.go:3070
#	0x63ca93	net/http.Serve+0x73	/go/src/net/http/server.go:2568

1 @ 0x43b256 0x46b181
#	0x4656a4	runtime/pprof.runtime_goroutineProfileWithLabels+0x24	/go/src/runtime/mprof.go:846
#	0x696454	runtime/pprof.writeRuntimeProfile+0xb4	/go/src/runtime/pprof/pprof.go:723
#	0x69626c	runtime/pprof.writeGoroutine+0x4c	/go/src/runtime/pprof/pprof.go:683
#	0x6931ca	runtime/pprof.(*Profile).WriteTo+0x14a	/go/src/runtime/pprof/pprof.go:330
#	0x6a23a4	net/http/pprof.handler.ServeHTTP+0x4a4	/go/src/net/http/pprof/pprof.go:253
#	0x6a2f3d	net/http/pprof.Index+0x13d	/go/src/net/http/pprof/pprof.go:371
#	0x63a8ce	net/http.HandlerFunc.ServeHTTP+0x2e	/go/src/net/http/server.go:2109
#	0x63c268	net/http.(*ServeMux).ServeHTTP+0x148	/go/src/net/http/server.go:2487
#	0x63d54b	net/http.serverHandler.ServeHTTP+0x30b	/go/src/net/http/server.go:2947
#	0x639626	net/http.(*conn).serve+0x606	/go/src/net/http/server.go:1991

1 @ 0x43b256 0x46b181
#	0x467ff4	time.Sleep+0x134	/go/src/runtime/time.go:195
#	0x6b1be7	main.main+0x4e7	/src/main.go:20
#	0x43ae91	runtime.main+0x211	/go/src/runtime/proc.go:250

1 @ 0x43b256 0x46b181

`;

/** The end of a heap profile, recorded from the same program, which holds 40 MiB. */
const HEAP_PROFILE = `heap profile: 10: 8389104 [18: 9105904] @ heap/1048576
8: 8388608 [8: 8388608] @ 0x6b1ac6 0x43ae92 0x46b181
#	0x6b1ac5	main.main+0x3c5		/src/main.go:17
#	0x43ae91	runtime.main+0x211	/go/src/runtime/proc.go:250

# runtime.MemStats
# Alloc = 42338912
# TotalAlloc = 45946048
# Sys = 56734984
# Lookups = 0
# Mallocs = 3463
# Frees = 1575
# HeapAlloc = 42338912
# HeapSys = 45547520
# HeapIdle = 2433024
# HeapInuse = 43114496
# HeapReleased = 139264
# HeapObjects = 1888
# Stack = 589824 / 589824
# MSpan = 39456 / 48816
# MCache = 2400 / 15600
# BuckHashSys = 1445627
# GCSys = 8575152
# OtherSys = 512445
# NextGC = 51304992
# LastGC = 1796068213181590847
# NumGC = 5
# NumForcedGC = 0
# GCCPUFraction = 0.06535029917820054
# DebugGC = false
# MaxRSS = 12984320
`;

/** HTTP/2: one connection, and a goroutine for each body that is not read. */
const STREAMS = `goroutine profile: total 604
600 @ 0x43b256 0x44b01c 0x653b35 0x46b181
#\t0x62a1b4\tnet/http.(*http2clientStream).writeRequest+0x8f4\t/go/src/net/http/h2_bundle.go:8033
#\t0x629611\tnet/http.(*http2clientStream).doRequest+0x1d\t/go/src/net/http/h2_bundle.go:7901

4 @ 0x43b256 0x46b181
#\t0x6b1be7\tmain.main+0x4e7\t/src/main.go:20
`;

export const PPROF_EXAMPLES: readonly ProbeExample[] = [
  {
    title: 'open bodies told from idle connections, and the reader left out',
    address: ADDRESS,
    collected: {
      [GOROUTINES]: ok(PROFILE),
      [HEAP]: ok(HEAP_PROFILE),
      [LEAKED]: { status: 'missing', detail: `${ADDRESS}/goroutineleak?debug=1 answered 404`, code: '404' },
    },
    readings: { 'go.goroutines': 34, 'go.body_goroutines': 6, 'go.heap_live': 25_652_496, 'heap.committed': 45_408_256 },
  },
  {
    title: 'bodies of HTTP/2, of which no socket tells',
    address: ADDRESS,
    collected: { [GOROUTINES]: ok(STREAMS), [HEAP]: ok('# runtime.MemStats\n# NextGC = 4194304\n') },
    readings: { 'go.goroutines': 604, 'go.body_goroutines': 600, 'go.heap_live': 2_097_152 },
  },
  {
    title: 'a program that knows which goroutines can never go on',
    address: ADDRESS,
    collected: {
      [GOROUTINES]: ok('goroutine profile: total 9\n9 @ 0x43b256\n#\t0x1\tmain.wait+0x1\t/src/main.go:1\n'),
      [HEAP]: ok('# NextGC = 18446744073709551615\n'),
      [LEAKED]: ok('goroutineleak profile: total 7\n7 @ 0x43b256\n#\t0x1\tmain.wait+0x1\t/src/main.go:1\n'),
    },
    readings: { 'go.goroutines': 9, 'go.leaked': 7, 'go.top_stack_share': 100 },
  },
  {
    title: 'so many goroutines that they are only counted between the looks at their stacks',
    address: ADDRESS,
    index: 1,
    collected: {
      [`http ${ADDRESS}/`]: ok(
        "<table><tr><td>3</td><td><a href='allocs?debug=1'>allocs</a></td></tr>\n<tr><td>100007</td><td><a href='goroutine?debug=1'>goroutine</a></td></tr>",
      ),
      [HEAP]: ok('# NextGC = 4194304\n'),
    },
    readings: { 'go.goroutines': 100_005, 'go.heap_live': 2_097_152 },
  },
  {
    title: 'a page that is no profile',
    address: ADDRESS,
    collected: { [GOROUTINES]: ok('<html>Sign in</html>'), [HEAP]: ok('<html>Sign in</html>') },
    readings: {},
    status: 'failed',
  },
];
