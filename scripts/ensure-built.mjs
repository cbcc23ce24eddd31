// Builds dist/ when it is older than its sources, for the tests that run the built program.
import { execFileSync } from 'node:child_process';
import { ROOT } from './run.mjs';
import { isBuilt } from './stale.mjs';

export default function ensureBuilt() {
  if (!isBuilt()) execFileSync(process.execPath, ['scripts/build.mjs'], { cwd: ROOT, stdio: 'inherit' });
}
