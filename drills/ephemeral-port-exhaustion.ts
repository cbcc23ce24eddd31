import { startDrill } from './bounds.ts';
import { startPython } from './with/programs.ts';

startDrill('ephemeral-port-exhaustion', async (room) => {
  const { pid } = await startPython({
    room,
    drill: 'ephemeral-port-exhaustion',
    program: 'python/local_ports.py',
    args: ['churn'],
    ready: /no local port is left/,
    apart: ['net'],
  });
  room.lookAt({ pid });
});
