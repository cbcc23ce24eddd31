import { bundleName } from '../../core/bundle/manifest.ts';
import type { Runbook } from '../../core/knowledge/types.ts';
import type { Redactor } from '../../core/redact/redact.ts';
import { chooseFile, saveBundle } from '../bundle/save.ts';
import { takeBundle } from '../bundle/take.ts';
import type { Shell } from '../shell.ts';
import { findProcess } from '../targets/find-process.ts';
import { readHost } from '../targets/host.ts';
import { localMachine } from '../targets/local.ts';
import { hasProc } from '../targets/processes.ts';
import { VERSION } from '../version.ts';

export interface CaptureProcessOptions {
  readonly runbooks: readonly Runbook[];
  readonly redactor: Redactor;
  readonly signal: AbortSignal;
  readonly shell: Pick<Shell, 'env' | 'cwd' | 'now'>;
  onLook(looks: number, of: number): void;
}

/** As `stanch capture` does without options. */
const [LOOKS, INTERVAL, BUDGET] = [2, 5, { bytes: 32 * 1024 ** 2, seconds: 120 }];

/** Saves what can be seen of a process into the working directory; where that has no room, it says so and saves it elsewhere. */
export async function captureProcess(
  pid: number,
  { shell, onLook, ...options }: CaptureProcessOptions,
): Promise<{ readonly path: string; readonly instead?: string }> {
  const name = options.redactor.text((await findProcess({ pid: String(pid) })).name);
  const file = await chooseFile(undefined, bundleName({ pid, name }, shell.now()), shell.cwd);
  const { bytes } = await takeBundle(localMachine, {
    ...options,
    subject: { pid, way: hasProc() ? 'proc' : 'portable' },
    name,
    ...{ looks: LOOKS, interval: INTERVAL, untilPlain: false, budget: BUDGET, host: readHost(), version: VERSION, now: shell.now },
    onLook: (looks) => onLook(looks, LOOKS),
  });
  return saveBundle(bytes, file, shell);
}
