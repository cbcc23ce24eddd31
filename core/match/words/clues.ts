/**
 * What the concepts say together, by cause: a weight in tenths, and the concepts that have to stand near each other. Clues of one
 * cause add up, and never to certainty: words alone make a cause possible, no more.
 */
export const CLUES: Readonly<Record<string, string>> = {
  'fd-leak': `
    7: descriptor grows, descriptor kept
    6: open-files grows, open-files kept, lsof opened-again
    6: file not-closed, stream not-closed
    5: descriptor runs-out, file opened-again, file kept each-time, file kept many, stream kept
    6: descriptor many, lsof kept
    5: lsof grows, lsof many, descriptor each-time
    4: open-files runs-out, open-files many, open-files
    3: file kept, descriptor, file refuses runs-out
    2: lsof, descriptor restart-helps`,
  'connection-leak': `
    6: body closing-helps, http-client closing-helps, socket closing-helps, connection closing-helps
    3: closing-helps
    5: http-client descriptor runs-out, http-client descriptor grows, socket descriptor grows
    8: close-wait
    7: body kept
    6: socket kept, http-client connection kept, read-loop
    5: socket grows, connection kept, http-client connection grows
    4: connection each-time many, connection many kept, read-loop grows, connection grows, http-client kept, connection each-time kept, http-client pool waits, http-client pool timeout, socket runs-out
    5: established grows, established kept, established many, established each-time, socket many, socket each-time
    3: http-client connection all-taken, socket restart-helps`,
  'goroutine-explosion': `
    5: goroutine each-time
    7: goroutine grows, goroutine kept, goroutine many
    6: channel kept, channel hangs
    5: routine grows
    4: routine kept
    4: goroutine
    5: channel goroutine, channel waits, channel many
    5: channel hangs each-time
    4: goroutine memory, goroutine hangs, socket memory kept
    3: socket memory grows, channel each-time, each-time not-removed connection`,
  'thread-explosion': `
    6: executor each-time kept, executor thread grows
    8: no-thread
    7: thread grows, thread kept
    6: executor kept, executor each-time
    6: thread many
    5: executor many, executor not-removed, thread runs-out, thread each-time
    4: timer thread each-time
    3: thread waits each-time
    2: thread`,
  'db-pool-exhaustion': `
    4: not-returned timeout, not-returned each-time
    6: database flat query hangs, pool query hangs
    4: database kept
    7: pool not-returned
    6: pool runs-out, pool all-taken, pool waits, pool acquire, database connection not-returned, acquire connection waits, database flat waits connection
    6: pool kept, acquire not-returned
    5: database not-returned, acquire runs-out, acquire kept, database waits connection, all-taken waits connection
    7: pool connection kept
    5: database connection kept, pool timeout, connection all-taken, connection acquire timeout, connection not-returned, database all-taken, rows kept
    4: rows connection, pool grows, connection waits grows, acquire waits, pool hangs, query connection hangs
    3: pool, connection waits timeout, connection runs-out`,
  'db-server-connections-exhausted': `
    8: too-many-clients
    6: database log-in refuses, database connection runs-out
    5: pool each-time, database refuses, database connection refuses, log-in refuses
    5: database connection many, database too-many-clients
    4: database connection kept, database connection each-time, database log-in kept, database log-in
    3: database runs-out`,
  'idle-in-transaction': `
    6: open-transaction alter-table
    9: idle-in-transaction
    7: open-transaction, table-lock hangs, open-transaction hangs
    6: transaction kept, table-lock
    5: transaction hangs, transaction crashed
    6: lasts open-transaction, lasts transaction
    5: lasts table-lock, open-transaction database, table-lock alter-table, alter-table waits, alter-table hangs, vacuum
    4: vacuum transaction, transaction waits, table-lock open-transaction, transaction table-lock
    2: transaction`,
  'memory-leak': `
    5: garbage-collector grows, garbage-collector kept
    4: memory each-time grows, size kept, size each-time
    6: out-of-memory, cache unbounded, cache kept many, cache memory unbounded, memory grows, memory kept, heap grows, heap kept
    5: heap runs-out, memory out-of-memory, cache retained, cache memory grows, cache heap, heap retained
    5: memory many kept
    4: memory runs-out, size grows, memory restart-helps, garbage-collector memory, memory retained, out-of-memory grows, heap many retained
    3: out-of-memory restart-helps, vanishes no-error
    3: size grows restart-helps, slows
    2: memory, heap`,
  'native-memory-leak': `
    5: native flat
    7: native, native kept, resident heap, resident heap grows, resident heap flat
    6: native grows, native memory, resident grows flat, resident native
    5: resident grows, resident garbage-collector, heap flat grows memory, heap flat memory, garbage-collector flat memory, heap resident flat grows
    4: garbage-collector flat resident, resident
    3: vanishes no-error
    2: vanishes restart-helps`,
  'event-listener-or-timer-leak': `
    5: repeated each-time
    7: listener grows, listener kept, listener many, timer kept, timer not-removed
    6: listener not-removed, listener each-time, timer grows
    7: not-unsubscribed
    6: listener repeated, not-unsubscribed repeated
    5: timer each-time, listener many
    4: message repeated, slows
    5: slows restart-helps
    4: listener memory grows, listener memory
    3: listener, timer`,
  'ephemeral-port-exhaustion': `
    4: many-short timeout many
    5: many-short many
    8: cannot-assign
    7: port runs-out
    6: time-wait, time-wait many
    5: time-wait runs-out, time-wait refuses
    4: port, many-short
    4: many-short refuses, many-short connection, port many-short, time-wait each-time
    3: many-short restart-helps`,
  'conntrack-table-full': `
    8: conntrack
    6: packet lost, packet lost new-connections, new-connections conntrack, new-connections runs-out
    5: packet lost connection, conntrack runs-out
    4: packet runs-out, packet lost many, packet new-connections refuses
    3: new-connections refuses, new-connections timeout, new-connections lost`,
  'disk-full-deleted-open-files': `
    8: disk-differs
    7: disk space-stays, deleted space-stays, deleted size space-stays
    6: disk runs-out, deleted disk, deleted kept file
    5: no-space, space-stays
    4: file kept disk, file many disk, file kept many, deleted disk restart-helps, disk grows, disk deleted kept, deleted descriptor
    5: disk full
    2: disk`,
  'inotify-watch-limit': `
    5: not-noticed refuses, not-noticed hangs
    5: watching refuses
    7: watch, watch runs-out, watching no-space, watching open-files, watching runs-out, watch open-files, no-space space-free
    6: watch no-space, no-space big-tree
    5: not-noticed, not-noticed big-tree, not-noticed no-space, watch refuses
    6: not-noticed space-free
    5: not-noticed watching, not-noticed many
    4: watch many`,
  'zombie-process-leak': `
    5: pids grows, child each-time kept, child zombie
    8: zombie
    7: reap child
    6: zombie grows, zombie reap, reap
    5: child kept, zombie pids
    6: pids reap
    4: child grows, pids child
    3: pids, child many, zombie many`,
  'file-lock-or-semaphore-leak': `
    4: crashed hangs, crashed waits
    5: crashed refuses stale-lock
    5: lock grows, lock many
    7: stale-lock lock
    6: by-hand stale-lock, stale-lock, lock kept, lock crashed, stale-lock crashed, nobody-works, nobody-works message
    5: by-hand lock, by-hand crashed, by-hand nobody-works, lock hangs, nobody-works crashed, stale-lock nobody-works
    4: by-hand hangs, by-hand waits, lasts nobody-works, lock refuses, lock waits, lock timeout
    3: lock`,
  'missing-timeout': `
    5: hangs in-read thread, worker in-read
    6: lasts in-read
    8: no-timeout
    6: in-read remote, in-read hangs
    5: hangs remote, in-read, hangs no-error, hangs each-time remote, outage remote, outage hangs, no-timeout remote
    3: hangs
    4: outage kept, hangs no-timeout, remote no-error, in-read thread kept
    4: lasts remote, lasts hangs, lasts outage
    3: outage, remote timeout hangs`,
  'serverless-connection-reuse': `
    8: serverless too-many-clients
    7: serverless database connection, serverless database runs-out, serverless too-many-clients
    6: serverless connection, serverless database refuses
    5: serverless database, serverless each-time connection, serverless database hangs, serverless database each-time
    4: serverless connection kept
    2: serverless`,
  'cost-leak': `
    4: unused-things
    5: unused-things grows, bill slows
    6: bill grows, bill unused-things, recursion
    5: unused-things many, bill, bill runs-out, recursion serverless
    4: unused-things kept, bill kept, bill serverless
    3: bill many`,
  'message-or-queue-backlog': `
    5: message many waits
    5: message too-slow out-of-memory
    6: queue too-slow grows, too-slow out-of-memory
    6: queue grows, queue too-slow, message too-slow, consumer too-slow
    5: too-slow, queue memory, queue heap, message heap too-slow, queue runs-out
    4: message grows, queue waits, queue message grows, heap message consumer, queue out-of-memory, message consumer grows
    3: queue, message waits`,
  'cpu-runaway': `
    7: busy-loop
    6: cpu cpu-full, busy-loop cpu
    6: cpu full
    5: cpu-full, cpu grows
    4: cpu runs-out, busy-loop hangs
    2: cpu`,
  'worker-starvation': `
    5: worker-taken no-error
    6: worker-taken, worker worker-taken, worker-taken remote
    6: worker-taken hangs
    5: worker hangs, worker waits, worker-taken cpu-idle, cpu-idle waits
    4: worker all-taken, worker runs-out, worker timeout
    2: worker`,
  'slow-or-blocked-sql': `
    5: query many slows
    7: slow-query
    6: missing-index
    5: missing-index database, slow-query database
    4: query waits, query hangs, alter-table query waits, database cpu-full, database cpu
    3: query timeout`,
  'dependency-unreachable': `
    7: refused
    5: refused database, refused remote
    3: remote refuses
    2: outage`,
  'limit-too-low': `
    6: limit-small closing-helps, limit-small descriptor runs-out healthy-use
    4: limit-small descriptor, runs-out in-proportion healthy-use
    7: limit-small
    5: limit-small healthy-use, limit-small descriptor healthy-use
    3: limit-small runs-out, healthy-use runs-out`,
  'traffic-growth': `
    5: surge
    6: surge traffic, surge in-proportion, surge healthy-use
    5: traffic in-proportion many
    6: in-proportion traffic
    5: traffic grows healthy-use, in-proportion grows healthy-use
    3: traffic grows, in-proportion grows, in-proportion`,
};
