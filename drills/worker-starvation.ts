import { get } from 'node:http';
import { startDrill } from './bounds.ts';
import { serveMetrics } from './with/pages.ts';
import { isPeer, servePeer, startPeer } from './with/peer.ts';

const WORKERS = 8;
const MOST = 2_000;
const EVERY_MS = 400;

/** Eight workers, each of which waits for a peer that takes every question and answers none. */
function starve(): void {
  startDrill('worker-starvation', async (room) => {
    const port = await startPeer(room);
    const jobs: number[] = [];
    let busy = 0;
    const work = () => {
      while (busy < WORKERS && jobs.shift() !== undefined) {
        busy++;
        const done = () => {
          busy--;
          work();
        };
        get({ host: '127.0.0.1', port, agent: false }, (response) => response.resume().once('end', done)).once('error', done);
      }
    };
    let taken = 0;
    setInterval(() => {
      if (jobs.length < MOST) jobs.push(taken++);
      work();
    }, EVERY_MS);
    await serveMetrics(room, () => ({ mail_workers_busy: busy, mail_workers_max: WORKERS, mail_jobs_waiting: jobs.length }));
  });
}

if (isPeer) servePeer(() => undefined);
else starve();
