import type { Manifest } from '../../core/bundle/manifest.ts';
import type { Diagnosis } from '../../core/diagnosis/types.ts';
import { UserError } from '../../core/errors.ts';
import { formatDuration } from '../../core/figures.ts';
import { printable } from '../../core/printable.ts';
import { safeJson } from '../../core/safe-json.ts';
import { openBundle } from '../bundle/open.ts';
import { renderReport } from '../formats/report.ts';
import { styleFor } from '../formats/style.ts';
import type { Shell } from '../shell.ts';
import { diagnoseBundle } from '../targets/bundle.ts';
import { VERSION } from '../version.ts';
import { type ContentOptions, loadLibrary } from './knowledge.ts';

interface Options extends ContentOptions {
  readonly bundle: string;
  readonly json?: boolean;
  readonly pid?: string;
  readonly name?: string;
  readonly port?: string;
  readonly dsn?: readonly string[];
  readonly pprof?: string;
  readonly expvar?: string;
  readonly metrics?: string;
  readonly for?: string;
  readonly interval?: string;
  readonly portable?: boolean;
  readonly attach?: boolean;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

/** `diagnose --bundle`: the same answer as when it was captured, from what was stored then. */
export async function diagnoseFile(options: Options, shell: Shell): Promise<Diagnosis> {
  const { bundle: file, pid, name, port, dsn = [], pprof, expvar, metrics, interval, portable, attach, yes, dryRun } = options;
  if ([pid, name, port, ...dsn, pprof, expvar, metrics, options.for, interval, portable, attach, yes, dryRun].some((value) => value !== undefined))
    throw new UserError('--bundle says what is looked at, and nothing is looked at anew.', { hint: `Only this: stanch diagnose --bundle ${file}` });
  const [bundle, { runbooks }] = await Promise.all([openBundle(file, shell.stdin), loadLibrary(shell, options)]);
  shell.err(provenance(bundle.manifest, shell.now()));
  // What a script collected has all its secrets.
  const diagnosis = shell.redactor.value((await diagnoseBundle(bundle, runbooks)).diagnosis);
  shell.out(options.json ? `${safeJson(diagnosis, 2)}\n` : renderReport(diagnosis, styleFor(shell.stdout), { fromBundle: true }));
  return diagnosis;
}

/** Whose evidence it is and how old: figures of yesterday look like those of today. */
function provenance({ host, startedAt, stanch, leftOut }: Manifest, now: number): string {
  const age = (now - Date.parse(startedAt)) / 1000;
  const lines = [
    `Captured ${startedAt} (${age >= 0 ? `${formatDuration(age)} ago` : 'in the future, by this clock'}) on ${host.name}, ${host.kernel}, ${host.timeZone}`,
    ...(stanch === VERSION ? [] : [`By Stanch ${stanch}, read by ${VERSION}: the verdict is that of this one`]),
    ...(leftOut.length > 0 ? [`Left out then: ${leftOut.map(({ what, why }) => `${what} (${why})`).join('; ')}`] : []),
  ];
  return `${lines.map((line) => printable(line)).join('\n')}\n`;
}
