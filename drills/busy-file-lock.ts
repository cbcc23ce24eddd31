import { join } from 'node:path';
import { startDrill } from './bounds.ts';
import { startPython } from './with/programs.ts';

startDrill('busy-file-lock', async (room) => {
  const mailer = await startPython({
    room,
    drill: 'busy-file-lock',
    program: 'python/file_lock.py',
    args: [join(room.folder, 'spool'), 'turns'],
    ready: /the spool is shared/,
  });
  room.lookAt({ pid: mailer.pid });
});
