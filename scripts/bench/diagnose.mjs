// A look and a watch at a process with as many descriptors as may be, beside lsof, ss and netstat; and what they cost it.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../run.mjs';
import { runMeasured } from './run-measured.mjs';

const PROGRAM = join(ROOT, 'test/fixtures/programs/hold-many.mjs');
const STANCH = join(ROOT, 'bin/stanch.js');
/** Seconds: of a watch, and of each stretch in which a busy process is counted. */
const [WATCH, STRETCH] = [20, 4];

export async function measure({ runs }) {
  const steady = await hold([]);
  try {
    print(`${steady.held.toLocaleString('en')} descriptors, half of them sockets; medians of ${runs} alternating runs`);
    await compare(steady.pid, runs);
    await measureWatch(steady.pid);
  } finally {
    await steady.end();
  }
  const busy = await hold(['--busy']);
  try {
    await slowDown(busy, runs);
  } finally {
    await busy.end();
  }
}

async function compare(pid, runs) {
  const commands = {
    'stanch diagnose --for 0s': [process.execPath, [STANCH, 'diagnose', '--pid', String(pid), '--for', '0s', '--exit-zero']],
    'lsof -nP -p': ['lsof', ['-nP', '-p', String(pid)]],
    'ss -tanp': ['ss', ['-tanp']],
    'netstat -antp': ['netstat', ['-antp']],
    'an empty program of Node.js': [process.execPath, ['-e', '0']],
  };
  const taken = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  // The first round fills the caches.
  for (let run = 0; run <= runs; run++)
    for (const [name, [command, args]] of Object.entries(commands)) {
      const { code, err, ms } = await runMeasured(command, args);
      if (code !== 0) throw new Error(`${name} ended with ${code}: ${err}`);
      if (run > 0) taken[name].push(ms);
    }
  const lsof = taken['lsof -nP -p'];
  for (const [name, times] of Object.entries(taken)) {
    const ratios = times.map((ms, run) => ms / lsof[run]);
    const range = `(${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`;
    print(`${name.padEnd(30)} ${median(times).toFixed(0).padStart(5)} ms   ${median(ratios).toFixed(2)} × lsof ${range}`);
  }
}

async function measureWatch(pid) {
  const watch = spawn(process.execPath, [STANCH, 'watch', '--pid', String(pid)], { stdio: 'ignore' });
  await sleep(3_000);
  const [from, since] = [ticks(watch.pid), performance.now()];
  await sleep(WATCH * 1_000);
  const share = (10 * (ticks(watch.pid) - from)) / (performance.now() - since);
  const memory = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${watch.pid}/status`, 'utf8'))?.[1]) / 1024;
  await end(watch);
  print(`stanch watch, a look a second: ${(100 * share).toFixed(1)} % of a core over ${WATCH} s, ${memory.toFixed(0)} MB resident at most`);
}

/** How often the process opens and closes a file while nobody looks, while it is watched, and while lsof looks over and over. */
async function slowDown(busy, runs) {
  const lookers = {
    nobody: () => undefined,
    'stanch watch': () => spawn(process.execPath, [STANCH, 'watch', '--pid', String(busy.pid)], { stdio: 'ignore' }),
    'lsof in a loop': () => spawn('/bin/sh', ['-c', 'while lsof -nP -p "$1"; do :; done', 'sh', String(busy.pid)], { stdio: 'ignore', detached: true }),
  };
  const rates = Object.fromEntries(Object.keys(lookers).map((name) => [name, []]));
  for (let run = 0; run < runs; run++)
    for (const [name, start] of Object.entries(lookers)) {
      const looker = start();
      // The start of a program is no part of a watch of hours.
      await sleep(1_500);
      busy.counted.length = 0;
      await sleep(STRETCH * 1_000);
      rates[name].push({
        clock: median(busy.counted.map(({ perSecond }) => perSecond)),
        work: median(busy.counted.map(({ perProcessorSecond }) => perProcessorSecond)),
      });
      if (looker) await end(looker, name === 'lsof in a loop');
    }
  for (const [name, values] of Object.entries(rates)) {
    const [clock, work] = ['clock', 'work'].map((way) => 100 * median(values.map((value, run) => 1 - value[way] / rates.nobody[run][way])));
    const rate = Math.round(median(values.map((value) => value.clock))).toLocaleString('en');
    print(
      `open and close, looked at by ${name.padEnd(15)} ${rate.padStart(9)} /s   ${clock.toFixed(1)} % slower, ${work.toFixed(1)} % less for its processor time`,
    );
  }
  print(`load ${loadavg()[0].toFixed(1)} of ${(await import('node:os')).availableParallelism()} processors`);
}

/** The program that holds descriptors, once it has them; and what it says of its work since. */
async function hold(args) {
  const child = spawn(process.execPath, [PROGRAM, 'all', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const counted = [];
  const ready = await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${PROGRAM} ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const said = JSON.parse(line);
      if ('pid' in said) resolve(said);
      else counted.push(said);
    });
  });
  return { ...ready, counted, end: () => end(child) };
}

function end(child, group = false) {
  return new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.once('exit', resolve);
    process.kill(group ? -child.pid : child.pid, 'SIGTERM');
  });
}

/** Hundredths of a second of all its threads. */
function ticks(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function print(line) {
  process.stdout.write(`${line}\n`);
}
