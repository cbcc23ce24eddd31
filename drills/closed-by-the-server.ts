import { startDrill } from './bounds.ts';
import { startPython } from './with/programs.ts';

startDrill('closed-by-the-server', async (room) => {
  const { pid } = await startPython({
    room,
    drill: 'closed-by-the-server',
    program: 'python/local_ports.py',
    args: ['served'],
    ready: /the server has closed/,
    apart: ['net'],
  });
  room.lookAt({ pid });
});
