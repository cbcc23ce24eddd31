import { join } from 'node:path';
import { startDrill } from './bounds.ts';
import { startPython } from './with/programs.ts';

startDrill('file-lock-leak', async (room) => {
  const mailer = await startPython({
    room,
    drill: 'file-lock-leak',
    program: 'python/file_lock.py',
    args: [join(room.folder, 'spool'), 'leak'],
    ready: /the spool is locked/,
  });
  room.lookAt({ pid: mailer.pid });
});
