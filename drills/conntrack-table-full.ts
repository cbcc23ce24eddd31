import { startDrill } from './bounds.ts';
import { trackedAtMost } from './with/conntrack.ts';
import { startPython } from './with/programs.ts';

startDrill('conntrack-table-full', async (room) => {
  const { pid } = await startPython({
    room,
    drill: 'conntrack-table-full',
    program: 'python/tracked.py',
    args: [String(trackedAtMost()), 'sweep'],
    ready: /the first round is done/,
    apart: ['net'],
  });
  room.lookAt({ pid });
});
