import { startDrill } from './bounds.ts';
import { startPython } from './with/programs.ts';

startDrill('semaphore-leak', async (room) => {
  const { pid } = await startPython({ room, drill: 'semaphore-leak', program: 'python/semaphores.py', args: ['leak'], ready: /the first job/, apart: ['ipc'] });
  room.lookAt({ pid });
});
