import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Runs a program to its end: what it said, how long it took, on the clock and of the processors, and the most memory it had resident. */
export function runMeasured(command, args) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err, memory, processor] = ['', '', 0, 0];
    const look = setInterval(() => {
      memory = Math.max(memory, highWater(child.pid));
      processor = Math.max(processor, processorTime(child.pid));
    }, 20);
    child.stdout.on('data', (piece) => {
      out += piece;
    });
    child.stderr.on('data', (piece) => {
      err += piece;
    });
    child.on('error', (error) => {
      clearInterval(look);
      reject(error.code === 'ENOENT' ? new Error(`${command} is not installed; on Debian: apt-get install ripgrep`) : error);
    });
    child.on('close', (code) => {
      clearInterval(look);
      resolve({ code, out, err, ms: performance.now() - start, processor, memory });
    });
  });
}

/** Bytes; the kernel keeps the highest mark, so that looking now and then is enough. Nothing where there is no /proc. */
function highWater(pid) {
  try {
    return 1024 * Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Milliseconds of all threads, as of the last look. */
function processorTime(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return 10 * (Number(fields[11]) + Number(fields[12]));
  } catch {
    return 0;
  }
}
