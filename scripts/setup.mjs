// Installs what the project needs, when it changed since the last time.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainEnvironment, projectNode, ROOT, runQuietly } from './run.mjs';

const MODULES = join(ROOT, 'node_modules');
const STAMP = join(MODULES, '.stanch-setup');
const DEADLINE_SECONDS = 900;
const NEXT_STEPS = [
  [/ENOSPC/, 'The disk is full: make room (about 500 MB are needed), then run the same command again.'],
  [/EACCES|EPERM/, 'A file is not yours to write, often because an earlier install ran as root: remove node_modules, then run the same command again.'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/,
    'The package registry did not answer: check the network and any proxy (npm config get proxy), then run the same command again.',
  ],
  [
    /UNABLE_TO|SELF_SIGNED|CERT_/,
    'The certificate of the registry is not trusted: tell npm your own authority (npm config set cafile FILE), then run the same command again.',
  ],
];

/** Makes node_modules what package.json and the lock file say; answers with the Node to run everything else on, or undefined. */
export async function setUp() {
  if (process.platform === 'win32') return complain('Stanch does not support Windows; Linux and macOS are, and under WSL it runs as on Linux.');
  if (!isUpToDate() && !(await install())) return undefined;
  const node = projectNode();
  return (
    node ||
    complain(
      `Stanch needs Node 22.22.2 or newer. This is ${process.versions.node}, and the one installed beside the project does not run here.\n  Install a newer one (nodejs.org), then run the same command again.`,
    )
  );
}

function isUpToDate() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint();
}

// Only what decides about the install: a changed script in package.json is no reason for one.
function fingerprint() {
  const manifest = readManifest();
  const parts = [
    manifest.dependencies,
    manifest.devDependencies,
    manifest.overrides,
    manifest.allowScripts,
    process.platform,
    process.arch,
    read('package-lock.json'),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

async function install() {
  const [npm, ...first] = findNpm();
  // Not `npm ci`: the lock file lacks binaries of machines other than the one it was written on, and npm ci insists on all of them.
  // `npm install` takes every version from the lock too, and adds this machine's binaries; --no-save keeps both files as they are.
  const how = isLocked() ? ['install', '--no-save'] : ['install'];
  const args = [...first, ...how, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error', '--engine-strict=false'];
  const started = Date.now();
  process.stdout.write(`installing… (${existsSync(MODULES) ? 'what changed' : 'the first time takes about 30 s'})\n`);
  rmSync(STAMP, { force: true });
  let { code, output } = await runQuietly(npm, args, plainEnvironment(), DEADLINE_SECONDS);
  // The project's own Node is not to be had for every machine; a recent one at hand does as well.
  if (code !== 0 && output.includes('installArchSpecificPackage') && projectNode() === process.execPath) {
    ({ code, output } = await runQuietly(npm, [...args, '--ignore-scripts'], plainEnvironment(), DEADLINE_SECONDS));
  }
  if (code !== 0) return Boolean(complain(`${output}\nThe install failed: npm ${how.join(' ')} ended with exit code ${code}.\n  ${nextStep(output)}`));
  writeFileSync(STAMP, fingerprint());
  process.stdout.write(`installed in ${Math.round((Date.now() - started) / 1000)} s\n`);
  return true;
}

// The npm that runs this script, on the Node that runs it; not the project's own Node, which may be about to be replaced.
function findNpm() {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  if (!npm || !/npm-cli\.c?js$/.test(npm)) return ['npm'];
  return [node && !node.startsWith(MODULES) && existsSync(node) ? node : process.execPath, npm];
}

function isLocked() {
  const lock = read('package-lock.json');
  if (lock === '') return false;
  const { packages } = JSON.parse(lock);
  const manifest = readManifest();
  const root = packages?.[''] || {};
  return ['dependencies', 'devDependencies'].every((kind) => sorted(root[kind]) === sorted(manifest[kind]));
}

function nextStep(output) {
  const [, step] = NEXT_STEPS.find(([pattern]) => pattern.test(output)) || [];
  return step || 'Remove node_modules and run the same command again; npm 8 or newer is needed (npm --version).';
}

const sorted = (packages) => JSON.stringify(Object.entries(packages || {}).sort());
const readManifest = () => JSON.parse(read('package.json'));

function read(name) {
  const file = join(ROOT, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function complain(message) {
  process.stderr.write(`${message}\n`);
  return undefined;
}
