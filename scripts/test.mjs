// `npm test`: installs, brings in what the tests need, runs every stage, stops at the first that fails.
// The very last line is alone and says “N passed, N failed, N skipped” over all of vitest; a stage without tests that fails counts as one failed.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bringPackages } from './packages.mjs';
import { HAS_TERMINAL, IN_CI, projectEnvironment, runQuietly } from './run.mjs';
import { setUp } from './setup.mjs';
import { STAGES } from './stages.mjs';

const total = { passed: 0, failed: 0, skipped: [] };
const scratch = mkdtempSync(join(tmpdir(), 'stanch-test-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const started = Date.now();
process.exitCode = (await runAll()) ? 0 : 1;
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped\n`);

async function runAll() {
  const node = await setUp();
  if (node === undefined) return fail('The tests did not start.');
  await bringPackages();
  for (const stage of STAGES) {
    const before = Date.now();
    if (HAS_TERMINAL) process.stdout.write(`…       ${stage.name}`);
    const { passed, output, summary } = await (stage.project ? runTests(stage) : runCommands(stage));
    if (HAS_TERMINAL) process.stdout.write('\r\u001b[K');
    const line = `${passed ? 'ok    ' : 'FAILED'}  ${stage.name.padEnd(26)} ${seconds(before).padStart(7)}  ${summary}`;
    process.stdout.write(passed ? `${line.trimEnd()}\n` : `\n${output.trim()}\n\n${line.trimEnd()}\n`);
    if (!passed) return fail(`Stopped after ${seconds(started)}: ${stage.name} failed, its output is above. Again alone: ${again(stage)}`);
  }
  for (const name of total.skipped) process.stdout.write(`skipped: ${name}\n`);
  if (IN_CI && total.skipped.length > 0) {
    process.stdout.write('In CI nothing may be skipped: the tests above need something that this machine lacks.\n');
    return false;
  }
  process.stdout.write(`All stages passed in ${seconds(started)}.\n`);
  return true;
}

async function runCommands(stage) {
  for (const [command, ...args] of stage.commands) {
    const { code, output } = await runQuietly(command, args, projectEnvironment(), stage.seconds);
    if (code !== 0) return { passed: false, output: `$ ${[command, ...args].join(' ')}\n${output}`, summary: '' };
  }
  return { passed: true, output: '', summary: '' };
}

async function runTests(stage) {
  const file = join(scratch, `${stage.project}.json`);
  const args = ['run', '--project', stage.project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code, output } = await runQuietly('vitest', args, projectEnvironment(), stage.seconds);
  const tests = readTests(file);
  const count = (...states) => tests.filter(({ status }) => states.includes(status));
  const [passed, failed, skipped] = [count('passed'), count('failed'), count('skipped', 'pending', 'todo', 'disabled')];
  total.passed += passed.length;
  total.failed += failed.length;
  total.skipped.push(...skipped.map(({ fullName }) => `${stage.name}: ${fullName.trim()}`));
  const summary = `${passed.length} passed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`;
  return { passed: code === 0 && passed.length > 0, output, summary };
}

function readTests(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).testResults.flatMap(({ assertionResults }) => assertionResults);
  } catch {
    // No report, because vitest itself broke: its exit code says so.
    return [];
  }
}

function fail(message) {
  process.stdout.write(`${message}\n`);
  if (total.failed === 0) total.failed = 1;
  return false;
}

function again({ project, commands }) {
  return project ? `npx vitest run --project ${project}` : commands.map((command) => `npx ${command.join(' ')}`).join(' && ');
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
