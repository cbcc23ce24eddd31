import { parentPort, workerData } from 'node:worker_threads';
import { AnchorTable } from '../../core/match/scan/anchor-table.ts';
import { LogScan } from '../../core/match/scan/log-scan.ts';
import type { Signature } from '../../core/match/scan/signatures.ts';
import { Tally } from '../../core/match/scan/tally.ts';
import { type SharedFile, type StretchLines, scanStretches } from './stretches.ts';

/** The other thread of a scan: takes stretches of each file it is sent, and says at the end what it has found. */
const table = new AnchorTable(workerData as readonly Signature[]);
const tally = new Tally(table.signatures);
const scan = new LogScan(table, tally);

parentPort?.on('message', (file: SharedFile | 'end') => {
  if (file === 'end') {
    parentPort?.postMessage(tally.counts());
    parentPort?.close();
    return;
  }
  const done: StretchLines[] = [];
  for (const stretch of scanStretches(file, scan)) if (stretch) done.push(stretch);
  parentPort?.postMessage(done);
});
