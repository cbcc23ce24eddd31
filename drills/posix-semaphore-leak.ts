import { startDrill } from './bounds.ts';
import { startPython } from './with/programs.ts';

startDrill('posix-semaphore-leak', async (room) => {
  const { pid } = await startPython({ room, drill: 'posix-semaphore-leak', program: 'python/permits.py', args: [], ready: /the first site/ });
  room.lookAt({ pid });
});
