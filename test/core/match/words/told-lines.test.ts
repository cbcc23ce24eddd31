import { describe, expect, it } from 'vitest';
import { loadBundled } from '../../../../content/bundled.ts';
import { createMatcher } from '../../../../core/match/matcher.ts';
import { isRow, toldOf } from '../../../../core/match/words/told-lines.ts';

const matcher = createMatcher(await loadBundled());

describe('a row of a table', () => {
  it.each(['Max open files            1024                 4096                 files', 'heap in use          88,120'])('is one by its gaps: %s', (line) => {
    expect(isRow(line)).toBe(true);
  });

  it.each(['goroutine 88 [chan send, 40 minutes]:', 'The pool has   20 connections.', '    at acme.Pool.take(Pool.java:9)'])('is not %s', (line) => {
    expect(isRow(line)).toBe(false);
  });
});

describe('a line that describes nothing', () => {
  it.each([
    ['a frame of Java', '\tat acme.pool.LeakyPool.borrowConnection(LeakyPool.java:88)'],
    ['a frame behind a time', '10:01:02 \tat acme.Cache.grow(Cache.java:3)'],
    ['a frame of Python', '  File "/app/queue.py", line 90, in wait_forever'],
    ['a frame of gdb', '#1  0x00007f12 in pool_wait (lock=0x1) at pool.c:9'],
    ['a frame of Go', 'example.com/leak.(*Pool).Get(0xc000, 0x10)'],
    ['a frame of Ruby', "from /app/lib/lock.rb:57:in `acquire'"],
    ['a frame of valgrind', '==7==    by 0x4A05FBB: socket_open (net.c:207)'],
    ['JSON', '{"pool":{"size":10,"lock":"none"},"memory":{"limit":"2g"}}'],
    ['a row of cells', 'Max open files            20000                20000                files'],
    ['a row that ends in a figure', '    Number of Active Timers                              14'],
  ])('is %s: %s', (_, line) => {
    expect(toldOf(line)).toBe('');
  });

  it.each([
    ['a sentence', 'The sockets pile up, about 200 of them each hour.'],
    ['a sentence with a name of code', 'Our HttpClient keeps a connection for every call of fetchAll().'],
    ['what somebody looks for', 'close_wait'],
    ['a line of a log with a sentence', '10:01:02 WARN worker 7 has been waiting for the upstream for two hours'],
  ])('is not %s: %s', (_, line) => {
    expect(toldOf(line)).toBe(line);
  });

  it.each([
    [
      'names in the frames of an exception',
      'java.lang.IllegalArgumentException: no such shape\n\tat acme.lock.StaleLock.stuck(StaleLock.java:2)\n\tat acme.pool.Pool.exhausted(Pool.java:9)',
    ],
    ['names of settings', 'ERROR pool: validation failed: maxConnections must be >= minConnections (got 5 < 10)'],
    ['ids that are no crowd', 'Thread 1 (LWP 1413300) received SIGABRT in the assertion of shape.c'],
  ])('finds nothing in %s', (_, text) => {
    expect(matcher.explain(text)).toEqual([]);
  });
});
