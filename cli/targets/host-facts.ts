import { existsSync, readdirSync, statSync } from 'node:fs';
import process from 'node:process';
import type { Facts, Use } from '../../core/doctor/check.ts';
import { TOOL_NAMES } from '../../core/doctor/checks/tools.ts';
import { groupsIn } from '../../core/probes/cgroups.ts';
import { softLimit } from '../../core/probes/descriptors.ts';
import { type Mount, mountsIn } from '../../core/probes/mounts.ts';
import { statusNumber } from '../../core/probes/status.ts';
import type { Shell } from '../shell.ts';
import { findTool } from './find-tool.ts';
import { readPlaces } from './place-facts.ts';
import { linkOr, readOr } from './processes.ts';

/** Bits of CapEff in /proc/PID/status that decide what is seen (capabilities(7)). */
const CAPABILITIES = { DAC_OVERRIDE: 1, DAC_READ_SEARCH: 2, NET_ADMIN: 12, SYS_PTRACE: 19, SYS_ADMIN: 21, SYSLOG: 34 } as const;
/** The number that Linux gives the first pid namespace (PROC_PID_INIT_INO). */
const FIRST_PID_NAMESPACE = 'pid:[4026531836]';

/** Finds out what the checks of `doctor` want to know; reads, and writes nothing. `stateDirectory` is where the record would lie. */
export function readFacts(shell: Pick<Shell, 'env' | 'stdout'>, stateDirectory: string | undefined): Facts {
  const status = readOr('/proc/self/status');
  const uid = process.geteuid?.();
  const mounts = mountsIn(readOr('/proc/self/mountinfo') ?? '');
  const [netOfInit, net, pids] = ['/proc/1/ns/net', '/proc/self/ns/net', '/proc/self/ns/pid'].map(linkOr);
  return {
    platform: process.platform,
    kernel: readOr('/proc/sys/kernel/osrelease')?.trim() ?? '',
    node: process.version,
    bySudo: uid === 0 && shell.env['SUDO_UID'] !== undefined,
    countIsFree: (sizeOr('/proc/self/fd') ?? 0) > 0,
    tools: Object.fromEntries(TOOL_NAMES.map((name) => [name, findTool(name) ?? null])),
    places: readPlaces(shell.env, stateDirectory),
    terminal: terminal(shell),
    ...present({
      uid,
      capabilities: capabilities(status),
      proc: procMount(mounts),
      ptraceScope: numberIn('/proc/sys/kernel/yama/ptrace_scope'),
      dmesgRestricted: numberIn('/proc/sys/kernel/dmesg_restrict') === undefined ? undefined : numberIn('/proc/sys/kernel/dmesg_restrict') !== 0,
      sameNetworkAsInit: netOfInit === undefined || net === undefined ? undefined : netOfInit === net,
      hostPids: pids === undefined ? undefined : pids === FIRST_PID_NAMESPACE,
      container: container(shell.env),
      controlGroups: controlGroups(mounts),
      descriptors: ownDescriptors(),
      threads: ownThreads(status, uid),
    }),
  };
}

/** Leaves out what could not be found out. */
function present<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function sizeOr(path: string): number | undefined {
  try {
    return statSync(path).size;
  } catch {
    return undefined;
  }
}

function numberIn(path: string): number | undefined {
  const text = readOr(path)?.trim();
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

function capabilities(status: string | undefined): readonly string[] | undefined {
  const mask = /^CapEff:\s+([\da-f]{16})$/m.exec(status ?? '')?.[1];
  if (mask === undefined) return undefined;
  const bits = BigInt(`0x${mask}`);
  return Object.entries(CAPABILITIES).flatMap(([name, bit]) => ((bits >> BigInt(bit)) & 1n ? [name] : []));
}

function procMount(mounts: readonly Mount[]): Facts['proc'] {
  const proc = mounts.findLast(({ type, point }) => type === 'proc' && point === '/proc');
  if (!proc) return existsSync('/proc/self/stat') ? { hidepid: 'off', pidOnly: false } : undefined;
  const hidepid = proc.superOptions.find((option) => option.startsWith('hidepid='))?.slice('hidepid='.length);
  return { hidepid: hidepid ?? 'off', pidOnly: proc.superOptions.includes('subset=pid') };
}

function controlGroups(mounts: readonly Mount[]): Facts['controlGroups'] {
  const types = new Set(mounts.flatMap(({ type }) => (type === 'cgroup' || type === 'cgroup2' ? [type] : [])));
  if (types.size === 2) return 'hybrid';
  return types.has('cgroup2') ? 'v2' : types.has('cgroup') ? 'v1' : undefined;
}

function container(env: Shell['env']): string | undefined {
  if (env['KUBERNETES_SERVICE_HOST'] !== undefined) return 'a pod of Kubernetes';
  if (existsSync('/run/.containerenv')) return 'a container of Podman';
  if (existsSync('/.dockerenv')) return 'a container of Docker';
  const named = readOr('/run/systemd/container')?.trim() ?? /(docker|kubepods|containerd|lxc|libpod)/.exec(readOr('/proc/self/cgroup') ?? '')?.[1];
  return named ? `a container (${named})` : undefined;
}

function ownDescriptors(): Use | undefined {
  const limit = softLimit(readOr('/proc/self/limits'));
  try {
    return limit === undefined ? undefined : { used: readdirSync('/proc/self/fd').length, limit };
  } catch {
    return undefined;
  }
}

/** The nearest limit on threads: of the control group and those above it, whichever has least room; else of the user. */
function ownThreads(status: string | undefined, uid: number | undefined): Use | undefined {
  const own = statusNumber(status, 'Threads');
  const { folders } = groupsIn(readOr('/proc/self/cgroup') ?? '', 'pids');
  const group = nearestLimit(folders, numberIn);
  if (group) return group;
  const limit = /^Max processes\s+(\d+)/m.exec(readOr('/proc/self/limits') ?? '')?.[1];
  return own === undefined || limit === undefined || uid === 0 ? undefined : { used: own, limit: Number(limit) };
}

/** Of control groups one inside the other, the one with the least room; `numberOf` gives nothing for `max`. */
export function nearestLimit(folders: readonly string[], numberOf: (path: string) => number | undefined): Use | undefined {
  const limits = folders.flatMap((folder) => {
    const [used, limit] = [numberOf(`${folder}/pids.current`), numberOf(`${folder}/pids.max`)];
    return used === undefined || limit === undefined ? [] : [{ used, limit }];
  });
  return limits.toSorted((a, b) => a.limit - a.used - (b.limit - b.used))[0];
}

function terminal({ env, stdout }: Pick<Shell, 'env' | 'stdout'>): Facts['terminal'] {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  return {
    isTerminal: stdout.isTTY === true,
    colours: stdout.isTTY ? 2 ** stdout.getColorDepth({ ...env }) : 1,
    unicode: /utf-?8/i.test(locale),
    ...(stdout.columns ? { columns: stdout.columns } : {}),
  };
}
