/** Words that may stand for each other inside a phrase; a phrase names the class in angle brackets. */
export const CLASSES: Readonly<Record<string, string>> = {
  not: `
    not, never, nobody, no one, without, fail to, fails to, forget to, forgot to, missing, rarely, instead of, un able to, unable to, neither, nor, barely, hardly,
    nothing, nobody ever, no code, skip, skips, skipped`,
  release: `
    close, shut, release, free, return, give back, given back, hand back, put back, dispose, clean up, cleanup, clear, remove, delete, unsubscribe, deregister,
    unregister, detach, cancel, shut down, shutdown, terminate, drain, consume, collect, reclaim, disconnect, evict, destroy, unlock, let go, tear
    down, stop, join, expire, end, quit, exit, reuse, recycle, flush`,
  'go-down':
    'decrease, shrink, drop, fall, go down, goes down, come down, comes down, decline, recover, go away, goes away, disappear, gets shorter, reduce, get lower',
  answer:
    'return, finish, complete, respond, reply, answer, continue, progress, come back, comes back, coming back, proceed, resume, move, react, end, make progress, get an answer',
  can: 'can not, could not, un able to, unable to, fail to, failed to, failing to, impossible to, not able to, can no longer, not possible to, no longer, refuse to, refuses to, not',
  up: `
    grow, grew, grown, climb, rise, rose, risen, increase, creep, accumulate, pile up, build up, go up, going up, went up, goes up, gone up, balloon, bloat, swell, mount
    up, explode, skyrocket, ratchet, escalate, stack up, snowball, inflate, add up, keep adding, keeps adding, shoot up, soar, surge, blow up, multiply, expand, gain`,
  each: 'each, every, per, with each, after each, on each, for each, any, a new, another, for every, with every, after every, on every',
  occasion: `
    time, request, call, connection, connect, reconnect, message, job, run, invocation, visit, page, user, client, session, restart, deploy, upload,
    click, query, iteration, loop, cycle, test, execution, event, item, mount, render, reload, refresh, login, import, transaction, batch, subscription, tenant,
    retry, error, operation, instance, function, lambda, cold start, reload of, child`,
  resource:
    'descriptor, file descriptor, handle, file handle, connection, socket, thread, port, worker, memory, slot, session, process, permit, buffer, space, room, watch, lock, client',
  all: 'all, every, each of, all the, all our, all of the, all of its, the only, both',
};
