/** What may run out or go wrong, each with the words people use for it. */
export const THINGS: Readonly<Record<string, string>> = {
  descriptor: `
    file descriptor, file pointer, file handler, fopen, descriptor, fd, fds, file handle, handle count, handles open, handles allocated, handles climb, directory handle, nofile, open handle, process handle, handle limit, handle leak,
    more handle, handle on, of handles, handles column, leaks handles, errno 24, error 24, number of handles, ?files it has open`,
  'open-files': `
    open file, opened file, file open, files are open, too many open file, emfile, enfile, no file can be opened`,
  file: `
    file, directory, font, thumbnail, attachment, ?picture, ?image, ?report, old log, previous log, ?log`,
  stream: 'stream, file stream, ?reader, ?pipe, ?writer, ?file object, handle to',
  lsof: 'lsof, proc pid fd',
  socket: `
    socket, tcp connection, tcp session, websocket, ws connection, http connection, keep alive connection, upstream connection, outgoing connection, ?tcp, estab`,
  'close-wait': 'close wait, closewait, half closed, fin wait',
  'time-wait': `
    time wait, timewait, closed for long time, closed for minutes, minutes after it was closed, recently closed`,
  established: '?established',
  connection: `
    connection, conn, session, ?people connected, ?users connected, ?clients connected, ?still connected, ?it had open, ?they had open, ldap session, ?smtp session`,
  'http-client': `
    http client, rest client, httpclient, client session, ?fetch, urllib, okhttp, http api, http library, http request, http call, ?get request, resttemplate,
    api client, web client, axios, requests library, grpc channel, client per, ?client instance, ?new client, requests session, reqwest, guzzle, feign, aiohttp, unclosed connector, connection manager`,
  body: `
    body, ?entity, error response, response stream, ?the response, the answer, response object, error page, what comes back`,
  'read-loop': 'read loop, write loop, persist conn',
  goroutine: `
    goroutine, go routine, coroutine, newproc1, newproc, green thread, async task, numgoroutine, golang, go server, go service, go program, go daemon, go proxy, pprof, gopark, go process,
    asyncio tasks, all tasks, pending tasks, task was destroyed`,
  routine: 'routine, background loop, background task, asyncio task, fiber',
  channel: `
    channel, chan send, chan receive, ?chan, wait group, waitgroup, errgroup, context is cancelled, ?ctx, cancel func`,
  thread: `
    thread, pthread, jstack, lightweight process, nlwp, lwp, tid`,
  executor: `
    executor, thread pool, threadpool, ?scheduler, executor service, timer thread, forkjoinpool, thread factory, new thread, pool 1 thread, pool n thread, ?own pool, new timer`,
  'no-thread': `
    ?create thread, ?create new thread, ?start new thread, ?start thread, ?spawn thread, create native thread, new native thread, new os thread, pthread create, spawn new thread, spawn new worker thread`,
  pool: `
    connection pool, pool, pooled connection, datasource, data source, hikari, session pool, conn pool, queuepool, max open conns, pgbouncer, c3p0, dbcp, pgpool,
    maximum of open connections, maximum open connections, max connections setting, maximum of connections, checked out connections, sessionmaker,
    hikaricp, connections pending, prisma, sessions of pool, pool of sessions, ?second connection`,
  rows: '?rows, result set, ?cursor, resultset, data reader, query result, statement handle',
  database: `
    database, db, postgres, postgresql, mysql, mariadb, oracle, sql server, rds, mongo, mongodb, redis, pg, ?sqlite, psql, aurora, supabase, db server, database server, jdbc,
    sqlserver, cosmos, dynamodb, elasticache, cockroach, ?neon, planetscale, ?sql, column store, ?warehouse, clickhouse, cassandra, snowflake, timescale, atlas, mongoose`,
  query: 'query, statement, select, insert, sql statement, report query',
  'too-many-clients': `
    too many client, too many connection, max connections, connection slot, max client, maximum number of client, maximum number of connection, connection limit,
    connected clients, rejected connections, max user connections, 53300, error 1040, limit of connection, maximum number of session, slots are reserved, sessions exceeded,
    remaining slots, slots are for, reserved for superuser, maximum of sessions, all slots`,
  'log-in': 'log in, login, new client, new session, connect to it, connect as',
  transaction: `
    transaction, xact, autocommit, innodb trx, commit, rollback`,
  'idle-in-transaction': 'idle in transaction',
  'open-transaction': `
    open transaction, ?uncommitted, ?<not> commit, ?<not> committed, forgotten commit, missing commit, missing rollback, <not> rollback, <not> roll back, transaction left open, long running transaction,
    long transaction, transaction open for, ?begins transaction, ?begin transaction, ?starts transaction, opened transaction, holds transaction, ?inside transaction,
    transaction is never, transaction was never, ?begin and commit, ?before commit, ?manual commit, ?begin without, transactions open, transaction idle, idle transactions, open and idle,
    never commit, never committed, nobody commits, forgets to commit, without commit, without rollback, never rolled back, no rollback, no commit, begins implicitly, implicit transaction, console open,
    had begun, has begun, begins something, something open on, issues begin, issue begin, begin and then,
    ?console is closed, ?console was closed, left .. console open, ?window open, ?query window, ?psql open, ?session left open, begin left, forgot to commit, forgotten to commit, somebody's transaction, open in another window, ?rows are read and`,
  'table-lock': `
    metadata lock, table lock, row lock, accessexclusivelock, access exclusive lock, access share lock, exclusive lock, lock wait, locked table, ?locks on, ?shared lock,
    lock table, table is locked, rows are locked, ?lock request, blocking session, ?holding locks, ?locks held, waits for lock, waiting for lock, waiting on lock`,
  'alter-table': `
    alter, migration, schema change, schema upgrade, upgrade of schema, ddl, add column, create index, drop table, truncate table, vacuum full,
    ?changes this table, ?change to table, ?schema update, ?site upgrade, ?changes table, ?upgrade step`,
  vacuum: `
    vacuum, autovacuum, dead tuple, table bloat, dead row, xid wraparound, history list, undo log, oldest xmin,
    not yet removable, tuples reclaimed, rows cleaned up, reclaim tuples, table bloats, bloated table, ?cleaner, not vacuumed, ?automatic clean up, ?reclaimed`,
  'missing-index': `
    missing index, index missing, index is missing, without index, no index, whole table, seq scan, sequential scan, table scan, not indexed, ?add index,
    full scan, scans whole, scan of whole, scans all rows, reads all, million lines, explain says`,
  memory: `
    memory, ram, mem, footprint, bytes used, swap, permgen, mb more, gb more`,
  heap: `
    heap, heaptotal, gc heap, old generation, old gen, live object, tracemalloc, managed memory, xmx, heap snapshot, live bytes,
    ?inspector, ?v8, managed size, gc says, collector says, profiler says, profiler shows`,
  resident: `
    rss, resident, resident set, resident memory, process memory, working set, private dirty, ?res, vmrss, private bytes, top says, top shows, htop, docker stats, kubectl top, ?process uses, ?process takes, pod uses, process size, container memory,
    container shows, container is at, process shows`,
  native: `
    native memory, off heap, offheap, outside heap, outside of heap, jemalloc, malloc, glibc, arena, fragmentation, tcmalloc, mimalloc, direct buffer, direct memory, bytebuffer,
    metaspace, native extension, c library, native library, unmanaged memory, smaps, anonymous mapping, native module, allocator, native allocation, outside v8, external memory, native code, c extension,
    mmap, memory mapped file, netty, bytebuf, arraybuffers,
    imagick, imagemagick, libvips, opencv, image library, gd, cgo, jni, ffi, ctypes, cython, sharp, canvas, rust extension, direct byte buffer, mapped file, page cache, overall usage,
    pmap, anon blocks, valgrind, definitely lost, indirectly lost, massif, nmt, ?codec, ?buffer, buffers allocated, native heap,
    pages back, back to system, back to operating system, free list, dirty pages, ?purge, small allocations, ?allocates, retained by allocator, arenas`,
  'out-of-memory': `
    out of memory, oom, oomkilled, outofmemoryerror, killed for memory, ?memory limit, runs out of memory, heap space, exit code 137, exit 137, killed by kernel, ?low memory,
    gc overhead, ?allocation failed, memoryerror, bad alloc`,
  'garbage-collector': `
    gc, garbage collection, collector, mark compact, collection runs,
    stop the world, stops the world, full gc, gc pause, gc pauses, mark sweep`,
  cache: `
    cache, ?map, ?dictionary, hashmap, in memory cache, static map, ?list, ?array, global variable, memoize, lru, ?registry, ?history, ?static field,
    dict, module level, hash map, static concurrenthashmap,
    ?entries, ?in memory map, in memory maps`,
  unbounded: `
    eviction, expiry, ttl, size limit, no limit, unbounded, without bound, without limit, only gets entries, never evicted, keeps every, no bound, no maximum,
    never drop, never dropped, never deleted, drop any, nothing removes, nobody removes, nothing is removed, never pruned,
    without maximum, no maximum size, without eviction, never emptied, never cleared, never shrinks, not limited in size, never thrown out,
    only ever added, ever added to, nobody takes out, nothing is taken out, takes anything out, no expiry, have no expiry, without expiry, no expiration, never expire, only removes expired, bigger and bigger,
    grow without bound, ?without bound while`,
  listener: `
    listener, event listener, event handler, ?handler, ?callback, ?observer, subscription, ?subscriber, ?subscribe, event emitter, invocation list, eventemitter, addlistener,
    maxlistenersexceededwarning, ?emitter, ?delegate, addeventlistener, resize handler, keydown handler, watcher callback, rxjs, ?useeffect, mutation observer, ?change handler, ?signal handler,
    ?closure, keep alive ping, ping handler, event bus, eventbus, signal connect, keyup handler, another handler, changed event, position updates`,
  timer: `
    timer, ?interval, ticker, set interval, setinterval, settimeout, polling interval, polling loop, scheduled task, time after, cron callback, ?heartbeat,
    ?polls, ?stopwatch, ?countdown, clear timeout, clear interval, timeouts behind, ?its timeouts`,
  port: `
    local port, ephemeral port, source port, port range, port left, no port, ports are used, outgoing port, snat, free port, port exhaustion, out of ports, ?all ports, outbound ports, number of ports,
    ?outbound address, outbound ip, ?public address, ports per destination, ?gateway ports, no ports,
    ?28 000, ?28000, ?28232, ?28 232, ?16384, ?64511, ?65535, ?65000, ?28k`,
  'cannot-assign': `
    assign requested address, eaddrnotavail, only one usage of each socket, one usage of each socket, wsaenobufs, enobufs, 10055, 10048, ?buffer space, bind to local`,
  'many-short': `
    short request, short connection, short lived connection, very short, opened and closed, connection for each, connection per, connection churn, keep alive is off, without keep alive,
    no keep alive, keepalive off, <not> reuse, several connections, same host and port, same destination, one destination, one address, one host, fixed address, outbound calls, outbound connections, many requests per second,
    one domain, same domain, single domain, single host, same server, same backend, new connection for each, new connection per, connection every time,
    short requests, short connections, requests to one, connections to one, same address and port, one fixed address`,
  conntrack: `
    conntrack, nat table, nat entries, firewall table, connection tracking, netfilter, kube proxy, iptables, tracked connection, stateful firewall, state table, flow table, table full,
    kernel connection table, connection table of kernel, table of connections, netfilter, flow table, ?flows`,
  packet: 'packet, syn',
  'new-connections': `
    new connection, further connection, first packet, established ones keep, existing session, existing connection, connections at random, random connection, intermittent connection, established connections are fine, every tenth, new tcp handshakes, ?handshake`,
  refused: `
    connection refused, econnrefused, actively refused, no route to host, ehostunreach, ?unreachable, service is down, server is down, name or service not known, ?enotfound, no such host,
    temporary failure in name resolution, could not translate host name, ?not resolve, ?cannot resolve, upstream unavailable, ?dns lookup, ?name resolution, network is unreachable,
    ?not healthy, ?not health, ?is unhealthy, no pong, receive pong, ?health check .. redis, ?no reply to ping`,
  disk: 'disk, partition, ?volume, filesystem, file system, ?drive, ?storage, ?space, ?inode, df, mount point, var log',
  'disk-differs': `
    df and du, du and df, df h, du finds, du reports, df reports, du says, df says, du sh, du hs, du shx, du shows, df shows,
    still says disk, df still, still counted in, sum of the files, total of directories, freed when, restart freed, restarting freed, freed space, frees space, is still counted`,
  'no-space': 'no space left, ?no space, enospc, disk is full, disk full, full disk, out of disk',
  watch:
    'inotify, fsnotify, file watcher, watch limit, inotify watch, max user watches, max user instances, directory watch, file watch, number of watches, add watch, watch for file, watch file, file system watcher, watch this',
  watching: `
    watch, watcher, notify, further watches, add watches, chokidar, watchman`,
  'big-tree':
    'monorepo, big repo, large workspace, large project, every directory, single directory, each directory, each folder, many files, node modules, large folder, too large, big tree',
  zombie: `
    zombie, defunct, state z, dead child, dead children, ?exit status, dead process, finished children, exited children, marked z, flagged z, z state, exited processes, exited helpers, exited git,
    never reaped, not reaped, not get reaped, unreaped`,
  reap: `
    reap, reaper, waitpid, wait for children, wait for orphan, nobody waits, wait for its children, never waits, sigchld, pid 1, tini, dumb init, reparent, collect their exit, init process,
    zombies are not, double fork, no init, never calls wait, not call wait, wait is never called, never waited for, without waiting for them`,
  child: `
    ?child, ?children, child process, subprocess, ?fork, spawned process, ?spawn, ?orphan, orphaned process, exec probe, headless browser, chromium, chrome process, puppeteer, popen, shell out`,
  pids: `
    ?process id, ?process ids, pids max, pid limit, ?pids, task limit, max user processes, ulimit u, resource temporarily unavailable, eagain, pids cgroup, nproc, number of processes, ?new process, process table,
    process count, pids current, can not fork, fork fails`,
  lock: `
    lock, lock file, lockfile, mutex, semaphore, flock, redis lock, ?permit, pid file, pidfile, lck, ?lease, dev shm, sem mp, ipcs, semaphore arrays, semget, sem open, pidlock, ?dpkg`,
  'stale-lock': `
    stale lock, still locked, already locked, lock left, stuck lock, orphaned lock, lock is still held, leaked semaphore, holds lock, held lock, wrongly locked, 
    another instance is running, ?another process, another git process, ?already running, acquire lock, could not get lock, not get lock, lock is never, not acquire, stale pid, lock expired, lock held by,
    ?locked by, lock is held, unable to lock, <can> lock, ?deleted by hand, ?removed by hand, ?delete it by hand, removes lock, delete lock, remove lock, rm lock,
    flag says, still in progress, marked as running, ?previous run, ?another run, stuck in running, flag back, reset flag, ?old rows by hand, ?rows by hand, ?row by hand, pid file exists, lock exists, lock file exists,
    file is there, file from before, left from before, ?lock directory, thinks it is running, says it is running, believes it is running, pid file is, its pid file, another is running, ?another one is running, flag file`,
  timeout: 'timeout, time out, timed out, deadline',
  'in-read': `
    stuck in read, sits in read, ?read call, socketread0, ?socket read, in recv, ?recvfrom, ?recv, ?epoll wait, ?waiting for response, waiting for answer,
    blocked in read, hangs on read, reading from socket, ?waiting for server, ?waits for it, ?waiting for data, ssl read, poll schedule,
    waiting for reply, waiting on response, stuck on socket, stuck on fd, stuck on read, blocked on read, in futex read, so timeout, from read, in recvfrom`,
  remote: `
    api, remote, peer, provider, partner, vendor, upstream, third party, server, exchange, host, endpoint, network, service, http,
    request, call, fetch, download, transfer, sync, s3, rpc, grpc, webhook, smtp, ftp, ldap, gateway, far end, other side, other end, backend, website, feed`,
  serverless: `
    serverless, lambda, lambdas, cloud function, vercel, netlify, azure function, faas, ?functions, cold start, function instance, concurrent function, edge function, cloud run, function container,
    cloudflare worker, amplify, function app,
    ?var task, function runtime, runtime handler, function url, edge runtime, step function, frozen function, invocation, concurrent executions, execution environment, init start, inside of handler, inside handler, warm start`,
  bill: `
    bill, invoice, cost, charge, spend, budget, expensive, pay, paid, usd, dollar, finops, cents, euros, free tier, credits, per month, month before, monthly, largest item, line item, cost report,
    billed, billing, keeps billing, charged, dollars a month, dollars month, price`,
  'unused-things': `
    ?not in use, ?unused, unattached, not attached, orphaned resource, orphaned volume, ?leftover, ?not used, nobody uses, ?still running, ?around clock, idle resource, unneeded, ?long gone, ?snapshots,
    ?load balancer, ebs, nat gateway, ?nat, ?egress, elastic ip, ?always on, ?not needed, ?data transfer, log ingestion, test cluster, idle cluster, ?forgotten, ?no longer exist, decommissioned, deleted cluster, ?oversized,
    ?log group, ?log groups, log retention, retention is never, never expire, forwarding rule, reserved address, elastic ips, volumes available, old snapshot, orphaned disk, ?no owner,
    nobody using, all weekend, ?over weekend, ?left on, torn down, debug logging,
    ?attached to nothing, belong to nothing, belongs to nothing, without any instance, without any load balancer, no longer exists, volumes available, available volumes, target groups, left from deleted, ?idle machines, nobody remembers,
    hang on no, on no instance, no longer attached, attached to no, claims were deleted, left from failed, ?volumes whose, stays available, ?nobody knows what, ?from an experiment, ?test environment`,
  recursion: 'recursive loop, ?recursion, ?recursive, invokes itself, triggers itself, trigger loop, triggers it, endless trigger',
  queue: `
    queue, backlog, broker, ?topic, kafka, rabbitmq, rabbit, sqs, sidekiq, celery, job queue, message queue, ?buffer, task queue, pulsar, rocketmq, ?nats, unbounded list, mailbox, ?inbox, bullmq, activemq,
    resque, ?outbox, llen, msgq, redis list, redis stream, xlen, xpending, mbox, inflight, in flight, ?spool, ?ring buffer, disruptor, unbounded channel, ?unbounded queue`,
  message: 'message, job, task, event, work item',
  consumer: 'consumer, subscriber, worker, listener container, processor, handler',
  cpu: 'cpu, core, load average, processor time, processor usage, cpu load, processor load',
  worker: `
    worker, worker process, worker thread, event loop, gunicorn, uvicorn, puma, unicorn, php fpm, request thread, http thread, servlet thread, request handler, main thread, http nio, async handler,
    kestrel, passenger, waitress, tomcat, php children, max children, prefork, mod wsgi, rails server, puma threads, request pool, http worker, node server, node process, request path, thread pool,
    single threaded, main loop, health endpoint, health check, concurrency, ?replica`,
  'slow-query': `
    slow query, slow queries, ?query takes, ?queries take, long running query, slow sql, statement timeout, canceling statement, expensive query, ?query plan, blocked query, blocking query, queries are slow,
    slow statement, statement takes, query runs for, query is slow, long query, heavy query, ?n+1, ?execution plan, ?explain analyze, slow query log, ?query planner,
    ?query time, rows examined, statement needs, query needs, select needs, select takes, takes more than minute, update takes, join takes, seconds per query`,
  'limit-small': `
    limit too low, ?too low, limit is too small, ?smaller than, limitnofile, ?ulimit, ?soft limit, max map count, ?default limit, undersized, somaxconn, ?file max, quota too small, limit is smaller, ?nproc, rlimit,
    ?increase limit, ?raise limit, ?too small, ?limit of,
    raising limit, ?raising .. fixed, ?raising .. solved, ?raising .. cured, ?raising .. helped, after raising, increasing limit, limit increased, limit raised, higher limit, larger limit, default is only, ?default of, limit is only, ?by default only, hard coded limit, ?hard limit, ?capped at, set too low, is set to only, what .. allows it to open, ?above what, kernel maximum, below what, lower than what, out of box limit, ?ulimit n,
    ?are not enough, ?license is for, ?maximum of license, ?only <resource> allowed`,
  traffic: `
    traffic, request rate, ?load, ?requests, ?users, ?visitors, qps, rps, ?orders, ?customers, ?page views, ?hits, ?bot, crawler, scraper, campaign, black friday, players, ?promotion, ?sale, newsletter, ?mailing, ?visits`,
  surge: `
    spike of requests, spike in requests, spike in traffic, traffic spike, surge of, surge in, burst of requests, flood of requests, flood of traffic, flooded, ddos, denial of service, went viral, featured on, hacker news, reddit,
    marketing mail, black friday, cyber monday, launch day, peak season, hug of death, requests doubled, traffic doubled, visitors doubled, more traffic than, more requests than, more visitors than, more users than, more than usual, times usual,
    times normal, times more requests, times more traffic, unusual amount of requests, excessive requests, too much traffic, requests at maximum, increased traffic, heavy traffic, ?hammered, hammering, scale that fast, page cache miss, number of visitors, rush of,
    overwhelmed by, overwhelms, swamped, ?huge number of users, ?crawlers, ?bots, ?requests a minute, ?requests per minute`,
};

/** Names that are trouble by themselves; the others name a resource, and something has to happen to it. */
export const TELLING: ReadonlySet<string> = new Set([
  'close-wait',
  'time-wait',
  'no-thread',
  'too-many-clients',
  'idle-in-transaction',
  'open-transaction',
  'table-lock',
  'missing-index',
  'out-of-memory',
  'cannot-assign',
  'refused',
  'disk-differs',
  'no-space',
  'zombie',
  'stale-lock',
  'in-read',
  'unbounded',
  'unused-things',
  'recursion',
  'slow-query',
  'limit-small',
  'surge',
]);
