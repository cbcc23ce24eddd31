import { startDrill } from './bounds.ts';
import { startPython } from './with/programs.ts';

startDrill('steady-semaphores', async (room) => {
  const { pid } = await startPython({
    room,
    drill: 'steady-semaphores',
    program: 'python/semaphores.py',
    args: ['turns'],
    ready: /all semaphores are made/,
    apart: ['ipc'],
  });
  room.lookAt({ pid });
});
