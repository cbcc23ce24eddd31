import { startDrill } from './bounds.ts';
import { trackedAtMost } from './with/conntrack.ts';
import { startPython } from './with/programs.ts';

startDrill('few-tracked-connections', async (room) => {
  const { pid } = await startPython({
    room,
    drill: 'few-tracked-connections',
    program: 'python/tracked.py',
    args: [String(trackedAtMost()), 'few'],
    ready: /the first round is done/,
    apart: ['net'],
  });
  room.lookAt({ pid });
});
