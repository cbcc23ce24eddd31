/** What happens to things, each with the ways people put it. */
export const HAPPENINGS: Readonly<Record<string, string>> = {
  grows: `
    <up>, more and more, ever more, straight line, longer after, run from, ?eat, eats up, fill up, ?fills, a few more, more after, ?another one, ?come along,
    ?spike, linear, linearly, ?new one, higher and higher, gets longer, keeps coming, only goes up, steady increase, slowly consumed, keeps consuming, consumes more, consumes all, upward trend, never ending growth, starts another,
    larger and larger, gets larger, keep getting, keeps getting, one more, one extra, adds one, adds another,
    heavier, a bit more, larger each, ever longer, never less, never fewer, more of them, entries minute, ?with every,
    up by, staircase, faster and faster, another .. each, one day, goes from, went from, it adds, more every, keep increasing, keeps increasing, day by day, never ending, bigger, is longer than,
    ratchets, ratcheting, adds up, add up, higher than before, bit higher, only ever goes, never comes down, does not come down, never falls, does not fall, again and again more, higher every, higher after each, higher after every, one more for every, ?ever more of, day after day`,
  kept: `
    <not> <release>, ?keep, ?hold, ?held, ?occupy, never pruned, <not> <go-down>, ?<not> come back, <not> coming back, leak, leakage, unclosed, stay behind, left behind, leave behind, ?remain, linger, ?still there, hang around, stay around, dangle, stay open, kept open, keep open,
    held open, still open, left open, keep them open, open forever, ?hanging, ?stay at, ?forgets about, ?forgot, ?thrown away, ?stay when, ?same level, pinned, ?for good, ?abandoned, stay alive,
    kept alive, keep indefinitely, kept indefinitely, ?survives, outlive, left over, ?persist, never die, not die, left hanging, left running, forever open,
    ?stays in, ?something stays, left in memory, ?parked, unfreed, never leave,
    leave .. behind, leaves .. behind, left .. behind, leaves one, leaves another, leaves two, ?leaves a, ?leaves its, left .. open, leave .. open, leaves .. open, keep .. open, keeps .. open, kept .. open, never give .. back, never gave .. back, not give .. back, nothing gives .. back, ?without reading, ?never read, ?not read, still appears, still shows up, still listed, never goes away, never quits, keeps it alive, keeps them alive, keeps object alive, keeps everything alive, keep them alive, keep it alive, never ends, hold .. open, ?left in,
    do not die, not end, never end, stay suspended, never emptied, never freed, undeleted, keeps increasing, stays established, until pod, until process, not hand .. back, not given .. back,
    still all there, all still there, nobody takes them, nobody clears, never cleaned up, is never cleaned, stays so, stays there, never comes out, never get out, never gets out, not given free, ?does not hand, ?never hands, not hand it back, without handing, without giving, not put back, never put back`,
  'closing-helps': `
    closing it made, closing it helps, closing it fixes, closing it solves, close it explicitly, read to its end, read to end, reading it to end, answer to its end, body to end, consuming body, drain body, if we also read,
    disposing it, after closing the, once it is closed, once we close, when we close, unless it is closed`,
  'not-closed': `
    <not> close, unclosed, left open, stays open, still open, left .. open, leaves .. open, leave .. open`,
  'not-unsubscribed': `
    <not> unsubscribe, <not> deregister, <not> unregister, <not> removeeventlistener, <not> removelistener, no cleanup, without cleanup, never cleaned up, no clean up`,
  slows: `
    slower and slower, gets slower, get slow, progressively slower, slower longer, slow over time, slows down over, laggy, degrades over, sluggish, gets hot`,
  repeated: `
    ?twice, ?more than once, ?several times, ?duplicate, doubling, fires again, ?multiple times, three times, fires .. times, times each, runs twice, twice as often, once more,
    handled several times, arrives several times, handled twice, appears several times, shown several times,
    comes in twice, come in twice, sent twice, received twice, in three times, comes in three, spam, spams, several second, seconds instead of one, ?over again`,
  many: 'thousands, hundreds, million, ?many, ?lots of, masses of, huge number, great many, loads of, dozens, too many, large number, tons of',
  'runs-out': `
    run out, ran out, ?out of, exhaust, exhaustion, used up, full, at its maximum, maximum reached, limit is reached, reach limit, hit limit, limit reached, at its limit,
    ?reached, ?no more, none left, nothing left, ?takes all, at limit, over limit, exceeded, ?exceeds, saturated, depleted, all available, run through,
    maxed out, at capacity, the ceiling, no free, all used, ?no available, ?not enough, ?insufficient, used all, use all, uses up,
    no <resource> left, no <resource> available, no <resource> are left, none are left, ?short of, ?lacks, starved of, no more can be opened, can be opened any more, no further,
    nobody gets one, cannot get one, no one gets one, waits for one, limited to, allows only, allow only, allowed only, configured maximum, turned away, plan allows, overflowed, overflow, overflows`,
  refuses: `
    refuse, reject, not accept, <can> connect, <can> open, <can> log in, <can> create, <can> start, <can> reach, <can> accept, <can> allocate, <can> get, not let, denied new, not allow, <can> write,
    turn away, turned .. away, locked out, no job starts`,
  flat: `
    flat, stable, steady, constant, level, bounded, unchanged, fixed, stays same, plateau, nothing, low, <not> grow, reports less, small, little, only, normal, barely, tiny, idle, bored,
    half empty, capped`,
  'restart-helps': `
    until restart, until it is restarted, until we restart, restart help, restart fix, after restart, only restart, restarting it, restart brings, restart needed, restart is needed, had to restart,
    has to be restarted, have to restart, requires restart, daily restart, restart every, restart the, restart clears, power cycle, rolled back, starts again, few hours, few days, all day, hour after hour, over time,
    after some time, over days, within days, after while, week, months, uptime, reboot, recycling the, bounce the, redeploy, restart cures, restart gives, restart makes, restarting once,
    stop and start, after boot, next boot`,
  waits: `
    wait, waiter, queue up, piled up, behind it, blocked, gives up after`,
  'opened-again': `
    open again, reopened, same file, same log file, same path, very same, re read, opened several, opened hundred, open thousand, over and over`,
  'each-time': `
    <each> <occasion>, whenever, anew, again and again, over and over, one more each, created inside, inside handler, per <occasion> that, each one, with each, with every, for each, at each, at every,
    ?every minute, ?each minute, ?every second, ?each second, ?every hour, ?each hour,
    each click, every click, each reload, every reload, number of reloads, after reload, each of these, each of those, for every one, each try, every attempt, each attempt,
    each reconnect, every reconnect, reconnected few times, connects again, once reconnected, each time it reconnects`,
  hangs: `
    never <answer>, ?<not> <answer>, hang, hung, freeze, froze, frozen, stuck, lock up, stall, just stops, simply stops, unresponsive, stops responding, no response, stands still, inoperable, sits there, stops answering, gets nowhere, sends nothing, never sends, sends no, indefinitely, for ever, forever, block for good, without end, deadlocks, wedged, no progress, does nothing,
    never resolves, not resolve, goes silent, grinds to halt, stops working, not get anywhere, never do, never does, never gets there, never completes, not complete, stays busy, blocked for ever, blocks for ever, blocks forever,
    just sits, still waiting, sitting in, has been sitting, blocked for good, never came, gives up, nothing comes back, never got,
    never give up, never gives up, wait forever, waits forever, waiting forever, waiting for ever, convoy, never return, never ends,
    never gets out, never got out, never comes back, never came back, sits there forever, has to be killed, must be killed, goes nowhere, go nowhere, nobody answers, never responds, not respond, still waits, never returned`,
  'no-error':
    'no error, no exception, no traceback, without error, no obvious cause, no log line, nothing in log, no message, silently, quietly, without any error, no stack trace, no entry',
  vanishes: 'vanish, disappear, dies silently, gone without, is gone, dies without, killed without',
  outage: `
    outage, could not be reached, unreliable network, network drop, was down, ?is over, ?long over, healthy again, network glitch, packet loss, was rebooted, peer was, vpn dropped, cut off`,
  crashed: `
    crash, killed, died, dead, power failure, system freeze, sigkill, reboot, pod restart, unclean shutdown, interrupted, aborted, failover, redeploy, hard stop, laptop sleep,
    power loss, lost power, container restart, cancelled, threw, exception`,
  lost: `
    lose, lost, drop, vanish, discard, disappear, never arrives, never arrive, never reaches, never reach, get lost, gets lost, fewer responses, fewer answers`,
  'no-timeout': `
    no timeout, without timeout, timeout 0, timeout is 0, timeout of 0, timeout was 0, timeout not set, timeout is not set, no deadline, not set timeout, missing timeout, infinite timeout, timeout none,
    ?default timeout, without any timeout, ?not time out, ?never times out, ?timeout parameter, never given up, wait indefinitely, timeout disabled, timeout is infinite, ?infinity,
    timeouts of zero, timeout is zero, timeout of 0, no limit for wait, wait has no limit, waits without limit, no read timeout, means no timeout,
    0 for its timeout, 0 for timeout, timeouts .. none, uses 0 for, wait for one has no limit, wait .. no limit`,
  'all-taken': `
    in use, checked out, was busy, all busy, all taken, none available, none idle, nothing idle, no idle, idle 0, equals total, borrowed, no free connection, no free session,
    <all> connections, marked as used, being used, active equals, equals max, <all> sessions, take every, taken by, grabs another, takes another connection, takes second,
    each takes two, ?every further request, ?each further, ?every further, second one waits`,
  'not-returned': `
    <not> return, <not> give back, <not> given back, <not> hand back, <not> handed back, <not> put back, <not> release to pool, stuck as being used, not available for next, <not> get back,
    early return, skips release`,
  'not-removed': `
    <not> remove, <not> unsubscribe, <not> clear, <not> stop, <not> dispose, <not> cancel, <not> deregister, <not> unregister, <not> detach, ?goes on, ?unmount, removelistener,
    nothing clears, nothing stops, nothing removes, nobody removes, ?in background, still running after, leaving page`,
  retained: `
    retained, kept alive, keeps alive, still referenced, ?reference, never evicted, never removed, <not> collect, <not> garbage collected, <not> evict, ?reachable, strong reference, held by`,
  acquire: `
    acquire, check out, checkout, borrow, obtain, get connection, getconnection, lease, fetch connection, waiting for connection, wait for connection, wait for session, queue for session,
    waiting for free connection, waits for one`,
  'space-stays': `
    space back, space does not come back, ?space not, ?not reclaim, ?still full, space comes back, ?not free up, <not> get space, ?space still, ?still used, ?free up, ?freed after, ?reclaim, nothing back, got nothing, no space back, gives .. back, not one byte, still at 100, nothing was freed, nothing is freed`,
  'space-free':
    'plenty, free space, enough space, space is free, disk is empty, disk has, drive has, lots of space, has room, space available, nearly empty, percent used, inodes free',
  'not-noticed': `
    ?not notice, ?live reload, ?hot reload, ?auto reload, ?tail f, ?file changes, ?not detect changes, ?hmr, logs f, journalctl f, ?follow mode, without f,
    no longer triggers, not trigger, no longer rebuild, not rebuild, stops reloading, ?not reload`,
  'too-slow': `
    not keep up, cannot keep up, keep up, ?faster than, ?slower than, slow consumer, consumer is slow, <not> consume, not consuming, producers block, producer is blocked, publishers block, unacked, unacknowledged, ?lag, consumer lag, falls behind, waiting jobs,
    come in faster, hours late, messages ready, ?quota exceeded, backlog quota, publishers blocked, blocks publishers, publishers will be blocked, high watermark, redelivered, left in queue, ?building up, not come through, hours behind, minutes behind, days behind, ?catch up, ?behind schedule, ?running late,
    queue depth, queue length, unprocessed, pending messages, pending jobs,
    reads slower, slower there, ?slow handler, handler is slow, ?slow processing, ?producer, goes on pushing, keeps pushing, published faster, pushes faster, more than it can, arrive faster, ?backpressure, ?back pressure, ?unread, not read fast,
    as quickly as, than they are handled, than it is handled, than are processed, than we process, than can be processed, than it drains, takes .. longer to work off, only one consumer, one at time,
    are waiting before, were waiting before, consumers stopped, consumers had stopped, consumer had stopped, comes in faster, come in faster, faster than anybody, slow consumer, consumer is slow, not processing its messages`,
  'worker-taken': `
    <all> workers, workers are busy, worker is busy, all busy, ?occupied, tied up, ties up, <all> threads, worker timeout, starvation, starve, blocked worker, event loop blocked, blocks event loop, event loop lag,
    ?blocking call, ?synchronous call, ?sync call, ?synchronous file, block loop, ?holds up, loop is blocked, queued behind, stuck behind, ?requests wait, requests queue, other requests wait, ?everybody waits,
    nothing else is served, ?health check fail, ?liveness, ?probe, rejectedexecutionexception, task rejected, ?queue is full, only thread, one request at time, main thread stalls, single event loop, thread pool is full,
    all handlers, event loop delay, blocking loop, ?synchronously, no worker available, no free worker, waits for worker, all processes busy,
    no other route, no other endpoint, ?no other request, ?other routes, ?behind long, ?long task, sync over async, ?blocking calls, ?calls itself, ?asks itself, calls its own, requests to itself, no thread left, max children, no threads available, waits for free worker, waits for thread,
    every other request, all other requests, result on async, ?other requests, waits behind,
    line up behind, queue up behind, wait behind, everyone else, answering everyone, stops everything else, not served, no other call, nothing else is answered, no further request, no other client, accepts nothing else, other calls,
    ?stalls, health check times out, health endpoint fails, ?taken for dead, taken to be dead, fail their probes, fails its probe, all occupied, are occupied, long jobs, long running jobs, blocks the event loop`,
  'busy-loop': `
    busy loop, busy wait, ?spin, spinning, ?infinite loop, ?endless loop, tight loop, hot loop, livelock, ?poll loop, ?backtrack, backtracking, ?regular expression, ?regex,
    constantly checking, constantly polling, ?while true,
    ?no pause, without pause, polls without, retries at once, ?retry without, reconnects without, returning at once, ?returns immediately, wakes up all time,
    reconnect in loop, retries without, never ends, ?in loop, over and over without, ?though nothing, ?without any traffic,
    timeout of zero, zero timeout, does nothing besides, nothing useful, does nothing useful, wakes up at once, returns at once`,
  'cpu-full': `
    cpu 100, cpu to 100, 100 cpu, percent cpu, percent of cpu, high cpu, ?cpu is at, pegged, maxes out, ?takes 100, ?at 100, ?one core, ?all cores, ?full load, busy cpu, consumes 100, ?uses 100, consumes cpu, cpu spikes, ?hogs,
    whole core, entire core, full core, a core each, core is pinned, cpu is pinned, core pinned, pinned at, ?single core, ?one processor, processor at 100, eats core, all cpu, all of cpu, cores busy,
    burn, eats whole, hundred percent, 100 percent, of core, constantly uses, of one core, of four cores, of all cores, of eight cores, ?percent,
    pins processor, pins cpu, pins the, pins a core, system time, 100 of cpu, whole processor`,
  'cpu-idle': `
    cpu is idle, idle cpu, cpu idle, little cpu, no cpu, nearly idle, machine is idle, low cpu, without cpu, no processor time, usage looks fine, cpu near zero, no load, nothing to do, processor is idle`,
  'in-proportion': `
    same proportion, in proportion, all grew, all grow, all rise together, grew alike, ?times as many, ?twice as many, ?doubled, ?tripled, ?more users, ?more requests, traffic growth, ?proportional,
    times requests, times normal, times usual, ten times, times visitors, times users, times traffic, ?per user, ?per player, one per client, ?more visitors`,
  'healthy-use': `
    legitimate, healthy, normal load, normal use, drops back, at night, falls with, fall again, busiest hour, peak hour, busy season, follows number, goes with number, down again when`,
  'nobody-works': `
    no task running, no task is running, no worker takes, nobody takes, stay in waiting, stays in waiting, remain pending, stay pending, stay queued, workers are idle, no job is running, ?never processed, never gets processed,
    not being worked on, not worked on, ?nothing was running,
    no job starts, did not run, not run again, never ran, never runs again, is never started, does anything but wait, is skipped, ?gets skipped, skipped as, skipped because, skipped since, wait forever, never start, never starts`,
  lasts: `
    a whole day, for day, for hours, for weeks, for months, overnight, all night, whole night, since yesterday, next morning, whole weekend, days later, hours later, since morning, since this morning, since monday, since tuesday,
    still there next, ?for minutes, ?all afternoon`,
  'by-hand': `
    by hand, manually, manual intervention, manual removal, until somebody, until someone, until we remove, until we delete, until i remove, until i delete, has to be removed, has to be deleted,
    until .. is deleted, until .. is removed, when i deleted, once i deleted, once i removed, after deleting, have to delete, have to remove, must be deleted, must be removed`,
  deleted: 'deleted, removed, rm, unlinked, rotated, rotation, logrotate, truncate',
};
