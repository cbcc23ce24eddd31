// `npm start`: installs, builds what changed, opens the wizard; without a terminal a drill that shows the whole way instead.
import { HAS_TERMINAL, projectEnvironment, runHere, runQuietly } from './run.mjs';
import { setUp } from './setup.mjs';
import { isBuilt } from './stale.mjs';

process.exitCode = await start(process.argv.slice(2));

async function start(args) {
  const node = await setUp();
  if (node === undefined) return 1;
  const env = projectEnvironment();
  if (!isBuilt()) {
    process.stdout.write('building…\n');
    const { code, output } = await runQuietly(node, ['scripts/build.mjs'], env, 120);
    process.stderr.write(output);
    if (code !== 0) {
      process.stderr.write('The build failed: the lines above say where. Nothing was started.\n');
      return 1;
    }
  }
  if (args.length > 0) return runHere(node, ['bin/stanch.js', ...args], env);
  if (HAS_TERMINAL) return runHere(node, ['bin/stanch.js'], env);
  process.stdout.write('No terminal here, so no wizard: a program that leaks file descriptors is started, looked at, and stopped.\n\n');
  return runHere(node, ['bin/stanch.js', 'drill', 'fd-leak', '--diagnose'], env);
}
