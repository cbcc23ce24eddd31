import type { Drill } from '../drill.ts';

/** What a host, a process or a bill runs out of. Where the host would, in namespaces of their own. */
export const LIMIT_DRILLS: readonly Drill[] = [
  {
    name: 'ephemeral-port-exhaustion',
    summary: 'a client in Python that can no longer connect, though it holds nothing open',
    answer: 'ephemeral-port-exhaustion',
    explanation:
      'It makes a connection for each question and closes it first, so its port waits a minute in TIME_WAIT. All 600 local ports of its network namespace wait by now. Seen in ports.top_peer_share, ports.in_time_wait_share.',
    descriptorLimit: 1024,
    needs: ['python', 'namespaces'],
  },
  {
    name: 'semaphore-leak',
    summary: 'a server in Python that makes semaphores for each job',
    answer: 'file-lock-or-semaphore-leak',
    explanation:
      'Two System V sets a second are made and none is removed. They belong to no process and would outlive it; here they go with its IPC namespace. Growing: semaphores.sysv.',
    descriptorLimit: 1024,
    needs: ['python', 'namespaces'],
  },
  {
    name: 'posix-semaphore-leak',
    summary: 'a crawler in Python that makes a semaphore for each site',
    answer: 'file-lock-or-semaphore-leak',
    explanation:
      'Five sites every two seconds get a POSIX semaphore each, which is mapped and never closed. It holds no descriptor, and its name is gone already. Growing: semaphores.posix.',
    descriptorLimit: 1024,
    needs: ['python'],
  },
  {
    name: 'conntrack-table-full',
    summary: 'a monitor in Python whose datagrams get lost on their way out',
    answer: 'conntrack-table-full',
    explanation:
      'Each new address is a connection to the kernel, kept for ten minutes. Its table has no room left, in the network namespace of the monitor alone. Seen in conntrack.used_share, and growing: conntrack.drops.',
    descriptorLimit: 1024,
    needs: ['python', 'namespaces', 'conntrack'],
  },
  {
    name: 'cost-leak',
    summary: 'a function that calls itself again when it fails',
    answer: 'cost-leak',
    explanation:
      'Orders come as they always did, ten a second, and are done. Each failed call is tried again for ever beside them, so every order costs more billed seconds than the one before. Growing: cost.units_per_result.',
    descriptorLimit: 1024,
  },
  {
    name: 'limit-too-low',
    summary: 'a store that keeps 950 segments open where 1,024 descriptors are allowed',
    answer: 'limit-too-low',
    explanation: 'For each segment that it opens it closes the oldest one, so nothing leaks. It works with as many as it was told to, and hardly any is left.',
    descriptorLimit: 1024,
  },
  {
    name: 'closed-by-the-server',
    summary: 'a healthy client in Python beside hundreds of connections in TIME_WAIT',
    answer: 'none',
    explanation: 'The server closes first, so all of them wait on its own port. That costs a little memory, and none of the local ports.',
    descriptorLimit: 1024,
    needs: ['python', 'namespaces'],
  },
  {
    name: 'steady-semaphores',
    summary: 'a healthy server in Python with 40 semaphore sets, and one more for each job',
    answer: 'none',
    explanation: 'It made forty at the start, as a database does, and the one of a job is removed with it.',
    descriptorLimit: 1024,
    needs: ['python', 'namespaces'],
  },
  {
    name: 'few-tracked-connections',
    summary: 'a healthy monitor in Python that sends 500 datagrams a second',
    answer: 'none',
    explanation: 'They go to the same 200 addresses, so the kernel tracks 200 connections, whatever their number.',
    descriptorLimit: 1024,
    needs: ['python', 'namespaces', 'conntrack'],
  },
  {
    name: 'retries-that-pass',
    summary: 'a healthy function whose calls fail now and then',
    answer: 'none',
    explanation: 'One call in five is tried a second time, and then passes. Every order costs about the same.',
    descriptorLimit: 1024,
  },
];
