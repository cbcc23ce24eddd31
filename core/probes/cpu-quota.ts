import { file, textOf } from './answers.ts';
import { groupsOf } from './cgroups.ts';
import type { Collected, ProbeContext, Request } from './probe.ts';
import type { ProcessorRow } from './rows.ts';
import { statusFile } from './tasks.ts';

const groups = (context: ProbeContext, collected: Collected) => groupsOf(context, collected, 'cpu');

/** The files that hold the quota of each group above the process: one in version 2, quota and period in version 1. */
export function quotaFiles(context: ProbeContext, collected: Collected): readonly (readonly Request[])[] {
  const { version, folders } = groups(context, collected);
  const names = version === 1 ? ['cpu.cfs_quota_us', 'cpu.cfs_period_us'] : ['cpu.max'];
  return folders.map((folder) => names.map((name) => file(`${folder}/${name}`)));
}

export function throttleFile(context: ProbeContext, collected: Collected): readonly Request[] {
  return groups(context, collected)
    .folders.slice(0, 1)
    .map((folder) => file(`${folder}/cpu.stat`));
}

/** Processors the process may use at once: those it is bound to, or the smallest quota above it. */
export function allowedProcessors(context: ProbeContext, collected: Collected): number | undefined {
  const list = /^Cpus_allowed_list:\s+([\d,-]+)$/m.exec(textOf(collected, statusFile(context)) ?? '')?.[1];
  if (!list) return undefined;
  const bound = list.split(',').reduce((sum, range) => {
    const [from, to = from] = range.split('-').map(Number);
    return sum + Number(to) - Number(from) + 1;
  }, 0);
  const quotas = quotaFiles(context, collected).flatMap((requests) => {
    const text = requests.map((request) => textOf(collected, request)?.trim()).join(' ');
    const match = /^(\d{1,15}) (\d{1,15})$/.exec(text);
    return match && Number(match[2]) > 0 ? [Number(match[1]) / Number(match[2])] : [];
  });
  const allowed = Math.min(bound, ...quotas.filter((quota) => quota > 0));
  return allowed > 0 ? allowed : undefined;
}

export function throttling(context: ProbeContext, collected: Collected): Pick<ProcessorRow, 'periods' | 'throttled'> {
  const [text] = throttleFile(context, collected).map((request) => textOf(collected, request));
  const [periods, throttled] = ['nr_periods', 'nr_throttled'].map((name) => new RegExp(`^${name} (\\d{1,15})$`, 'm').exec(text ?? '')?.[1]);
  return periods === undefined || throttled === undefined ? {} : { periods: Number(periods), throttled: Number(throttled) };
}
