// How the set-up scripts start other programs. Any Node from 14 on can read the set-up scripts: they run before the install.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const IN_CI = ![undefined, '', '0', 'false'].includes(process.env.CI);
export const HAS_TERMINAL = Boolean(process.stdin.isTTY && process.stdout.isTTY);

const BIN = join(ROOT, 'node_modules/.bin');

/** The environment without the paths that npm put in front: what runs then does not live in the folder being installed. */
export function plainEnvironment() {
  const path = (process.env.PATH || '').split(delimiter).filter((folder) => !/node_modules[/\\](\.bin|npm[/\\].*node-gyp-bin)$/.test(folder));
  return { ...process.env, PATH: path.join(delimiter) };
}

/** The environment in which `node` and every tool are the project's own. */
export function projectEnvironment() {
  const { PATH } = plainEnvironment();
  return { ...process.env, PATH: `${BIN}${delimiter}${PATH}`, ASTRO_TELEMETRY_DISABLED: '1' };
}

/** The Node that was installed with the project, else the one at hand when it is recent enough, else undefined. */
export function projectNode() {
  const own = join(BIN, 'node');
  if (existsSync(own) && spawnSync(own, ['--version']).status === 0) return own;
  const [major, minor, patch] = process.versions.node.split('.').map(Number);
  const recent = major > 22 || (major === 22 && (minor > 22 || (minor === 22 && patch >= 2)));
  return recent ? process.execPath : undefined;
}

/** Runs a program on this terminal and answers with its exit code. Ctrl-C is for the program, which gets it too. */
export function runHere(command, args, env) {
  return new Promise((done) => {
    const ignore = () => {};
    process.on('SIGINT', ignore);
    const child = spawn(command, args, { cwd: ROOT, env, stdio: 'inherit' });
    const pass = (signal) => child.kill(signal);
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, pass);
    const end = (code) => {
      process.off('SIGINT', ignore);
      for (const signal of ['SIGTERM', 'SIGHUP']) process.off(signal, pass);
      done(code);
    };
    child.on('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      end(127);
    });
    child.on('close', (code, signal) => end(code === null ? (signal === 'SIGINT' ? 130 : 143) : code));
  });
}

/** Runs a program and keeps what it says; after `seconds` it is stopped with everything it started. */
export function runQuietly(command, args, env, seconds) {
  return new Promise((done) => {
    const pieces = [];
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const stop = (signal) => {
      try {
        process.kill(-child.pid, signal);
      } catch {
        // It is gone already.
      }
    };
    const interrupt = () => {
      stop('SIGTERM');
      process.exit(130);
    };
    const deadline = setTimeout(() => {
      pieces.push(Buffer.from(`\nStopped: not done after ${seconds} s.\n`));
      stop('SIGKILL');
    }, seconds * 1000);
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, interrupt);
    const end = (code) => {
      clearTimeout(deadline);
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, interrupt);
      done({ code, output: Buffer.concat(pieces).toString() });
    };
    child.stdout.on('data', (piece) => pieces.push(piece));
    child.stderr.on('data', (piece) => pieces.push(piece));
    child.on('error', (error) => {
      pieces.push(Buffer.from(`${command}: ${error.message}\n`));
      end(127);
    });
    child.on('close', (code) => end(code === null ? 1 : code));
  });
}
