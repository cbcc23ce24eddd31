/** What may run out or go wrong, each with the words people use for it. */
export const THINGS: Readonly<Record<string, string>> = {
  descriptor: 'file descriptor, descriptor, fd, fds, file handle, handle count, nofile, proc fd, open handle',
  'open-files': 'open file, opened file, file open, files are open, too many open file',
  file: 'file, log file, temp file, config file, configuration file, index file, directory, path',
  lsof: 'lsof',
  socket: 'socket, tcp connection, tcp session, websocket, web socket, ws connection',
  'close-wait': 'close wait, closewait, half closed',
  'time-wait': 'time wait, timewait',
  established: 'established',
  connection: 'connection, conn, conns, session, client connection',
  'http-client': `
    http client, rest client, httpclient, client session, fetch, urllib, okhttp, http api, http store, http library, http request, http call, get request,
    resttemplate, api client`,
  body: 'response body, body, answer body, resp body, entity, error answer, read the answer, read the response, response stream',
  'read-loop': 'read loop, write loop, persist conn',
  goroutine: 'goroutine, go routine, routine, coroutine, newproc1, newproc, green thread, async task',
  channel: 'channel, chan send, chan receive, chan',
  thread: 'thread, native thread, os thread, thread count, pthread, jstack, thread dump',
  executor: 'executor, thread pool, threadpool, scheduler, executor service, pool n thread',
  'no-thread': `
    create thread, create new thread, start new thread, start thread, spawn thread, create native thread, new native thread, new os thread, create a
    thread, create worker thread, spawn a new worker thread, pthread create`,
  pool: 'connection pool, pool, pooled connection, datasource, data source, hikari, session pool, conn pool, queuepool, max open conns, pgbouncer',
  rows: 'rows, result set, row, cursor, resultset, not always read, not scanned, never scanned',
  database: `
    database, db, postgres, postgresql, mysql, mariadb, oracle, sql server, rds, mongo, mongodb, redis, pg, sqlite, psql, cache server, aurora, supabase,
    tables, db server, database server`,
  query: 'query, queries, statement, select, sql, insert, update statement',
  'too-many-clients': `
    too many client, too many connection, max connections, maximum connection, connection slot, max client, maximum number of client, maximum number of
    connection, connection limit, connected clients, rejected connections, max user connections, 53300, error 1040, limit of connection, allow connection`,
  'log-in': 'log in, login, logins, new client, let anybody in, connect at all, new session',
  transaction: 'transaction, xact, autocommit, auto commit',
  'idle-in-transaction': 'idle in transaction',
  'open-transaction': `
    open transaction, uncommitted, not committed, not commit, never committed, forgotten commit, forgot to commit, without commit, missing commit, missing
    rollback, transaction left open, left it open, long running transaction, begins a transaction, opened a transaction, transaction is never ended, holds
    the transaction, begin a transaction, transaction that is never`,
  'table-lock': `
    metadata lock, table lock, row lock, accessexclusivelock, access exclusive lock, access share lock, exclusive lock, lock wait, lock timeout, locked
    table, sharelock, lock on the table, cannot get its lock, acquire the table`,
  'alter-table': 'alter table, alter, migration, schema change, ddl, add column, create index',
  vacuum: 'vacuum, dead tuple, bloat, dead row, xid wraparound, history list',
  'missing-index': `
    missing index, index missing, index is missing, without an index, no index, full table scan, scans the whole table, seq scan, table scan, whole table`,
  memory: 'memory, ram, mem, memory usage, memory use, memory consumption, footprint',
  heap: `
    heap, live heap, java heap, v8 heap, heap used, heaptotal, managed heap, gc heap, old generation, old gen, live object, python heap, live application
    heap, inspector, tracemalloc, managed memory`,
  resident: 'rss, resident, resident set, resident memory, resident size, process memory, working set, overall usage, anon rss, private dirty, virt',
  native: `
    native memory, off heap, offheap, outside the heap, outside of the heap, jemalloc, malloc, glibc, arena, fragmentation, malloc trim, tcmalloc,
    mimalloc, direct buffer, direct memory, bytebuffer, metaspace, native extension, c library, native library, unmanaged memory, smaps, anonymous
    mapping, native trim, native module, allocator`,
  'out-of-memory': `
    out of memory, oom, oomkilled, oom killed, oom killer, oom kill, outofmemoryerror, killed for memory, memory limit, runs out of memory, heap space,
    gives up, exit code 137, killed for lack of memory`,
  'garbage-collector': 'gc, garbage collection, garbage collector, collector, full gc, mark compact, forcing a gc, full collection',
  cache: 'cache, caches, map, dictionary, hashmap, in memory cache, static map, list, eviction, expiry, ttl, size limit',
  listener: `
    listener, event listener, event handler, handler, callback, observer, subscription, subscriber, subscribe, event emitter, invocation list,
    eventemitter, on message, hook, addlistener, maxlistenersexceededwarning, emitter`,
  timer: 'timer, interval, ticker, set interval, setinterval, settimeout, polling interval, polling loop, scheduled callback',
  port: `
    local port, ephemeral port, source port, port range, port left, no port, ports left, ports are used, outgoing port, snat, ip local port range, free
    port, port exhaustion`,
  'cannot-assign': `
    assign requested address, eaddrnotavail, only one usage of each socket, one usage of each socket, wsaenobufs, enobufs, 10055, 10048, buffer space`,
  'many-short': `
    short request, short connection, short lived connection, very short, opened and closed, open and close, new connection for each, new connection per,
    connection churn, keep alive is switched off, without keep alive, several connections are opened, fixed ip, same host and port, one fixed, one
    destination, one address, that one origin, one origin`,
  conntrack: `
    conntrack, nf conntrack, connection tracking, netfilter, ip conntrack, kube proxy, iptables, tracked connection, stateful firewall, state table`,
  packet: 'packet, packets, syn, syns, packet loss',
  'new-connections': 'new connection, further connection, new connections can, first packet, established ones keep, existing session, existing connection',
  refused: `
    connection refused, econnrefused, actively refused, no route to host, ehostunreach, unreachable, host is down, service is down, server is down, name
    or service not known, enotfound, no such host, temporary failure in name resolution, dns, could not translate host name, is down`,
  disk: 'disk, disk space, partition, volume, filesystem, file system, drive, storage, space, inode, df',
  'disk-differs': 'df and du, du and df, df h, du finds, du reports, df reports, du says, df says, du sh, du hs, du shx, drastically different',
  'no-space': 'no space left, no space, enospc, there is no space, disk is full, disk full, full disk',
  watch: `
    inotify, fsnotify, watcher, file watcher, watch limit, inotify watch, max user watches, max user instances, watches, directory watch, watching, file
    watch, watch`,
  'big-tree': `
    monorepo, big repo, large workspace, large project, every directory, single directory, below the top folder, each folder, many files, node modules`,
  zombie: 'zombie, defunct, zombie process, state z, in state z, dead child, dead entries, dead children',
  reap: `
    reap, reaped, reaper, waitpid, wait for children, waits for orphan, nobody waits, wait for its children, never waits, sigchld, pid 1, tini, dumb init,
    orphan, orphaned process, reparent`,
  child: 'child, children, child process, subprocess, fork, spawned process, child processes, spawn, processes',
  pids: `
    process id, process ids, pids max, pid limit, pids, task limit, max user processes, ulimit u, resource temporarily unavailable, eagain, pids cgroup,
    newosproc`,
  lock: 'lock, lock file, lockfile, mutex, semaphore, flock, advisory lock, redis lock, locks, permit, index lock, pid file, pidfile, lck',
  'stale-lock': `
    stale lock, still locked, already locked, left behind lock, lock left, stuck lock, orphaned lock, dead lock file, lock is still held, never released
    lock, leaked semaphore, holds the lock, held the lock, another instance is running, another process, another git process, already running, acquire the
    lock, acquire lock, get lock, could not get lock, lock is never cleared, refuses to start`,
  timeout: 'timeout, time out, timed out, deadline',
  'in-read': `
    stuck in read, in read, socketread0, socket read, in recv, recvfrom, recv, epoll wait, poll schedule, waiting for a response, wait for the response,
    waiting for the answer, waits for an answer, on fd, tcp to, blocked in read, sitting in`,
  remote: `
    api, remote, peer, provider, partner, vendor, upstream, third party, external service, other service, api server, server does not, game company,
    exchange, payment, gateway, host, endpoint, network, service, http, https, request, call, fetches`,
  serverless: `
    serverless, lambda, lambdas, cloud function, cloud functions, function invocation, vercel, netlify, azure function, faas, functions, cold start, warm
    invocation, function instance, concurrent function, function call, the functions scale`,
  bill: `
    bill, billing, invoice, cost, costs, charge, charges, charged, spend, spending, budget, expensive, cost anomaly, pay, paid, paying, usd, dollar,
    finops, monthly bill, aws bill, cloud bill`,
  'unused-things': `
    not in use, unused, unattached, not attached, orphaned, orphan, leftover, left behind, not used, nobody uses, still running, around the clock, idle
    resource, unneeded, long gone, still charged, snapshots, load balancer, ebs, nat gateway, elastic ip, always on, not needed, was still there, removed
    that cluster`,
  queue: `
    queue, queues, backlog, broker, topic, kafka, rabbitmq, rabbit, sqs, sidekiq, celery, job queue, message queue, internal buffer, buffer, task queue,
    pulsar, rocketmq, nats, blocking queue, unbounded queue, unbounded list, mailbox, inbox`,
  message: 'message, messages, job, jobs, task, tasks, event, events',
  consumer: 'consumer, consumers, subscriber, handler, worker, executor, listener container',
  cpu: 'cpu, processor, core, cores, load average, cpu usage, cpu time, processor time, full load',
  worker: `
    worker, workers, worker process, worker thread, event loop, gunicorn, uvicorn, puma, unicorn, php fpm, request thread, http thread, servlet thread,
    request handler`,
  'slow-query': `
    slow query, slow queries, query takes, queries take, long running query, slow sql, statement timeout, canceling statement, expensive query, query
    plan, database cpu, deadlock, blocked query, blocking query, queries are slow, piled up behind the alter, slow statement`,
  'limit-small': `
    limit too low, too low, limit is too small, smaller than, increase to at least, raise the limit, limitnofile, ulimit, soft limit, max map count,
    default limit, limit of 1024, 1024, undersized, somaxconn, file max, set too low, quota too small, limit is smaller`,
  traffic: 'traffic, request rate, load, requests, users, visitors, qps, rps, orders, campaign, black friday, customers',
};
