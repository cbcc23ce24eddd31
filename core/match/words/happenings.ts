/** What happens to things, each with the ways people put it. */
export const HAPPENINGS: Readonly<Record<string, string>> = {
  grows: `
    grow, grew, grown, climb, rise, rose, increase, creep, accumulate, pile up, build up, go up, went up, goes up, balloon, bloat, swell, more and more,
    keep adding, explode, skyrocket, only go up, straight line, longer after, ratchet, escalate, mount up, run from, runs from, gain, eat, fill up, fills,
    fill, gets bigger, a few more, more after each, another one, goes on growing, stack up, gets longer, come along, snowball, spike, linear, linearly,
    number only goes up, new one`,
  kept: `
    leak, leaked, leaking, leakage, never closed, not closed, not close, never close, unclosed, never released, not released, not release, never freed,
    not freed, not free, stay behind, left behind, leave behind, remain, linger, still there, hang around, stay around, dangle, dangling, not go away,
    never go away, never goes away, not give back, not given back, never given back, not come down, never comes down, does not come down, not fall, never
    fall, stay open, kept open, keep open, held open, still open, left open, hanging, not shut down, never shut down, nobody shuts, not terminate, not
    terminated, not cleaned up, never cleaned, not clean up, stay at, stays at, not drop, never drop, never torn down, not disposed, never disposed,
    forgets about, forgot, not consumed, not consume, without consuming, never read, not read, thrown away, stay when, stays when, nobody closes, never
    reused, not reused, not coming back, same level, not ended, never ended, does not end, not end, keep their session, keep session`,
  many: `
    thousands, hundreds, thousand, million, millions, many, lots of, masses of, huge number, great many, loads of, a lot of, several hundred, tens of
    thousands, too many, large number`,
  'runs-out': `
    run out, runs out, ran out, out of, exhaust, exhausted, exhaustion, used up, full, maximum, reached its, limit is reached, reach the limit, hit the
    limit, hits the limit, limit reached, at its limit, reached, no more, none left, nothing left, starved, takes all`,
  refuses: `
    refuse, refused, reject, rejected, not accept, not accept any more, can not connect, not connect, can no longer, no longer, can not log in, can not
    open, not open, can not be opened, not let, denied new, can not reach, could not reach, fails to open, not allow`,
  flat: `
    flat, stable, steady, constant, level, bounded, unchanged, fixed, stays the same, plateau, nothing, low, does not grow, reports less, about 1 mb,
    should need very little, small, little, only`,
  'restart-helps': `
    until restart, until it is restarted, until we restart, restart help, restarting help, restart fix, after a restart, drop when restarted, drops only
    when, only restart, only a restart, restarting it, restart brings, restart needed, restart is needed, restarting the worker, daily restart, restart
    every, until we terminate, restart clears, rolled back, starts again, then the same again, few hours, few days, hours of uptime, all day, hour after
    hour, by the evening`,
  waits: `
    wait, waits, waiting, waiter, waiters, queue up, queues, queued, pending, waiting count, piled up, pile up, behind it, blocked, block, blocks`,
  'opened-again': `
    opened several, open again, opened again, reopened, reopen, same file, same log file, same temp, same path, very same, re read, re reads, opens its,
    opened hundred, opened each time`,
  'each-time': `
    each time, every time, for each, for every, each request, every request, per request, per connection, each connect, each reconnect, every reconnect,
    each visit, with each, with every, after each, after every, on each, on every, whenever, each call, every call, each invocation, each function, every
    invocation, per invocation, anew, again and again, over and over, each message, each run, every page, each tenant, each upload`,
  hangs: `
    hang, hangs, hung, freeze, froze, frozen, stuck, lock up, locks up, stall, never returns, never return, never comes back, not come back, just stops,
    simply stops, never finishes, not finish, not continue, never continues, never ends, unresponsive, stops responding, not respond, no response, not
    reply, not answer, stands still, for good, inoperable, blocked for, sits there, does not come back, stops answering, never continue`,
  'no-error': `
    no error, no exception, no traceback, without error, no obvious cause, no log line, nothing in the log, no message, no shutdown entry, silently,
    quietly`,
  vanishes: 'vanish, vanishes, disappear, disappears, dies silently, gone without, is gone, process vanishes, dies without',
  outage: `
    outage, could not be reached, unreliable network, network drop, was down, when it is over, long over, days later, still there, next morning, hours
    later, still hangs, healthy again`,
  crashed: `
    crash, crashed, killed, kill, died, dead, long dead, power failure, freeze of the system, system freeze, sigkill, kill 9, predecessor, reboot, pod
    restart, unclean shutdown, interrupted`,
  lost: 'lose, lost, loses, drop, dropped, dropping, vanish, discard, lost at random',
  'no-timeout': `
    no timeout, without timeout, without a timeout, timeout 0, timeout is 0, timeout of 0, timeout was 0, timeout not set, timeout is not set, no
    deadline, not set a timeout, missing timeout, infinite timeout, timeout none, default timeout, without the timeout, no timeout is set, without any
    timeout, waits indefinitely, blocks indefinitely, block indefinitely, hang indefinitely, wait indefinitely, indefinitely, hang for ever, hang forever,
    hangs forever, hangs for ever, wait forever, waits forever`,
  'all-taken': `
    all in use, in use, checked out, all busy, everything is busy, all taken, none available, none idle, nothing idle, no idle, idle 0, active equals
    total, until it equals the total, all lent out, borrowed, all of the connections are used, no free connection, no free session`,
  'not-returned': `
    not returned, never returned, not return to the pool, not given back, not give back, never given back, not handed back, not hand back, never released
    to the pool, stuck as being used, not available for the next, not put back, return the connection`,
  'not-removed': `
    not removed, never removed, not unsubscribe, never unsubscribed, not remove, never cleared, not cleared, never stopped, not stopped, nobody stops, not
    disposed, never disposed, previous one goes on, goes on, without removing, unmount, unmounted, not deregistered, removelistener`,
  retained: `
    retained, retain, kept alive, keeps alive, keep alive objects, still referenced, reference, never evicted, never removed, survives, not collected, not
    garbage collected`,
  acquire: `
    acquire, acquiring, check out, checkout, borrow, obtain, get a connection, getconnection, get connection, lease, fetch a connection, get nothing from
    it, waiting for a connection, wait for a connection, wait for a session, queue for a session`,
  'space-stays': `
    space back, space does not come back, not get the disk space, got nothing back, gave gb back, space is not freed, space is not released, space not
    reclaimed, not reclaim, space is not, gb back, still says 100, still full, space comes back, not freed up, free up, freed, reclaim`,
  'space-free': `
    plenty of space, plenty, free space, enough space, space is free, disk is nearly empty, disk has, drive has, lots of space, has room, space available,
    not a space issue, df shows`,
  'not-noticed': 'not notice change, live reload, hot reload, not notice, changes are not noticed, not picked up, auto reload, tail f',
  'too-slow': `
    not keep up, cannot keep up, keep up, faster than, slower than, slow consumer, consumer is slow, not consume, does not process, not consuming,
    unacked, unacknowledged, lag, consumer lag, falls behind, waiting their turn, waiting to be, come in faster, hours late, latency of the queue, offset,
    exceeds its quota, quota exceeded, publishers blocked, blocks publishers, publishers will be blocked, memory high watermark, redelivered`,
  'worker-taken': `
    all workers, workers are busy, worker is busy, all busy, keeps each of them occupied, occupied, tied up, ties up, all threads, worker timeout,
    starvation, starve, starved, blocked worker, event loop blocked, blocks the event loop, event loop lag, blocking call, synchronous call, sync call,
    block the loop, holds up the event loop, loop is blocked, queued behind, stuck behind, get stuck behind, requests wait, requests queue, other requests
    wait, nothing else is served, health check fail, rejectedexecutionexception, task rejected, queue is full, only thread`,
  'busy-loop': `
    busy loop, busy wait, spin, spins, spinning, busy spin, infinite loop, endless loop, tight loop, loop all the time, hot loop, livelock, poll loop,
    backtrack, backtracking, catastrophic backtracking, runs for minutes, regular expression, regex`,
  'cpu-full': `
    cpu 100, 100 cpu, 100 percent cpu, high cpu, cpu is at, pegged, pegging, maxes out, takes 100, at 100, one core, all cores, full load, busy cpu, burns
    cpu, uses 100, consumes cpu, cpu usage is high, cpu spikes, percent cpu, 650`,
  'cpu-idle': 'cpu is idle, idle cpu, cpu idle, little cpu, no cpu, nearly idle, machine is idle, low cpu, without cpu, no processor time',
  'in-proportion': `
    in the same proportion, in proportion, in step with, all grew, all grow, all rise together, grew alike, times as many, twice as many, doubled,
    tripled, three times, more users, more requests, traffic growth`,
  'healthy-use': 'legitimate, healthy, normal load, normal use, falls at night, drops back, goes back at night, falls with, fall again, back at night',
  'nobody-works': `
    no task running, no task is running, no worker takes, nobody takes, no other worker, stay in waiting, stays in waiting, remain pending, pending, stay
    pending, stay queued, waiting for ever although, not picked up, workers are idle, no job is running`,
  deleted: 'deleted, removed, delete, rm, unlinked, rotated, rotate, rotation, logrotate, truncate',
  recursion: 'recursive loop, recursion, recursive, invokes itself, triggers itself, trigger loop, writes into the bucket',
};
