import type { Drill } from '../drill.ts';

/** Drills of programs in Go, Java and Python. */
export const LANGUAGE_DRILLS: readonly Drill[] = [
  {
    name: 'go-body-leak',
    summary: 'a Go client that never closes the body of a response',
    answer: 'connection-leak',
    explanation:
      'Twice a second a response is checked for its status and dropped. Its connection stays, with two goroutines, and turns to CLOSE_WAIT once the server closes. Growing: sockets.close_wait, go.body_goroutines.',
    descriptorLimit: 1024,
    needs: ['go'],
  },
  {
    name: 'goroutine-explosion',
    summary: 'a Go program that publishes each message from a goroutine of its own',
    answer: 'goroutine-explosion',
    explanation:
      'Nobody receives from the channel any more, and each goroutine waits to send for ever, five more a second. Growing: go.goroutines, all at one place.',
    descriptorLimit: 1024,
    needs: ['go'],
  },
  {
    name: 'go-memory-leak',
    summary: 'a Go program with a cache that nothing ever shrinks',
    answer: 'memory-leak',
    explanation: 'Ten answers a second of 96 KiB each stay in a map, among forty times as much garbage. Growing: go.heap_live, what each collection leaves.',
    descriptorLimit: 1024,
    needs: ['go'],
  },
  {
    name: 'go-log-rotation',
    summary: 'a Go program that keeps a reference to every log file it ever wrote',
    answer: 'fd-leak',
    explanation:
      'Each rotation opens a file and puts it in a slice. What is referred to is not collected, and so not closed either. Growing: descriptors.files.',
    descriptorLimit: 1024,
    needs: ['go'],
  },
  {
    name: 'jvm-thread-explosion',
    summary: 'a Java program that makes an executor for each call',
    answer: 'thread-explosion',
    explanation:
      'Each executor keeps its one thread, because none is shut down: pool-1-thread-1, pool-2-thread-1 and so on, one a second. Growing: threads.count.',
    descriptorLimit: 4096,
    lookFor: 170,
    needs: ['java'],
  },
  {
    name: 'file-lock-leak',
    summary: 'a mailer in Python whose workers pile up',
    answer: 'file-lock-or-semaphore-leak',
    explanation:
      'Sending failed, and the release of the spool lock stood behind it. One more worker a second waits for a lock whose holder stays the same. Growing: locks.waiting.',
    descriptorLimit: 1024,
    needs: ['python'],
  },
  {
    name: 'busy-file-lock',
    summary: 'a healthy mailer in Python whose workers take turns with one file lock',
    answer: 'none',
    explanation: 'Somebody always waits for the lock, and it changes hands several times a second. That is what a lock is for.',
    descriptorLimit: 1024,
    needs: ['python'],
  },
  {
    name: 'go-idle-connections',
    summary: 'a healthy Go client with twenty idle connections',
    answer: 'none',
    explanation:
      'It keeps them for reuse. Each has a readLoop and a writeLoop as a leaked body has, but its readLoop waits for data, not for somebody to close.',
    descriptorLimit: 1024,
    needs: ['go'],
  },
  {
    name: 'go-backlog',
    summary: 'a healthy Go program whose goroutines come in bursts',
    answer: 'none',
    explanation: 'Two hundred pieces of work arrive in two seconds, and are done before the next burst. What falls with the load is no leak.',
    descriptorLimit: 1024,
    needs: ['go'],
  },
  {
    name: 'go-garbage-sawtooth',
    summary: 'a healthy Go program that makes plenty of garbage',
    answer: 'none',
    explanation: 'Its heap climbs by 12 MB a second and falls at each collection, to the same 20 MB every time.',
    descriptorLimit: 1024,
    needs: ['go'],
  },
  {
    name: 'jvm-cache-warm-up',
    summary: 'a healthy Java program whose cache fills and then is full',
    answer: 'none',
    explanation: 'Memory grows for some seconds after the start, until the cache has its 400 entries. From then on one goes for each that comes.',
    descriptorLimit: 4096,
    needs: ['java'],
  },
  {
    name: 'python-idle-pool',
    summary: 'a healthy Python client whose idle connections the peer has closed',
    answer: 'none',
    explanation: 'Twenty connections sit in CLOSE_WAIT until their pool is used again. They were made together and do not become more.',
    descriptorLimit: 1024,
    needs: ['python'],
  },
];
