import type { ProbeReport } from '../diagnosis/types.ts';
import type { Facts, Finding } from './check.ts';
import { CHECKS } from './checks/index.ts';

/** The JSON contract of `doctor --json`. */
export interface Examination {
  readonly schema: 1;
  /** Whether everything that was asked about can be seen. */
  readonly allSeen: boolean;
  readonly checks: readonly (Finding & { readonly id: string; readonly title: string })[];
  /** What can be seen of the process that was named, probe by probe. */
  readonly process?: { readonly pid: number; readonly name: string; readonly probes: readonly (Finding & { readonly id: string; readonly title: string })[] };
}

export interface ExaminedProcess {
  readonly pid: number;
  readonly name: string;
  readonly reports: readonly ProbeReport[];
}

/** What this machine and this user let Stanch see, and what of one process. */
export function examine(facts: Facts, target?: ExaminedProcess): Examination {
  const checks = CHECKS.flatMap(({ id, title, judge }) => {
    const finding = judge(facts);
    return finding ? [{ id, title, ...finding }] : [];
  });
  const probes = target?.reports.map((report) => ({ id: report.id, title: report.id, ...judgeProbe(report, target.pid, facts) }));
  return {
    schema: 1,
    allSeen: [...checks, ...(probes ?? [])].every(({ status }) => status !== 'gap'),
    checks,
    ...(target && probes ? { process: { pid: target.pid, name: target.name, probes } } : {}),
  };
}

function judgeProbe({ status, coverage }: ProbeReport, pid: number, { uid }: Facts): Finding {
  if (status === 'ok') return coverage === undefined ? { status: 'ok', says: 'seen' } : { status: 'note', says: coverage };
  const says = coverage ?? status;
  if (status !== 'not-permitted') return { status: 'gap', says };
  return {
    status: 'gap',
    says,
    command: uid === 0 ? `stanch doctor --pid ${pid} (on the host, or with --cap-add SYS_PTRACE)` : `sudo stanch doctor --pid ${pid}`,
  };
}
