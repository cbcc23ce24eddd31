import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Runs a program to its end: what it said, how long it took, and the most memory it had resident. */
export function runMeasured(command, args) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err, memory] = ['', '', 0];
    const look = setInterval(() => {
      memory = Math.max(memory, highWater(child.pid));
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
      resolve({ code, out, err, ms: performance.now() - start, memory });
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
